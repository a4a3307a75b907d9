import { PhoneError } from '../../core/errors.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { isBoolean, isRecord, isText, validate } from '../../core/validate.js';
import { callBetterAuth, type BetterAuthClient } from './client.js';
import { fromBetterAuthUser } from './phone-number.js';
import { assertSessionUser } from './session-store.js';

/** What better-auth stores about the signed-in person. */
export interface Account {
  readonly userId: string;
  /** The one number that an account can have. */
  readonly phoneNumber: PhoneNumber | null;
  /** Whether a sign-in has a second step. */
  readonly hasTwoFactor: boolean;
}

/**
 * Fetches the account; rejects with `unauthenticated` if nobody is signed in. It bypasses the copy of the session in
 * the cookie, because verifying a number does not update that.
 */
export async function fetchAccount(client: BetterAuthClient, signal?: AbortSignal): Promise<Account> {
  const query = { disableCookieCache: true } as const;
  const session = await callBetterAuth((fetchOptions) => client.getSession({ query, fetchOptions }), signal);
  const account = session === null ? null : parseAccount(validate('session', session, isRecord).user);
  assertSessionUser(client, account?.userId ?? null);
  if (account) return account;
  throw new PhoneError('unauthenticated');
}

/** Parses the `user` of a response. */
export function parseAccount(input: unknown): Account {
  const user = validate('user', input, isRecord);
  const hasTwoFactor = validate('twoFactorEnabled', user.twoFactorEnabled ?? false, isBoolean);
  return {
    userId: validate('id of the user', user.id, isText),
    phoneNumber: fromBetterAuthUser(user, hasTwoFactor),
    hasTwoFactor,
  };
}

/** Returns the account's number if it is verified. */
export function getVerifiedNumber({ phoneNumber }: Account): PhoneNumber | null {
  return phoneNumber && isVerified(phoneNumber) ? phoneNumber : null;
}
