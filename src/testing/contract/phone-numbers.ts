import { validatePhoneNumber } from '../../core/validate.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { check, shown } from './check.js';

/** Checks that an answer is a whole number, and bears no backup codes unless it may. */
export function checkPhoneNumber(answered: PhoneNumber, by: string, { mayBearBackupCodes = false } = {}): void {
  check(typeof answered === 'object' && answered !== null, `${by} answered ${shown(answered)}.`, 'a PhoneNumber.');
  try {
    validatePhoneNumber(answered);
  } catch (thrown) {
    check(
      false,
      `${by} answered a number that is not whole. ${shown(thrown)}`,
      'a number has all the fields of PhoneNumber, or the call is refused with `unknown`.',
    );
  }
  const bears = answered.backupCodes !== null;
  check(
    !bears || mayBearBackupCodes,
    `${by} answered backup codes with ${answered.id}.`,
    'they are in the answer that made them alone, on the number that was reserved, and null everywhere else.',
  );
  checkRoles(answered, by);
}

/** Checks a whole list; `made` is the number that may bear new backup codes. */
export function checkPhoneNumbers(answered: readonly PhoneNumber[], by: string, made?: string): void {
  check(Array.isArray(answered), `${by} answered ${shown(answered)}.`, 'the whole list of numbers.');
  for (const number of answered) checkPhoneNumber(number, by, { mayBearBackupCodes: made !== undefined && number.id === made });
  checkDistinct(answered.map(({ id }) => id), by, 'id');
  checkDistinct(answered.map(({ phoneNumber }) => phoneNumber), by, 'phoneNumber');
  for (const role of ['primary', 'defaultSecondFactor'] as const) {
    const count = answered.filter((number) => number[role]).length;
    check(count <= 1, `${by} answered ${count} numbers with ${role}.`, 'at most one number is that.');
  }
}

/** Checks that two answers tell the same, whatever their order and their times. */
export function checkSame(answered: readonly PhoneNumber[], expected: readonly PhoneNumber[], happened: string, port: string): void {
  const [one, other] = [stateOf(answered), stateOf(expected)];
  check(one === other, `${happened}: ${one}, where it is ${other}.`, port);
}

function checkRoles(number: PhoneNumber, by: string): void {
  const { id, defaultSecondFactor, reservedForSecondFactor } = number;
  check(
    reservedForSecondFactor || !defaultSecondFactor,
    `${by} answered ${id} as the default second factor, and not as reserved.`,
    'the default is always a reserved number.',
  );
  check(
    isVerified(number) || !reservedForSecondFactor,
    `${by} answered ${id} as a second factor, and not as verified.`,
    'only a verified number is reserved.',
  );
}

function checkDistinct(all: readonly string[], by: string, field: string): void {
  check(new Set(all).size === all.length, `${by} answered two numbers with one ${field}: ${shown(all)}.`, 'each number is in the list once.');
}

function stateOf(numbers: readonly PhoneNumber[]): string {
  return shown(
    numbers
      .map(({ id, phoneNumber, verification, reservedForSecondFactor, defaultSecondFactor, primary }) => {
        return { id, phoneNumber, status: verification?.status ?? null, reservedForSecondFactor, defaultSecondFactor, primary };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}
