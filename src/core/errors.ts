import type { PhoneErrorCode } from './error-codes.js';

/** The fields of a form that an error can belong to. */
export const phoneErrorFields = ['phoneNumber', 'code'] as const;

export type PhoneErrorField = (typeof phoneErrorFields)[number];

export interface PhoneErrorOptions {
  /** @default the field that the error code is about, such as `code` for `incorrect_code` */
  field?: PhoneErrorField | null | undefined;
  /** Seconds to wait before the next try. @default null */
  retryAfter?: number | null | undefined;
  /** The number of wrong codes that are still allowed. @default null */
  attemptsLeft?: number | null | undefined;
  /** Whether a message may arrive although it was not reported as sent. @default true for `network` and `unknown` */
  mayArrive?: boolean | undefined;
  /** As in the error. @default null */
  sentAgo?: number | null | undefined;
  /** The backend's own error, without the request body, which may hold a code. */
  cause?: unknown;
  /** What happened, for developers; never shown to the user. @default the error code */
  message?: string | undefined;
}

/**
 * The only error that an adapter rejects with. Components translate `code` into a text; `message` is for developers.
 */
export class PhoneError extends Error {
  override readonly name = 'PhoneError';
  declare readonly code: PhoneErrorCode;
  declare readonly field: PhoneErrorField | null;
  /** Seconds, or null. */
  declare readonly retryAfter: number | null;
  declare readonly attemptsLeft: number | null;
  /** Whether a message may arrive although it was not reported as sent, as after a timeout: its code is then good. */
  declare readonly mayArrive: boolean;
  /**
   * Seconds since the last code was sent, or null. On `rate_limited`: the wait is only the one between two codes. On
   * `incorrect_code`: the code is that of an older message, which the last one voided.
   */
  declare readonly sentAgo: number | null;

  constructor(code: PhoneErrorCode, options: PhoneErrorOptions = {}) {
    super(options.message ?? code, options);
    this.code = code;
    this.field = options.field === undefined ? (errorFields[code] ?? null) : options.field;
    this.retryAfter = options.retryAfter ?? null;
    this.attemptsLeft = options.attemptsLeft ?? null;
    this.mayArrive = options.mayArrive ?? isAmbiguous(this);
    this.sentAgo = options.sentAgo ?? null;
  }
}

/** Returns what was thrown if it is a `PhoneError`, else an `unknown` one with the original in `cause`. */
export function toPhoneError(thrown: unknown): PhoneError {
  if (thrown instanceof PhoneError) return thrown;
  return new PhoneError('unknown', { cause: thrown, message: thrown instanceof Error ? thrown.message : undefined });
}

/** Returns whether the operation may have succeeded although it failed for the caller. */
export function isAmbiguous(error: PhoneError): boolean {
  return error.code === 'network' || error.code === 'unknown';
}

/** Returns whether the code that was sent is void, so that a new one must be sent. */
export function isCodeVoid(error: PhoneError | null): boolean {
  return error?.code === 'code_expired' || error?.code === 'too_many_attempts';
}

const errorFields: { [code in PhoneErrorCode]?: PhoneErrorField | undefined } = {
  invalid_phone_number: 'phoneNumber',
  phone_number_taken: 'phoneNumber',
  unsupported_country: 'phoneNumber',
  incorrect_code: 'code',
  code_expired: 'code',
  too_many_attempts: 'code',
};
