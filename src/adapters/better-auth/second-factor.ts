import type { SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { PhoneError, toPhoneError } from '../../core/errors.js';
import { isRecord, isText, validate } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { createRandomId } from '../kit/create-random-id.js';
import { frozenCopy } from '../kit/frozen-copy.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callBetterAuth, callForStatus, type BetterAuthSecondFactorClient } from './client.js';

/** The user who passed the second step; the browser has their session as a cookie. */
export interface BetterAuthSession {
  userId: string;
}

export interface BetterAuthSecondFactorAdapterOptions {
  /**
   * Identifies this sign-in attempt. Pass the same one after a reload, so that no second code is sent.
   * @default a new one
   */
  attemptId?: string | undefined;
  /** The masked number, if the app knows it: better-auth reveals nothing before the sign-in. @default asterisks */
  maskedPhoneNumber?: string | undefined;
  /**
   * The `twoFactorMethods` that the sign-in returned: without `otp` there is no number to send a code to.
   * @default ['otp']
   */
  twoFactorMethods?: readonly string[] | undefined;
  /** Whether this browser skips the second step for 30 days. @default false */
  trustDevice?: boolean | undefined;
  /** Whether a backup code can be entered. @default true */
  backupCodes?: boolean | undefined;
  /** Limits of your server that are not better-auth's defaults. */
  limits?: Optional<SecondFactorAdapter['limits']> | undefined;
}

/**
 * The second step of a sign-in that returned `twoFactorRedirect`; create one for each sign-in. The server identifies it
 * by a cookie that lasts 10 minutes: after that, and after the fifth wrong backup code, calls reject with
 * `unauthenticated`. The server does not report a message that could not be sent.
 */
export function betterAuthSecondFactorAdapter(
  client: BetterAuthSecondFactorClient,
  options: BetterAuthSecondFactorAdapterOptions = {},
): SecondFactorAdapter<BetterAuthSession> {
  const {
    attemptId = createRandomId(),
    maskedPhoneNumber = '*** *** ***',
    twoFactorMethods = ['otp'],
    trustDevice = false,
  } = options;
  const { twoFactor } = client;
  const numbers = twoFactorMethods.includes('otp') ? [{ id: 'otp', maskedPhoneNumber, default: true }] : [];
  const assertFound = (id: string) => {
    if (!numbers.some((number) => number.id === id)) throw new PhoneError('not_found');
  };
  return {
    attemptId,
    limits: withDefaults({ codeLength: 6, codeLifetime: 180, resendCooldown: 30 }, options.limits),
    channels: ['sms'],
    // The methods came with the first step, so this makes no request.
    list: ({ signal }) => unlessAborted(signal, async () => frozenCopy(numbers)),
    async prepare({ id, channel }) {
      assertFound(id);
      refuseOtherChannel('better-auth', channel);
      await callForStatus((fetchOptions) => twoFactor.sendOtp({ fetchOptions }));
      return { expireAt: null };
    },
    async attempt({ id, code }) {
      assertFound(id);
      return parseBetterAuthSession(
        await callBetterAuth((fetchOptions) => twoFactor.verifyOtp({ code, trustDevice, fetchOptions })),
      );
    },
    ...(options.backupCodes !== false && {
      attemptBackupCode: async ({ code }) =>
        parseBetterAuthSession(
          await callBetterAuth((fetchOptions) => twoFactor.verifyBackupCode({ code, trustDevice, fetchOptions })).catch(
            rethrowSpentSignIn,
          ),
        ),
    }),
  };
}

function parseBetterAuthSession(input: unknown): BetterAuthSession {
  const user = validate('user', validate('session', input, isRecord).user, isRecord);
  return { userId: validate('id of the user', user.id, isText) };
}

/** Too many wrong backup codes end the whole sign-in, so a new code by message does not help. */
function rethrowSpentSignIn(thrown: unknown): never {
  const error = toPhoneError(thrown);
  throw error.code === 'too_many_attempts' ? new PhoneError('unauthenticated', { cause: error.cause }) : error;
}
