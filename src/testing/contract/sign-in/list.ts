import { check, format } from '../check.js';
import { expectRejection } from '../rejection.js';
import type { SignInContract } from './contract.js';

export function describeSignInList({ describe, it }: SignInContract): void {
  describe('list', () => {
    it('has each second factor once, and sends nothing', async ({ adapter, ids, sentCount }) => {
      const before = await sentCount();
      const listed = (await adapter.list({})).map(({ id }) => id);
      check(
        [...listed].sort().join() === [...ids].sort().join(),
        `list() has the ids ${listed}, although ${ids} are second factors.`,
        'the numbers that can receive the code.',
      );
      check((await sentCount()) === before, 'list() sent a message.', 'prepare alone sends.');
    });

    it('masks the numbers, since nobody is signed in yet', async ({ adapter, phoneNumbers }) => {
      const listed = await adapter.list({});
      for (const number of listed) {
        const whole = keepDigits(phoneNumbers[number.id] ?? '');
        const revealed = keepDigits(format({ ...number, id: '' }));
        check(
          !revealed.includes(whole.slice(-5)),
          `list() reveals the last five digits of a number: ${number.maskedPhoneNumber}.`,
          'somebody with a password and no phone must not learn the number.',
        );
        check(
          revealed.length <= whole.length - 4,
          `list() reveals ${revealed.length} of ${whole.length} digits: ${number.maskedPhoneNumber}.`,
          'four digits at least are masked.',
        );
      }
    });

    it('rejects if it was aborted before the call, and the next call succeeds', async ({ adapter, ids }) => {
      await expectRejection(adapter.list({ signal: AbortSignal.abort() }), 'list() with an aborted signal', 'network');
      check(
        (await adapter.list({})).length === ids.length,
        'list() after an aborted one did not return the numbers.',
        'an abort ends one call alone.',
      );
    });

    it('rejects if it is aborted during the call, and the next call succeeds', async ({ adapter, ids }) => {
      const controller = new AbortController();
      const aborted = expectRejection(
        adapter.list({ signal: controller.signal }),
        'list() that was aborted during the call',
        'network',
      );
      const both = Promise.all([adapter.list({}), aborted]);
      controller.abort();
      const [other] = await both;
      check(
        other.length === ids.length,
        'list() was disturbed by the abort of another call.',
        'an abort ends one call alone.',
      );
      check(
        (await adapter.list({})).length === ids.length,
        'list() after an aborted one did not return the numbers.',
        'an abort ends one call alone.',
      );
    });
  });
}

function keepDigits(text: string): string {
  return text.replace(/\D/g, '');
}
