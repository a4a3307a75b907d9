import type { PhoneError } from '../../core/errors.js';
import type { Messages } from '../../messages/types.js';

/** What is said to the person of an error; nothing of none, nor of a step-up that they have called off themselves. */
export function errorText(messages: Messages, error: PhoneError | null | undefined): string | null {
  if (!error || error.code === 'step_up_cancelled') return null;
  const text = messages.errors[error.code];
  return typeof text === 'function' ? text(error) : text;
}
