import type { PhoneOperation, PhoneRead } from '../../core/adapter.js';
import type { BackupCodeStatus, PhoneNumber } from '../../core/model.js';
import { validateBackupCodeStatus } from '../../core/validate.js';
import type { Backend } from './backend.js';
import { check, format } from './check.js';
import { checkPhoneNumber, checkPhoneNumbers } from './phone-numbers.js';
import type { CheckResult } from './watch.js';

interface OperationUnderTest {
  /** Checks what the operation resolves with. */
  readonly checkResult: CheckResult;
  /** Calls the operation with the id of a number; null if it takes none. */
  readonly callById: ((backend: Backend, id: string) => Promise<unknown>) | null;
}

const checkList = (result: readonly PhoneNumber[], by: string) => checkPhoneNumbers(result, by);
const checkNumber = (result: PhoneNumber, by: string) => checkPhoneNumber(result, by);

/** What the contract must know about each operation of a `PhoneAdapter`. */
export const operationsUnderTest: Readonly<Record<PhoneOperation, OperationUnderTest>> = {
  create: { checkResult: checkNumber, callById: null },
  prepareVerification: {
    checkResult: checkNumber,
    callById: ({ adapter }, id) => adapter.prepareVerification({ id }),
  },
  attemptVerification: {
    checkResult: checkList,
    callById: ({ adapter }, id) => adapter.attemptVerification({ id, code: '0'.repeat(adapter.limits.codeLength) }),
  },
  delete: { checkResult: checkList, callById: ({ operation }, id) => operation('delete')({ id }) },
  makePrimary: { checkResult: checkList, callById: ({ operation }, id) => operation('makePrimary')({ id }) },
  setReservedForSecondFactor: {
    checkResult: (result, by, input) => checkPhoneNumbers(result, by, input?.id),
    callById: ({ operation }, id) => operation('setReservedForSecondFactor')({ id, reserved: true }),
  },
  makeDefaultSecondFactor: {
    checkResult: checkList,
    callById: ({ operation }, id) => operation('makeDefaultSecondFactor')({ id }),
  },
  createBackupCodes: { checkResult: checkBackupCodes, callById: null },
};

/** Checks the result of any call of a `PhoneAdapter`. */
export const checkResult: Readonly<Record<PhoneRead | PhoneOperation, CheckResult>> = {
  list: checkList,
  backupCodeStatus: checkBackupCodeStatus,
  ...(Object.fromEntries(
    Object.entries(operationsUnderTest).map(([name, { checkResult }]) => [name, checkResult]),
  ) as Record<PhoneOperation, CheckResult>),
};

function checkBackupCodeStatus(result: BackupCodeStatus, by: string): void {
  try {
    validateBackupCodeStatus(result);
  } catch {
    check(false, `${by} resolved with ${format(result)}.`, 'a count, and ms since the epoch or null.');
  }
}

function checkBackupCodes(result: unknown, by: string): void {
  const isSet =
    Array.isArray(result) && result.length > 0 && result.every((code) => typeof code === 'string' && code !== '');
  check(isSet, `${by} did not resolve with codes.`, 'a list of at least one code.');
  check(
    new Set(result).size === result.length,
    `${by} resolved with a code twice.`,
    'the backup codes of a set differ.',
  );
}
