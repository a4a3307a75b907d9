import { check, shown } from '../check.js';
import { refusalOf } from '../refusal.js';
import type { SignInContract } from './contract.js';

export function describeSignInList({ describe, it }: SignInContract): void {
  describe('list', () => {
    it('has each second factor once, and sends nothing', async ({ adapter, ids, sentCount }) => {
      const before = await sentCount();
      const listed = (await adapter.list({})).map(({ id }) => id);
      check(
        [...listed].sort().join() === [...ids].sort().join(),
        `list() has the ids ${listed}, where ${ids} are second factors.`,
        'the numbers that can receive the code.',
      );
      check((await sentCount()) === before, 'list() has sent a message.', 'prepare alone sends.');
    });

    it('masks the numbers, since nobody is signed in yet', async ({ adapter, phoneNumbers }) => {
      const listed = await adapter.list({});
      for (const number of listed) {
        const whole = digitsOf(phoneNumbers[number.id] ?? '');
        const told = digitsOf(shown({ ...number, id: '' }));
        check(
          !told.includes(whole.slice(-5)),
          `list() tells the last five digits of a number: ${number.maskedPhoneNumber}.`,
          'whoever has a password and no phone must not learn the number.',
        );
        check(
          told.length <= whole.length - 4,
          `list() tells ${told.length} of ${whole.length} digits: ${number.maskedPhoneNumber}.`,
          'four digits at least are masked.',
        );
      }
    });

    it('is refused where it was aborted before it began, and answers the next call', async ({ adapter, ids }) => {
      await refusalOf(adapter.list({ signal: AbortSignal.abort() }), 'list() with a signal that was aborted', 'network');
      check(
        (await adapter.list({})).length === ids.length,
        'list() after an aborted one did not answer the numbers.',
        'an abort ends one call alone.',
      );
    });

    it('is refused where it is aborted on its way, and answers the next call', async ({ adapter, ids }) => {
      const controller = new AbortController();
      const aborted = refusalOf(adapter.list({ signal: controller.signal }), 'list() that was aborted on its way', 'network');
      const both = Promise.all([adapter.list({}), aborted]);
      controller.abort();
      const [other] = await both;
      check(other.length === ids.length, 'list() was disturbed by the abort of another call.', 'an abort ends one call alone.');
      check(
        (await adapter.list({})).length === ids.length,
        'list() after an aborted one did not answer the numbers.',
        'an abort ends one call alone.',
      );
    });
  });
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
