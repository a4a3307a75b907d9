import { check } from './check.js';
import { wholeListPort, type Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';

export function describeMakePrimary({ describe, it, has, phoneNumbers: [first, second], capacity }: Contract): void {
  if (!has('makePrimary')) return;

  describe('makePrimary', () => {
    it('makes a verified number the primary one, alone, and resolves with the whole list', async ({ adapter, verify, operation }) => {
      const ids = [await verify(first)];
      if (capacity > 1) ids.push(await verify(second));
      for (const id of ids) {
        const answered = await operation('makePrimary')({ id });
        const primary = answered.filter((number) => number.primary).map((number) => number.id);
        check(
          primary.join() === id,
          `makePrimary() of ${id} answered the primary numbers ${primary}.`,
          'exactly the one that was asked for is primary.',
        );
        check(answered.length === ids.length, `makePrimary() resolved with ${answered.length} numbers of ${ids.length}.`, wholeListPort);
        checkSame(await adapter.list({}), answered, 'list() has something else than makePrimary() resolved with', wholeListPort);
      }
    });
  });
}
