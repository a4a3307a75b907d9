import type { PhoneOperation } from '../../core/adapter.js';
import type { PhoneNumber } from '../../core/model.js';
import { check } from './check.js';
import { checkPhoneNumber, checkPhoneNumbers } from './phone-numbers.js';
import type { CheckAnswer } from './watch.js';

const list = (answered: readonly PhoneNumber[], by: string) => checkPhoneNumbers(answered, by);
const number = (answered: PhoneNumber, by: string) => checkPhoneNumber(answered, by);

/** What each operation of a `PhoneAdapter` answers, whenever it does. */
export const checkAnswer: Readonly<Record<'list' | PhoneOperation, CheckAnswer>> = {
  list,
  create: number,
  prepareVerification: number,
  attemptVerification: number,
  delete: list,
  makePrimary: list,
  setReservedForSecondFactor: (answered, by, input) => checkPhoneNumbers(answered, by, input?.id),
  makeDefaultSecondFactor: list,
  createBackupCodes(answered: unknown, by) {
    const isSet = Array.isArray(answered) && answered.length > 0 && answered.every((code) => typeof code === 'string' && code !== '');
    check(isSet, `${by} answered something else than codes.`, 'a list of one code or more.');
    check(new Set(answered).size === answered.length, `${by} answered one code twice.`, 'each backup code of a set is another one.');
  },
};
