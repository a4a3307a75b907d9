import type { PhoneOperation } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { isRecord, validate } from '../../core/validate.js';
import { createFirstBackupCodes, replaceBackupCodes } from './backup-codes.js';
import { callBetterAuth, callForStatus, type BetterAuthClient } from './client.js';

/** The operations that better-auth requires the person's password for. */
export type PasswordOperation = Extract<PhoneOperation, 'delete' | 'setReservedForSecondFactor' | 'createBackupCodes'>;

/** The account's two-factor setting, which better-auth turns on and off as a whole. */
export interface TwoFactorSetting {
  /** Resolves with the backup codes that were created, or null. */
  turnOn(): Promise<readonly string[] | null>;
  /** `operation` is the one that the person started. */
  turnOff(operation: PasswordOperation): Promise<void>;
  replaceBackupCodes(): Promise<readonly string[]>;
}

interface TwoFactorSettingOptions {
  getPassword(operation: PasswordOperation): Promise<string>;
  /** Whether backup codes are created when it is turned on. */
  backupCodes: boolean;
}

export function createTwoFactorSetting(
  twoFactor: NonNullable<BetterAuthClient['twoFactor']>,
  options: TwoFactorSettingOptions,
): TwoFactorSetting {
  const askForPassword = (operation: PasswordOperation) =>
    options.getPassword(operation).catch((thrown: unknown) => {
      throw new PhoneError('step_up_cancelled', { cause: thrown });
    });
  return {
    async turnOn() {
      const password = await askForPassword('setReservedForSecondFactor');
      // Before it is turned on, so that at no moment a lost phone locks the person out.
      const backupCodes = options.backupCodes ? await createFirstBackupCodes(twoFactor, password) : null;
      validate(
        'method',
        await callBetterAuth((fetchOptions) => twoFactor.enable({ password, method: 'otp', fetchOptions })),
        isOtpEnabled,
      );
      return backupCodes;
    },
    async turnOff(operation) {
      const password = await askForPassword(operation);
      await callForStatus((fetchOptions) => twoFactor.disable({ password, fetchOptions }));
    },
    replaceBackupCodes: async () => replaceBackupCodes(twoFactor, await askForPassword('createBackupCodes')),
  };
}

function isOtpEnabled(input: unknown): input is { method: 'otp' } {
  return isRecord(input) && input.method === 'otp';
}
