import type { PhoneError } from './errors.js';
import type { PhoneErrorCode } from './error-codes.js';

/** The texts of a language for errors. */
interface TextsOfErrors {
  errors: Readonly<Record<PhoneErrorCode, string | ((error: PhoneError) => string)>>;
}

/** Returns the text to show for an error; null if there is no error, or if the user cancelled a step-up. */
export function errorText({ errors }: TextsOfErrors, error: PhoneError | null | undefined): string | null {
  if (!error || error.code === 'step_up_cancelled') return null;
  const text = errors[error.code];
  return typeof text === 'function' ? text(error) : text;
}
