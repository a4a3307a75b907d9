import type { PhoneOperation } from '../../core/adapter.js';
import type { PhoneNumber } from '../../core/model.js';
import { check } from './check.js';
import { checkPhoneNumber, checkPhoneNumbers } from './phone-numbers.js';
import type { CheckResult } from './watch.js';

const list = (result: readonly PhoneNumber[], by: string) => checkPhoneNumbers(result, by);
const number = (result: PhoneNumber, by: string) => checkPhoneNumber(result, by);

/** Checks the result of each operation of a `PhoneAdapter`. */
export const checkResult: Readonly<Record<'list' | PhoneOperation, CheckResult>> = {
  list,
  create: number,
  prepareVerification: number,
  attemptVerification: list,
  delete: list,
  makePrimary: list,
  setReservedForSecondFactor: (result, by, input) => checkPhoneNumbers(result, by, input?.id),
  makeDefaultSecondFactor: list,
  createBackupCodes(result: unknown, by) {
    const isSet =
      Array.isArray(result) && result.length > 0 && result.every((code) => typeof code === 'string' && code !== '');
    check(isSet, `${by} did not resolve with codes.`, 'a list of at least one code.');
    check(
      new Set(result).size === result.length,
      `${by} resolved with a code twice.`,
      'the backup codes of a set differ.',
    );
  },
};
