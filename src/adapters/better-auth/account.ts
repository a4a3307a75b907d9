import { PhoneError } from '../../core/errors.js';
import { isRecord, validate } from '../../core/validate.js';
import { callBetterAuth, type BetterAuthClient } from './client.js';
import { parseAccount, type BetterAuthAccount } from './phone-number.js';
import { assertSessionUser } from './session-store.js';

/**
 * Fetches the account; rejects with `unauthenticated` if nobody is signed in. It bypasses the copy of the session in
 * the cookie, because verifying a number does not update that.
 */
export async function fetchAccount(
  client: BetterAuthClient,
  secondFactor: boolean,
  signal?: AbortSignal,
): Promise<BetterAuthAccount> {
  const query = { disableCookieCache: true } as const;
  const session = await callBetterAuth((fetchOptions) => client.getSession({ query, fetchOptions }), signal);
  const account = session === null ? null : parseAccount(validate('session', session, isRecord).user, secondFactor);
  assertSessionUser(client, account?.userId ?? null);
  if (account) return account;
  throw new PhoneError('unauthenticated');
}
