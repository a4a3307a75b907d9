import type { SecondFactorOperation, SecondFactorPhoneNumber } from '../../../core/second-factor-adapter.js';
import { check, format } from '../check.js';
import type { CheckResult } from '../watch.js';

/** Checks the result of each operation of a `SecondFactorAdapter`; the session is up to the backend. */
export const checkSignInResult: Readonly<Record<'list' | SecondFactorOperation, CheckResult>> = {
  list(result: readonly SecondFactorPhoneNumber[], by) {
    check(Array.isArray(result), `${by} resolved with ${format(result)}.`, 'a list of numbers.');
    for (const number of result)
      check(
        isNumber(number),
        `${by} resolved with the number ${format(number)}.`,
        'each has an id, a maskedPhoneNumber, and default, true or false.',
      );
    const ids = new Set(result.map(({ id }) => id));
    check(
      ids.size === result.length,
      `${by} resolved with two numbers with one id.`,
      'each number is in the list once.',
    );
    const defaults = result.filter((number) => number.default).length;
    check(defaults <= 1, `${by} resolved with ${defaults} numbers as the default.`, 'at most one number is that.');
  },
  prepare(result: { expireAt: number | null }, by) {
    const { expireAt } = result ?? { expireAt: undefined };
    check(
      expireAt === null || (typeof expireAt === 'number' && expireAt > Date.now()),
      `${by} resolved with ${format(result)}.`,
      'an expireAt that lies ahead, in ms since the epoch, or null.',
    );
  },
  attempt: () => undefined,
  attemptBackupCode: () => undefined,
};

function isNumber(found: SecondFactorPhoneNumber): boolean {
  const isText = (text: unknown) => typeof text === 'string' && text !== '';
  return (
    typeof found === 'object' &&
    found !== null &&
    isText(found.id) &&
    isText(found.maskedPhoneNumber) &&
    typeof found.default === 'boolean'
  );
}
