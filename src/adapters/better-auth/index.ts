import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { isAmbiguous, PhoneError, toPhoneError } from '../../core/errors.js';
import { readAccount } from './account.js';
import { callToDo } from './call.js';
import type { BetterAuthClient } from './client.js';
import { createNumbers } from './account-numbers.js';
import { secondStepOf, type PasswordOperation } from './two-factor.js';
import { userInStore } from './session-store.js';
import { verificationOf } from './verification.js';
import { refuseImpossible } from '../kit/refuse-impossible.js';

export {
  betterAuthSecondFactorAdapter,
  type BetterAuthSecondFactorAdapterOptions,
  type BetterAuthSession,
} from './second-factor.js';
export type { BetterAuthClient, BetterAuthSecondFactorClient } from './client.js';

export interface BetterAuthAdapterOptions {
  /**
   * Asks the person for their password, which better-auth wants where the second step is turned on or off and where
   * backup codes are made; called once for each of these. It rejects where they will not (`step_up_cancelled`); an
   * account without a password (`allowPasswordless`) answers ''. A wrong one is `step_up_required`.
   * @default none, and the adapter has no second factor to set and no backup codes
   */
  getPassword?(operation: PasswordOperation): Promise<string>;
  /**
   * Whether the server's `otpOptions.sendOTP` writes to `user.phoneNumber`. false: the codes of the second step go
   * elsewhere, and no number is shown as a second factor. @default true
   */
  secondFactor?: boolean;
  /** Whether people have backup codes: false for a server with `totpOptions.disable`, which makes none. @default true */
  backupCodes?: boolean;
  /** What the server is set to (`otpLength`, `expiresIn`), where that is not better-auth's default, and the app's own rules. */
  limits?: Partial<Omit<AdapterLimits, 'maxPhoneNumbers'>>;
}

/** The port, as far as better-auth goes: there is no primary number and no default second factor to choose. */
export interface BetterAuthAdapter extends Omit<PhoneAdapter, 'makePrimary' | 'makeDefaultSecondFactor'> {
  delete: NonNullable<PhoneAdapter['delete']>;
}

/**
 * better-auth's one phone number of an account (`phoneNumberClient()`, and `twoFactorClient()` for the second factor).
 * A number that is not verified is kept in this tab alone, and a second one is `too_many_phone_numbers`: better-auth
 * would silently put it in the place of the first, and with it move the codes of the second step.
 */
export function betterAuthAdapter(client: BetterAuthClient, options: BetterAuthAdapterOptions = {}): BetterAuthAdapter {
  const { getPassword, secondFactor = true, backupCodes = true } = options;
  const { twoFactor } = client;
  const numbers = createNumbers(secondFactor);
  const secondStep = secondFactor && getPassword && twoFactor ? secondStepOf(client, twoFactor, numbers, { getPassword, backupCodes }) : null;

  return {
    limits: { codeLength: 6, codeLifetime: 300, resendCooldown: 30, ...options.limits, maxPhoneNumbers: 1 },
    channels: ['sms'],
    // Where a page listens to the session, and so may know whose it is.
    get currentUserId() {
      const userId = userInStore(client);
      return userId === undefined ? undefined : () => userId;
    },
    list: async ({ signal }) => numbers.all(await readAccount(client, signal)),
    async create({ phoneNumber }) {
      const account = await readAccount(client);
      const known = numbers.all(account);
      const existing = known.find((number) => number.phoneNumber === phoneNumber);
      if (existing) return existing;
      refuseImpossible(phoneNumber);
      if (known.length > 0) throw new PhoneError('too_many_phone_numbers');
      return numbers.add(account, phoneNumber);
    },
    ...verificationOf(client, numbers),
    async delete({ id }) {
      const account = await readAccount(client);
      const { reservedForSecondFactor } = numbers.get(account, id);
      // Codes that have nowhere to go would lock the person out.
      if (reservedForSecondFactor && !secondStep) throw new PhoneError('last_second_factor');
      if (reservedForSecondFactor) await secondStep?.turnOff('delete');
      const isKeptByServer = account.phoneNumber?.id === id;
      if (isKeptByServer) await clearPhoneNumber(client, reservedForSecondFactor);
      numbers.remove(account, id);
      return numbers.all(isKeptByServer ? { ...account, phoneNumber: null } : account);
    },
    ...(secondStep && { setReservedForSecondFactor: secondStep.setReservedForSecondFactor }),
    ...(secondStep && backupCodes && { createBackupCodes: secondStep.createBackupCodes }),
  };
}

async function clearPhoneNumber(client: BetterAuthClient, isHalfDone: boolean): Promise<void> {
  try {
    await callToDo((fetchOptions) => client.updateUser({ phoneNumber: null, fetchOptions }));
  } catch (thrown) {
    const error = toPhoneError(thrown);
    // The number is no second factor any more, which only a list that is read again shows.
    throw isHalfDone && !isAmbiguous(error) ? new PhoneError('unknown', { cause: error.cause, message: error.message }) : error;
  }
}
