import type { PhoneAdapter, PhoneOperation } from '../../core/adapter.js';
import { checked, isRecord } from '../../core/checked.js';
import { PhoneError } from '../../core/errors.js';
import { isVerified } from '../../core/model.js';
import { withReservation } from '../../core/transitions.js';
import { readAccount } from './account.js';
import { makeBackupCodes, makeFirstBackupCodes } from './backup-codes.js';
import { call, callToDo } from './call.js';
import type { BetterAuthClient } from './client.js';
import type { Numbers } from './account-numbers.js';

/** The operations that better-auth wants the person's password for. */
export type PasswordOperation = Extract<PhoneOperation, 'delete' | 'setReservedForSecondFactor' | 'createBackupCodes'>;

/** The second step of an account, which better-auth turns on and off as a whole. */
export interface SecondStep {
  setReservedForSecondFactor: NonNullable<PhoneAdapter['setReservedForSecondFactor']>;
  createBackupCodes: NonNullable<PhoneAdapter['createBackupCodes']>;
  /** `operation` is what the person has asked for. */
  turnOff(operation: PasswordOperation): Promise<void>;
}

interface SecondStepOptions {
  getPassword(operation: PasswordOperation): Promise<string>;
  /** Whether backup codes are made when it is turned on. */
  backupCodes: boolean;
}

export function secondStepOf(
  client: BetterAuthClient,
  twoFactor: NonNullable<BetterAuthClient['twoFactor']>,
  numbers: Numbers,
  options: SecondStepOptions,
): SecondStep {
  const askForPassword = (operation: PasswordOperation) =>
    options.getPassword(operation).catch((thrown: unknown) => {
      throw new PhoneError('step_up_cancelled', { cause: thrown });
    });

  async function turnOn(): Promise<readonly string[] | null> {
    const password = await askForPassword('setReservedForSecondFactor');
    // First, so that there is no moment in which a lost phone locks the person out.
    const backupCodes = options.backupCodes ? await makeFirstBackupCodes(twoFactor, password) : null;
    checked('the method', await call((fetchOptions) => twoFactor.enable({ password, method: 'otp', fetchOptions })), isOn);
    return backupCodes;
  }

  async function turnOff(operation: PasswordOperation): Promise<void> {
    const password = await askForPassword(operation);
    await callToDo((fetchOptions) => twoFactor.disable({ password, fetchOptions }));
  }

  return {
    turnOff,
    async setReservedForSecondFactor({ id, reserved }) {
      const account = await readAccount(client);
      const number = numbers.get(account, id);
      if (!isVerified(number)) throw new PhoneError('verification_required');
      if (number.reservedForSecondFactor === reserved) return numbers.all(account);
      const backupCodes = reserved ? await turnOn() : (await turnOff('setReservedForSecondFactor'), null);
      return withReservation(numbers.all(account), id, reserved).map((other) => (other.id === id ? { ...other, backupCodes } : other));
    },
    async createBackupCodes() {
      const { hasSecondStep } = await readAccount(client);
      if (!hasSecondStep) throw new PhoneError('forbidden');
      return makeBackupCodes(twoFactor, await askForPassword('createBackupCodes'));
    },
  };
}

function isOn(found: unknown): found is { method: 'otp' } {
  return isRecord(found) && found.method === 'otp';
}
