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
   * The provider says that no message can reach the number, such as a landline by SMS.
   *
   * Offer another channel, or another number.
   */
  'recipient_unreachable',
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
