import { checked, checkedPhoneNumber, isBoolean, isRecord, isText } from '../../core/checked.js';
import { PhoneError } from '../../core/errors.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { call } from './call.js';
import type { BetterAuthClient } from './client.js';
import { refuseOtherUser } from './session-store.js';

/** What better-auth keeps of the person who is signed in. */
export interface Account {
  readonly userId: string;
  /** The one number that an account has, or none. */
  readonly phoneNumber: PhoneNumber | null;
  /** Whether a sign-in has a second step. */
  readonly hasSecondStep: boolean;
}

/** Asks the server, past the copy of the session that may lie in a cookie: verifying does not renew that. `unauthenticated` where nobody is signed in. */
export async function readAccount(client: BetterAuthClient, signal?: AbortSignal): Promise<Account> {
  const query = { disableCookieCache: true } as const;
  const session = await call((fetchOptions) => client.getSession({ query, fetchOptions }), signal);
  const account = session === null ? null : accountOf(checked('the session', session, isRecord).user);
  refuseOtherUser(client, account?.userId ?? null);
  if (account) return account;
  throw new PhoneError('unauthenticated');
}

/** The account in a `user` that the server answered. */
export function accountOf(found: unknown): Account {
  const user = checked('the user', found, isRecord);
  // null where a column is younger than the account; absent without the plugin whose it is.
  const isPhoneNumberVerified = checked('phoneNumberVerified', user.phoneNumberVerified ?? false, isBoolean);
  const hasSecondStep = checked('twoFactorEnabled', user.twoFactorEnabled ?? false, isBoolean);
  const phoneNumber = user.phoneNumber ?? null;
  return {
    userId: checked('the id of the user', user.id, isText),
    phoneNumber:
      phoneNumber === null
        ? null
        : checkedPhoneNumber({
            // There is no other id, and the number keeps it from before the server has it.
            id: phoneNumber,
            phoneNumber,
            verification: {
              status: isPhoneNumberVerified ? 'verified' : 'unverified',
              strategy: 'phone_code',
              channel: 'sms',
              attempts: null,
              expireAt: null,
            },
            reservedForSecondFactor: isPhoneNumberVerified && hasSecondStep,
            defaultSecondFactor: isPhoneNumberVerified && hasSecondStep,
            createdAt: null,
            updatedAt: null,
            linkedTo: [],
            backupCodes: null,
            primary: false,
          }),
    hasSecondStep,
  };
}

/** The number, where the account has it and has proved it. */
export function verifiedIn({ phoneNumber }: Account): PhoneNumber | null {
  return phoneNumber && isVerified(phoneNumber) ? phoneNumber : null;
}
