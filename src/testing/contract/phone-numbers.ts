import { validatePhoneNumber } from '../../core/validate.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { check, format } from './check.js';

/** Checks that a result is a complete number, without backup codes unless it may have some. */
export function checkPhoneNumber(result: PhoneNumber, by: string, { mayHaveBackupCodes = false } = {}): void {
  check(typeof result === 'object' && result !== null, `${by} resolved with ${format(result)}.`, 'a PhoneNumber.');
  try {
    validatePhoneNumber(result);
  } catch (thrown) {
    check(
      false,
      `${by} resolved with an incomplete number. ${format(thrown)}`,
      'a number has all the fields of PhoneNumber, or the call rejects with `unknown`.',
    );
  }
  const hasBackupCodes = result.backupCodes !== null;
  check(
    !hasBackupCodes || mayHaveBackupCodes,
    `${by} resolved with backup codes with ${result.id}.`,
    'they are only in the result that created them, on the number that was reserved, and null everywhere else.',
  );
  for (const name of ['createdAt', 'updatedAt'] as const)
    check(
      result[name] === null || isInMilliseconds(result[name]),
      `${by} resolved with the ${name} ${result[name]}.`,
      'it is in ms since the epoch, or null.',
    );
  checkRoles(result, by);
}

/** Returns whether a time lies between 1973 and 5138: in seconds or microseconds, a current time would not. */
function isInMilliseconds(time: number): boolean {
  return time > 1e11 && time < 1e14;
}

/** Checks a list; `created` is the number that may have new backup codes. */
export function checkPhoneNumbers(result: readonly PhoneNumber[], by: string, created?: string): void {
  check(Array.isArray(result), `${by} resolved with ${format(result)}.`, 'the whole list of numbers.');
  for (const number of result)
    checkPhoneNumber(number, by, { mayHaveBackupCodes: created !== undefined && number.id === created });
  checkDistinct(
    result.map(({ id }) => id),
    by,
    'id',
  );
  checkDistinct(
    result.map(({ phoneNumber }) => phoneNumber),
    by,
    'phoneNumber',
  );
  for (const role of ['primary', 'defaultSecondFactor'] as const) {
    const count = result.filter((number) => number[role]).length;
    check(count <= 1, `${by} resolved with ${count} numbers with ${role}.`, 'at most one number is that.');
  }
}

/** Checks that two lists are the same, regardless of order and times. */
export function checkSame(
  result: readonly PhoneNumber[],
  expected: readonly PhoneNumber[],
  happened: string,
  port: string,
): void {
  const [one, other] = [describeState(result), describeState(expected)];
  check(one === other, `${happened}: ${one}, expected ${other}.`, port);
}

function checkRoles(number: PhoneNumber, by: string): void {
  const { id, defaultSecondFactor, reservedForSecondFactor } = number;
  check(
    reservedForSecondFactor || !defaultSecondFactor,
    `${by} resolved with ${id} as the default second factor, and not as reserved.`,
    'the default is always a reserved number.',
  );
  check(
    isVerified(number) || !reservedForSecondFactor,
    `${by} resolved with ${id} as a second factor, and not as verified.`,
    'only a verified number is reserved.',
  );
}

function checkDistinct(all: readonly string[], by: string, field: string): void {
  check(
    new Set(all).size === all.length,
    `${by} resolved with two numbers with one ${field}: ${format(all)}.`,
    'each number is in the list once.',
  );
}

function describeState(numbers: readonly PhoneNumber[]): string {
  return format(
    numbers
      .map(({ id, phoneNumber, verification, reservedForSecondFactor, defaultSecondFactor, primary }) => {
        return {
          id,
          phoneNumber,
          status: verification?.status ?? null,
          reservedForSecondFactor,
          defaultSecondFactor,
          primary,
        };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}
