import type { SecondFactorAdapter } from '../../core/adapter.js';
import { checked, isRecord, isText } from '../../core/checked.js';
import { PhoneError, toPhoneError } from '../../core/errors.js';
import { frozenCopy } from '../shared/frozen-copy.js';
import { unlessAborted } from '../shared/unless-aborted.js';
import { call, callToDo } from './call.js';
import type { BetterAuthSecondFactorClient } from './client.js';

/** Who has passed; the browser has got their session as a cookie. */
export interface BetterAuthSession {
  userId: string;
}

export interface BetterAuthSecondFactorAdapterOptions {
  /** This sign-in; the same after a reload of the page, so that no second code is sent by itself. @default a new one */
  attemptId?: string;
  /**
   * The number as the person may see it before they are signed in, where the app knows it. better-auth tells nothing of
   * it. @default asterisks
   */
  maskedPhoneNumber?: string;
  /** What the sign-in answered: without `otp` there is no number to send a code to. @default ['otp'] */
  twoFactorMethods?: readonly string[];
  /** Whether this browser is not asked again for 30 days. @default false */
  trustDevice?: boolean;
  /** Whether a backup code can be entered. @default true */
  backupCodes?: boolean;
  /** What the server is set to, where that is not better-auth's default. */
  limits?: Partial<SecondFactorAdapter['limits']>;
}

/**
 * The second step of a sign-in that answered `twoFactorRedirect`, made anew for each. The server knows it by a cookie,
 * which is good for 10 minutes: `unauthenticated` after that, and after the fifth wrong backup code. It says nothing
 * where the message could not be sent.
 */
export function betterAuthSecondFactorAdapter(
  client: BetterAuthSecondFactorClient,
  options: BetterAuthSecondFactorAdapterOptions = {},
): SecondFactorAdapter<BetterAuthSession> {
  const { attemptId = newAttemptId(), maskedPhoneNumber = '*** *** ***', twoFactorMethods = ['otp'], trustDevice = false } = options;
  const { twoFactor } = client;
  const numbers = twoFactorMethods.includes('otp') ? [{ id: 'otp', maskedPhoneNumber, default: true }] : [];
  const find = (id: string) => {
    if (!numbers.some((number) => number.id === id)) throw new PhoneError('not_found');
  };
  return {
    attemptId,
    limits: { codeLength: 6, codeLifetime: 180, resendCooldown: 30, ...options.limits },
    // They came with the first step: nothing is asked for.
    list: ({ signal }) => unlessAborted(signal, async () => frozenCopy(numbers)),
    async prepare({ id, channel = 'sms' }) {
      find(id);
      if (channel !== 'sms') throw new PhoneError('unsupported');
      await callToDo((fetchOptions) => twoFactor.sendOtp({ fetchOptions }));
      return { expireAt: null };
    },
    async attempt({ id, code }) {
      find(id);
      return sessionOf(await call((fetchOptions) => twoFactor.verifyOtp({ code, trustDevice, fetchOptions })));
    },
    ...(options.backupCodes !== false && {
      attemptBackupCode: async ({ code }) =>
        sessionOf(await call((fetchOptions) => twoFactor.verifyBackupCode({ code, trustDevice, fetchOptions })).catch(refuseSpentSignIn)),
    }),
  };
}

function sessionOf(found: unknown): BetterAuthSession {
  const user = checked('the user', checked('the session', found, isRecord).user, isRecord);
  return { userId: checked('the id of the user', user.id, isText) };
}

/** So many wrong backup codes end the whole sign-in, and no new code by message helps. */
function refuseSpentSignIn(thrown: unknown): never {
  const error = toPhoneError(thrown);
  throw error.code === 'too_many_attempts' ? new PhoneError('unauthenticated', { cause: error.cause }) : error;
}

/** `crypto.randomUUID` is missing where a page was not loaded by https. */
function newAttemptId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
