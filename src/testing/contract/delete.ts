import { check } from './check.js';
import { wholeListPort, type Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { nullIfRateLimited } from './prepare-verification.js';

export function describeDelete({ describe, it, has, phoneNumbers: [first, second], capacity }: Contract): void {
  if (!has('delete')) return;

  describe('delete', () => {
    it('removes a number that is not verified, and resolves with the list without it', async ({
      adapter,
      operation,
    }) => {
      const { id } = await adapter.create({ phoneNumber: first });
      const left = await operation('delete')({ id });
      check(left.length === 0, `delete() resolved with ${left.length} numbers, although none is left.`, wholeListPort);
      checkSame(await adapter.list({}), left, 'list() differs from what delete() resolved with', wholeListPort);
    });

    if (capacity > 1)
      it('removes a verified number, and resolves with the list without it', async ({ adapter, verify, operation }) => {
        const id = await verify(first);
        const kept = await verify(second);
        const left = await operation('delete')({ id });
        check(
          left.map((number) => number.id).join() === kept,
          `delete() resolved with the ids ${left.map((number) => number.id)}.`,
          wholeListPort,
        );
        checkSame(await adapter.list({}), left, 'list() differs from what delete() resolved with', wholeListPort);
      });

    it('leaves the number to be added again, unverified', async ({ adapter, operation }) => {
      await operation('delete')(await adapter.create({ phoneNumber: first }));
      const again = await adapter.create({ phoneNumber: first });
      check(
        again.verification?.status !== 'verified',
        'A number that was removed came back verified.',
        'its verification is removed with it.',
      );
      checkSame(await adapter.list({}), [again], 'list() differs', 'a number that was removed can be added again.');
    });

    if (has('setReservedForSecondFactor'))
      it('ends a reservation, which does not come back when the number is verified again', async ({
        adapter,
        reserve,
        verify,
        operation,
        passTime,
        find,
      }) => {
        // Else it may have to stay, as the last second factor or the last way to sign in.
        if (capacity > 1) await reserve(second);
        await operation('delete')({ id: await reserve(first) });
        await passTime?.(adapter.limits.resendCooldown);
        const again = await verify(first).catch(nullIfRateLimited);
        if (again === null) return check(!passTime, 'No code can be sent after limits.resendCooldown.', 'it can then.');
        const { reservedForSecondFactor, defaultSecondFactor } = await find(again);
        check(
          !reservedForSecondFactor && !defaultSecondFactor,
          'A number that was removed and added again is a second factor.',
          'a number is reserved when it was asked for, until that is ended or the number is removed.',
        );
      });

    if (capacity > 1 && has('setReservedForSecondFactor'))
      it('passes the default second factor on', async ({ adapter, reserve, operation }) => {
        const gone = await reserve(first);
        const heir = await reserve(second);
        const left = await operation('delete')({ id: gone });
        check(
          left.some((number) => number.id === heir && number.defaultSecondFactor),
          'delete() left reserved numbers without a default.',
          'while any is reserved, one is the default.',
        );
        checkSame(await adapter.list({}), left, 'list() differs from what delete() resolved with', wholeListPort);
      });
  });
}
