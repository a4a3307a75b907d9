import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { isAmbiguous, PhoneError, toPhoneError } from '../../core/errors.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { numberAdapter } from '../kit/number-adapter.js';
import { fetchAccount } from './account.js';
import { callForStatus, type BetterAuthClient } from './client.js';
import type { BetterAuthAccount } from './phone-number.js';
import { getSessionUserId, readsSession } from './session-store.js';
import { createTwoFactorSetting, type PasswordOperation } from './two-factor.js';
import { confirmBetterAuthCode, sendBetterAuthCode } from './verification.js';

export {
  betterAuthSecondFactorAdapter,
  type BetterAuthSecondFactorAdapterOptions,
  type BetterAuthSession,
} from './second-factor.js';
export type { BetterAuthClient, BetterAuthSecondFactorClient } from './client.js';

export interface BetterAuthAdapterOptions {
  /** The adapter's `scope`: set it in an app that has several better-auth servers. @default 'better-auth' */
  scope?: string | undefined;
  /**
   * Asks the person for their password, which better-auth requires to turn the second step on or off and to create
   * backup codes. Called once for each of these. Reject if the person cancels (`step_up_cancelled`); resolve with ''
   * for an account without a password (`allowPasswordless`). A wrong password is `step_up_required`.
   * @default none, and the adapter can neither set a second factor nor create backup codes
   */
  getPassword?: ((operation: PasswordOperation) => Promise<string>) | undefined;
  /**
   * Whether the server's `otpOptions.sendOTP` sends to `user.phoneNumber`. If false, the codes of the second step are
   * sent elsewhere, and no number is shown as a second factor. @default true
   */
  secondFactor?: boolean | undefined;
  /**
   * Whether people have backup codes: false for a server with `totpOptions.disable`, which creates none. @default true
   */
  backupCodes?: boolean | undefined;
  /** Limits of your server (`otpLength`, `expiresIn`) that are not better-auth's defaults, and your app's own rules. */
  limits?: Optional<Omit<AdapterLimits, 'maxPhoneNumbers'>> | undefined;
}

/** The port without what better-auth lacks: a primary number and a choice of the default second factor. */
export interface BetterAuthAdapter extends Omit<PhoneAdapter, 'makePrimary' | 'makeDefaultSecondFactor'> {
  delete: NonNullable<PhoneAdapter['delete']>;
}

/**
 * The one phone number of a better-auth account (`phoneNumberClient()`, and `twoFactorClient()` for the second factor).
 * An unverified number is kept in this tab only. A new number takes the place of the old one once its code was entered:
 * better-auth stores it in one step, and two-factor, which belongs to the account, stays on throughout and sends to the
 * new number from then on. With `limits: { replaces: false }`, another number rejects with `too_many_phone_numbers`.
 */
export function betterAuthAdapter(client: BetterAuthClient, options: BetterAuthAdapterOptions = {}): BetterAuthAdapter {
  const { scope = 'better-auth', getPassword, secondFactor = true, backupCodes = true } = options;
  const { twoFactor } = client;
  const setting =
    secondFactor && getPassword && twoFactor ? createTwoFactorSetting(twoFactor, { getPassword, backupCodes }) : null;
  const read = (signal?: AbortSignal) => fetchAccount(client, secondFactor, signal);

  // Each operation reads the session first, because better-auth sends a code to anyone who asks, and verifies for
  // the user of the cookie.
  return numberAdapter<BetterAuthAccount>({
    scope,
    limits: {
      ...withDefaults<Omit<AdapterLimits, 'maxPhoneNumbers'>>(betterAuthLimits, options.limits),
      maxPhoneNumbers: 1,
    },
    get currentUserId() {
      return readsSession(client) ? () => getSessionUserId(client) : undefined;
    },
    translateError: toPhoneError,
    read: ({ signal }) => read(signal),
    send: (input) => sendBetterAuthCode(client, input),
    confirm: (input) => confirmBetterAuthCode(client, input, secondFactor),
    async remove({ account }) {
      const isReserved = account.secondFactors?.length !== 0;
      // Without a number to send codes to, the second step would lock the person out.
      if (isReserved && !setting) throw new PhoneError('last_second_factor');
      if (isReserved) await setting?.turnOff('delete');
      await clearPhoneNumber(client, isReserved);
      return { ...account, phoneNumbers: [], unverifiedNumbers: [], secondFactors: [] };
    },
    ...(setting && {
      async setSecondFactor({ reserved, account }) {
        const created = reserved ? await setting.turnOn() : await setting.turnOff('setReservedForSecondFactor');
        const secondFactors = reserved ? account.phoneNumbers : [];
        return { backupCodes: created ?? null, account: { ...account, secondFactors, hasTwoFactor: reserved } };
      },
    }),
    ...(setting &&
      backupCodes && {
        async createBackupCodes() {
          if (!(await read()).hasTwoFactor) throw new PhoneError('forbidden');
          return setting.replaceBackupCodes();
        },
      }),
  });
}

const betterAuthLimits = { codeLength: 6, codeLifetime: 300, resendCooldown: 30, replaces: true } as const;

async function clearPhoneNumber(client: BetterAuthClient, isHalfDone: boolean): Promise<void> {
  try {
    await callForStatus((fetchOptions) => client.updateUser({ phoneNumber: null, fetchOptions }));
  } catch (thrown) {
    const error = toPhoneError(thrown);
    // `unknown` makes the caller read the list again: the number is no longer a second factor.
    throw isHalfDone && !isAmbiguous(error)
      ? new PhoneError('unknown', { cause: error.cause, message: error.message })
      : error;
  }
}
