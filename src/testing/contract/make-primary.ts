import { check } from './check.js';
import { wholeListPort, type Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';

export function describeMakePrimary({ describe, it, has, phoneNumbers: [first, second], capacity }: Contract): void {
  if (!has('makePrimary')) return;

  describe('makePrimary', () => {
    it('makes a verified number the primary one, alone, and resolves with the whole list', async ({
      adapter,
      verify,
      operation,
    }) => {
      const ids = [await verify(first)];
      if (capacity > 1) ids.push(await verify(second));
      for (const id of ids) {
        const result = await operation('makePrimary')({ id });
        const primary = result.filter((number) => number.primary).map((number) => number.id);
        check(
          primary.join() === id,
          `makePrimary() of ${id} resolved with the primary numbers ${primary}.`,
          'exactly the one that was asked for is primary.',
        );
        check(
          result.length === ids.length,
          `makePrimary() resolved with ${result.length} numbers of ${ids.length}.`,
          wholeListPort,
        );
        checkSame(
          await adapter.list({}),
          result,
          'list() differs from what makePrimary() resolved with',
          wholeListPort,
        );
      }
    });
  });
}
