import type { PhoneError } from '../core/errors.js';
import type { PhoneMessages } from './types.js';

/** Returns the text to show for an error; null if there is no error, or if the user cancelled a step-up. */
export function errorText(
  messages: Pick<PhoneMessages, 'errors'>,
  error: PhoneError | null | undefined,
): string | null {
  if (!error || error.code === 'step_up_cancelled') return null;
  const text = messages.errors[error.code];
  return typeof text === 'function' ? text(error) : text;
}
