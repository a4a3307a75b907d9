import type { PhoneAdapter, PhoneOperation } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { isVerified } from '../../core/model.js';
import { withReservation } from '../../core/transitions.js';
import { isRecord, validate } from '../../core/validate.js';
import type { AccountNumbers } from './account-numbers.js';
import { fetchAccount } from './account.js';
import { createFirstBackupCodes, replaceBackupCodes } from './backup-codes.js';
import { callBetterAuth, callForStatus, type BetterAuthClient } from './client.js';

/** The operations that better-auth requires the person's password for. */
export type PasswordOperation = Extract<PhoneOperation, 'delete' | 'setReservedForSecondFactor' | 'createBackupCodes'>;

/** The account's two-factor setting, which better-auth turns on and off as a whole. */
export interface TwoFactorSetting {
  setReservedForSecondFactor: NonNullable<PhoneAdapter['setReservedForSecondFactor']>;
  createBackupCodes: NonNullable<PhoneAdapter['createBackupCodes']>;
  /** `operation` is the one that the person started. */
  turnOff(operation: PasswordOperation): Promise<void>;
}

interface TwoFactorSettingOptions {
  getPassword(operation: PasswordOperation): Promise<string>;
  /** Whether backup codes are created when it is turned on. */
  backupCodes: boolean;
}

export function createTwoFactorSetting(
  client: BetterAuthClient,
  twoFactor: NonNullable<BetterAuthClient['twoFactor']>,
  numbers: AccountNumbers,
  options: TwoFactorSettingOptions,
): TwoFactorSetting {
  const askForPassword = (operation: PasswordOperation) =>
    options.getPassword(operation).catch((thrown: unknown) => {
      throw new PhoneError('step_up_cancelled', { cause: thrown });
    });

  async function turnOn(): Promise<readonly string[] | null> {
    const password = await askForPassword('setReservedForSecondFactor');
    // Before it is turned on, so that at no moment a lost phone locks the person out.
    const backupCodes = options.backupCodes ? await createFirstBackupCodes(twoFactor, password) : null;
    validate(
      'method',
      await callBetterAuth((fetchOptions) => twoFactor.enable({ password, method: 'otp', fetchOptions })),
      isOtpEnabled,
    );
    return backupCodes;
  }

  async function turnOff(operation: PasswordOperation): Promise<void> {
    const password = await askForPassword(operation);
    await callForStatus((fetchOptions) => twoFactor.disable({ password, fetchOptions }));
  }

  return {
    turnOff,
    async setReservedForSecondFactor({ id, reserved }) {
      const account = await fetchAccount(client);
      const number = numbers.get(account, id);
      if (!isVerified(number)) throw new PhoneError('verification_required');
      if (number.reservedForSecondFactor === reserved) return numbers.all(account);
      const backupCodes = reserved ? await turnOn() : (await turnOff('setReservedForSecondFactor'), null);
      return withReservation(numbers.all(account), id, reserved).map((other) =>
        other.id === id ? { ...other, backupCodes } : other,
      );
    },
    async createBackupCodes() {
      const { hasTwoFactor } = await fetchAccount(client);
      if (!hasTwoFactor) throw new PhoneError('forbidden');
      return replaceBackupCodes(twoFactor, await askForPassword('createBackupCodes'));
    },
  };
}

function isOtpEnabled(input: unknown): input is { method: 'otp' } {
  return isRecord(input) && input.method === 'otp';
}
