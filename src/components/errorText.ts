import type { PhoneError } from '../core/errors.js';
import type { Messages } from '../messages/types.js';

/** What is said to the person of an error; nothing of none. */
export function errorText(messages: Messages, error: PhoneError | null | undefined): string | null {
  if (!error) return null;
  const text = messages.errors[error.code];
  return typeof text === 'function' ? text(error) : text;
}
