import type { SecondFactorPhoneNumber } from '../../../core/adapter.js';
import { check, shown } from '../check.js';
import type { CheckAnswer } from '../watch.js';

/** What each operation of a `SecondFactorAdapter` answers, whenever it does; the session is the backend's own affair. */
export const checkAnswer: Readonly<Record<'list' | 'prepare' | 'attempt' | 'attemptBackupCode', CheckAnswer>> = {
  list(answered: readonly SecondFactorPhoneNumber[], by) {
    check(Array.isArray(answered), `${by} answered ${shown(answered)}.`, 'a list of numbers.');
    for (const number of answered) check(isNumber(number), `${by} answered the number ${shown(number)}.`, 'each has an id, a maskedPhoneNumber, and default, true or false.');
    const ids = new Set(answered.map(({ id }) => id));
    check(ids.size === answered.length, `${by} answered two numbers with one id.`, 'each number is in the list once.');
    const defaults = answered.filter((number) => number.default).length;
    check(defaults <= 1, `${by} answered ${defaults} numbers as the default.`, 'at most one number is that.');
  },
  prepare(answered: { expireAt: number | null }, by) {
    const { expireAt } = answered ?? { expireAt: undefined };
    check(
      expireAt === null || (typeof expireAt === 'number' && expireAt > Date.now()),
      `${by} answered ${shown(answered)}.`,
      'an expireAt that lies ahead, in ms since the epoch, or null.',
    );
  },
  attempt: () => undefined,
  attemptBackupCode: () => undefined,
};

function isNumber(found: SecondFactorPhoneNumber): boolean {
  const isText = (text: unknown) => typeof text === 'string' && text !== '';
  return typeof found === 'object' && found !== null && isText(found.id) && isText(found.maskedPhoneNumber) && typeof found.default === 'boolean';
}
