import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { isAmbiguous, PhoneError, toPhoneError } from '../../core/errors.js';
import { refuseImpossible } from '../kit/refuse-impossible.js';
import { createAccountNumbers } from './account-numbers.js';
import { fetchAccount } from './account.js';
import { callForStatus, type BetterAuthClient } from './client.js';
import { getSessionUserId } from './session-store.js';
import { createTwoFactorSetting, type PasswordOperation } from './two-factor.js';
import { createVerification } from './verification.js';

export {
  betterAuthSecondFactorAdapter,
  type BetterAuthSecondFactorAdapterOptions,
  type BetterAuthSession,
} from './second-factor.js';
export type { BetterAuthClient, BetterAuthSecondFactorClient } from './client.js';

export interface BetterAuthAdapterOptions {
  /** The adapter's `scope`: set it in an app that has several better-auth servers. @default 'better-auth' */
  scope?: string;
  /**
   * Asks the person for their password, which better-auth requires to turn the second step on or off and to create
   * backup codes. Called once for each of these. Reject if the person cancels (`step_up_cancelled`); resolve with ''
   * for an account without a password (`allowPasswordless`). A wrong password is `step_up_required`.
   * @default none, and the adapter can neither set a second factor nor create backup codes
   */
  getPassword?(operation: PasswordOperation): Promise<string>;
  /**
   * Whether the server's `otpOptions.sendOTP` sends to `user.phoneNumber`. If false, the codes of the second step are
   * sent elsewhere, and no number is shown as a second factor. @default true
   */
  secondFactor?: boolean;
  /**
   * Whether people have backup codes: false for a server with `totpOptions.disable`, which creates none. @default true
   */
  backupCodes?: boolean;
  /** Limits of your server (`otpLength`, `expiresIn`) that are not better-auth's defaults, and your app's own rules. */
  limits?: Partial<Omit<AdapterLimits, 'maxPhoneNumbers'>>;
}

/** The port without what better-auth lacks: a primary number and a choice of the default second factor. */
export interface BetterAuthAdapter extends Omit<PhoneAdapter, 'makePrimary' | 'makeDefaultSecondFactor'> {
  delete: NonNullable<PhoneAdapter['delete']>;
}

/**
 * The one phone number of a better-auth account (`phoneNumberClient()`, and `twoFactorClient()` for the second factor).
 * An unverified number is kept in this tab only. Adding a second number rejects with `too_many_phone_numbers`:
 * better-auth would silently replace the first, and send the codes of the second step to the new one.
 */
export function betterAuthAdapter(client: BetterAuthClient, options: BetterAuthAdapterOptions = {}): BetterAuthAdapter {
  const { scope = 'better-auth', getPassword, secondFactor = true, backupCodes = true } = options;
  const { twoFactor } = client;
  const numbers = createAccountNumbers(secondFactor);
  const setting =
    secondFactor && getPassword && twoFactor
      ? createTwoFactorSetting(client, twoFactor, numbers, { getPassword, backupCodes })
      : null;

  return {
    scope,
    limits: { codeLength: 6, codeLifetime: 300, resendCooldown: 30, ...options.limits, maxPhoneNumbers: 1 },
    channels: ['sms'],
    // Present if a component reads the session, because only then the client knows the user.
    get currentUserId() {
      const userId = getSessionUserId(client);
      return userId === undefined ? undefined : () => userId;
    },
    list: async ({ signal }) => numbers.all(await fetchAccount(client, signal)),
    async create({ phoneNumber }) {
      const account = await fetchAccount(client);
      const known = numbers.all(account);
      const existing = known.find((number) => number.phoneNumber === phoneNumber);
      if (existing) return existing;
      refuseImpossible(phoneNumber);
      if (known.length > 0) throw new PhoneError('too_many_phone_numbers');
      return numbers.add(account, phoneNumber);
    },
    ...createVerification(client, numbers),
    async delete({ id }) {
      const account = await fetchAccount(client);
      const { reservedForSecondFactor } = numbers.get(account, id);
      // Without a number to send codes to, the second step would lock the person out.
      if (reservedForSecondFactor && !setting) throw new PhoneError('last_second_factor');
      if (reservedForSecondFactor) await setting?.turnOff('delete');
      const isOnServer = account.phoneNumber?.id === id;
      if (isOnServer) await clearPhoneNumber(client, reservedForSecondFactor);
      numbers.remove(account, id);
      return numbers.all(isOnServer ? { ...account, phoneNumber: null } : account);
    },
    ...(setting && { setReservedForSecondFactor: setting.setReservedForSecondFactor }),
    ...(setting && backupCodes && { createBackupCodes: setting.createBackupCodes }),
  };
}

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
