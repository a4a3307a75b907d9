/** Everything that can go wrong, in words that no backend owns. */
export const phoneErrorCodes = [
  'invalid_phone_number',
  'phone_number_taken',
  'unsupported_country',
  'too_many_phone_numbers',
  'incorrect_code',
  'code_expired',
  'too_many_attempts',
  'rate_limited',
  'already_verified',
  'verification_required',
  'message_not_sent',
  'last_second_factor',
  'last_identification',
  'step_up_required',
  'step_up_cancelled',
  'not_found',
  'unauthenticated',
  'forbidden',
  'unsupported',
  'network',
  'unknown',
] as const;

export type PhoneErrorCode = (typeof phoneErrorCodes)[number];

/** The inputs that an error can belong to. */
export const phoneErrorFields = ['phoneNumber', 'code'] as const;

/** The input that an error belongs to. */
export type PhoneErrorField = (typeof phoneErrorFields)[number];

export interface PhoneErrorOptions {
  /** @default the input that the code is about, such as `code` for `incorrect_code` */
  field?: PhoneErrorField | null;
  /** Seconds until it is worth trying again. @default null */
  retryAfter?: number | null;
  /** How many wrong codes are left. @default null */
  attemptsLeft?: number | null;
  /** The backend's own error; it carries no request body, since that would hold a code. */
  cause?: unknown;
  /** What happened, for developers and never for the person. @default the code */
  message?: string;
}

/** The one error that leaves an adapter. Components turn `code` into a text; `message` is for developers. */
export class PhoneError extends Error {
  override readonly name = 'PhoneError';
  readonly code: PhoneErrorCode;
  readonly field: PhoneErrorField | null;
  /** Seconds, or null. */
  readonly retryAfter: number | null;
  readonly attemptsLeft: number | null;

  constructor(code: PhoneErrorCode, options: PhoneErrorOptions = {}) {
    super(options.message ?? code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.field = options.field === undefined ? (fieldOf[code] ?? null) : options.field;
    this.retryAfter = options.retryAfter ?? null;
    this.attemptsLeft = options.attemptsLeft ?? null;
  }
}

/** Returns a `PhoneError` as it is, and anything else as `unknown` with the original in `cause`. */
export function toPhoneError(thrown: unknown): PhoneError {
  if (thrown instanceof PhoneError) return thrown;
  return new PhoneError('unknown', { cause: thrown, message: thrown instanceof Error ? thrown.message : undefined });
}

/** Whether the backend may have done the work although the caller got no success. */
export function isAmbiguous(error: PhoneError): boolean {
  return error.code === 'network' || error.code === 'unknown';
}

/** Whether the code that was sent is no longer accepted, so that a new one must be sent. */
export function isSpent(error: PhoneError | null): boolean {
  return error?.code === 'code_expired' || error?.code === 'too_many_attempts';
}

const fieldOf: { [code in PhoneErrorCode]?: PhoneErrorField } = {
  invalid_phone_number: 'phoneNumber',
  phone_number_taken: 'phoneNumber',
  unsupported_country: 'phoneNumber',
  incorrect_code: 'code',
  code_expired: 'code',
  too_many_attempts: 'code',
};
