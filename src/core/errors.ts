/** Every error code of the kit, whatever the backend: when it occurs, and what an app does about it. */
export const phoneErrorCodes = [
  /**
   * It is not a phone number, or one of a type that never gets a code, such as a premium rate number.
   *
   * Let the user correct it.
   */
  'invalid_phone_number',
  /**
   * Another account has verified the number.
   *
   * Let the user enter another number. `takenNumber` of the policy can let the number move instead.
   */
  'phone_number_taken',
  /**
   * Codes are not sent to this country, or not by this channel.
   *
   * Let the user enter another number, and pass the field the same `countries` as the server.
   */
  'unsupported_country',
  /**
   * The user has `limits.maxPhoneNumbers` numbers.
   *
   * Offer to remove one.
   */
  'too_many_phone_numbers',
  /**
   * The code is wrong. `attemptsLeft` says how many tries are left, if the backend reports it.
   *
   * Let the user try again.
   */
  'incorrect_code',
  /**
   * The code is too old, or a newer one has been sent.
   *
   * Offer to send a new one.
   */
  'code_expired',
  /**
   * Too many wrong codes were tried, so the code is void.
   *
   * Offer to send a new one.
   */
  'too_many_attempts',
  /**
   * There were too many requests, messages or wrong codes. `retryAfter` says how long to wait, if the backend reports
   * it.
   *
   * Wait; nothing is retried by itself.
   */
  'rate_limited',
  /**
   * The number has been verified before, maybe in another tab.
   *
   * Fetch the list again; the hooks do.
   */
  'already_verified',
  /**
   * The operation needs a verified number.
   *
   * Offer to verify the number.
   */
  'verification_required',
  /**
   * The provider did not take the message.
   *
   * Offer to try again, or another channel. Look at the sender's error on the server.
   */
  'message_not_sent',
  /**
   * The number's owner has replied STOP to your messages.
   *
   * Tell the user how to opt in again, or let them use another number.
   */
  'recipient_opted_out',
  /**
   * Too many wrong codes in a row. Waiting does not help.
   *
   * Call `unlockVerification(userId)` on the server once you know who it is.
   */
  'locked',
  /**
   * The backend requires a second factor, and this is the last one.
   *
   * Offer to add another one first.
   */
  'last_second_factor',
  /**
   * The backend requires a verified number, or another way to sign in, and this is the last one.
   *
   * Offer to add another one first.
   */
  'last_identification',
  /**
   * The operation needs a fresh proof of who the user is, and there is no `onStepUp`.
   *
   * Pass `onStepUp` to the provider.
   */
  'step_up_required',
  /**
   * `onStepUp` rejected: the user has cancelled.
   *
   * Nothing: nothing was changed, and the components show no error.
   */
  'step_up_cancelled',
  /**
   * The number is no longer on the list, maybe removed in another tab.
   *
   * Fetch the list again; the hooks do.
   */
  'not_found',
  /**
   * The session is over, or the sign-in attempt is.
   *
   * Let the user sign in again.
   */
  'unauthenticated',
  /**
   * The user is signed in, but may not do this; or the server refused the page's origin.
   *
   * Check `allowedOrigins` and the permissions of your server.
   */
  'forbidden',
  /**
   * The backend cannot do this at all, or not by this channel.
   *
   * Look at `isSupported` before you render the control.
   */
  'unsupported',
  /**
   * No response came, or the server said that it cannot respond now. The operation may have succeeded.
   *
   * Offer to try again; the list is fetched again first.
   */
  'network',
  /**
   * What the backend said has no other code. `cause` is its own error.
   *
   * Offer to try again, and report `cause`.
   */
  'unknown',
] as const;

export type PhoneErrorCode = (typeof phoneErrorCodes)[number];

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
