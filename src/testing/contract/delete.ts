import { check } from './check.js';
import { wholeListPort, type Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';

export function describeDelete({ describe, it, has, phoneNumbers: [first, second], capacity }: Contract): void {
  if (!has('delete')) return;

  describe('delete', () => {
    it('removes a number that is not verified, and answers the list without it', async ({ adapter, operation }) => {
      const { id } = await adapter.create({ phoneNumber: first });
      const left = await operation('delete')({ id });
      check(left.length === 0, `delete() answered ${left.length} numbers, where none is left.`, wholeListPort);
      checkSame(await adapter.list({}), left, 'list() has something else than delete() has answered', wholeListPort);
    });

    if (capacity > 1)
      it('removes a verified number, and answers the list without it', async ({ adapter, verify, operation }) => {
        const id = await verify(first);
        const kept = await verify(second);
        const left = await operation('delete')({ id });
        check(left.map((number) => number.id).join() === kept, `delete() answered the ids ${left.map((number) => number.id)}.`, wholeListPort);
        checkSame(await adapter.list({}), left, 'list() has something else than delete() has answered', wholeListPort);
      });

    it('leaves the number to be added again, unproved', async ({ adapter, operation }) => {
      await operation('delete')(await adapter.create({ phoneNumber: first }));
      const again = await adapter.create({ phoneNumber: first });
      check(again.verification?.status !== 'verified', 'A number that was removed came back verified.', 'its proof goes with it.');
      checkSame(await adapter.list({}), [again], 'list() has something else', 'a number that was removed can be added again.');
    });

    if (capacity > 1 && has('setReservedForSecondFactor'))
      it('passes it on where it was the default second factor', async ({ adapter, reserve, operation }) => {
        const gone = await reserve(first);
        const heir = await reserve(second);
        const left = await operation('delete')({ id: gone });
        check(
          left.some((number) => number.id === heir && number.defaultSecondFactor),
          'delete() left reserved numbers without a default.',
          'while any is reserved, one is the default.',
        );
        checkSame(await adapter.list({}), left, 'list() has something else than delete() has answered', wholeListPort);
      });
  });
}
