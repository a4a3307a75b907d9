import type { PhoneNumber } from '../../core/model.js';
import { check } from './check.js';
import { wholeListPort, type Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';

const defaultPort =
  'while any number is reserved exactly one is the default: the first one reserved, until another is made that.';

export function describeReservation({ describe, it, has, phoneNumbers: [first, second], capacity }: Contract): void {
  if (!has('setReservedForSecondFactor')) return;

  describe('setReservedForSecondFactor', () => {
    it('reserves a verified number, the first as the default, and resolves with the whole list', async ({
      adapter,
      verify,
      operation,
    }) => {
      const id = await verify(first);
      if (capacity > 1) await adapter.create({ phoneNumber: second });
      const result = await operation('setReservedForSecondFactor')({ id, reserved: true });
      checkReserved(result, [id], id);
      check(
        result.length === Math.min(2, capacity),
        `setReservedForSecondFactor() resolved with ${result.length} numbers.`,
        wholeListPort,
      );
      checkSame(
        await adapter.list({}),
        result,
        'list() differs from what setReservedForSecondFactor() resolved with',
        wholeListPort,
      );
    });

    it('changes nothing if the number is already reserved', async ({ adapter, reserve, operation }) => {
      const id = await reserve(first);
      const before = await adapter.list({});
      checkSame(
        await operation('setReservedForSecondFactor')({ id, reserved: true }),
        before,
        'setReservedForSecondFactor() resolved with a change',
        'it is reserved already.',
      );
    });

    it('has the outcome of the last of several calls', async ({ adapter, reserve, verify, operation, find }) => {
      // Else the last one may have to stay.
      if (capacity > 1) await reserve(second);
      const id = await verify(first);
      const setReserved = operation('setReservedForSecondFactor');
      const calls = adapter.limits.secondFactorRequired && capacity === 1 ? [true, true] : [true, false, true];
      for (const reserved of calls) {
        await setReserved({ id, reserved });
        check(
          (await find(id)).reservedForSecondFactor === reserved,
          `list() has the number as ${reserved ? 'not reserved' : 'reserved'} after the last of several calls.`,
          'a later call wins over an earlier one.',
        );
      }
    });

    if (capacity === 1) {
      it('ends a reservation, unless one is required', async ({ adapter, reserve, operation }) => {
        const id = await reserve(first);
        if (adapter.limits.secondFactorRequired) return checkReserved(await adapter.list({}), [id], id);
        const result = await operation('setReservedForSecondFactor')({ id, reserved: false });
        checkReserved(result, [], undefined);
        checkSame(
          await adapter.list({}),
          result,
          'list() differs from what setReservedForSecondFactor() resolved with',
          wholeListPort,
        );
      });
      return;
    }

    it('keeps the default when another number is reserved', async ({ adapter, reserve }) => {
      const ids = [await reserve(first), await reserve(second)];
      checkReserved(await adapter.list({}), ids, ids[0]);
    });

    it('ends a reservation, and passes the default on', async ({ adapter, reserve, operation }) => {
      const [id, heir] = [await reserve(first), await reserve(second)];
      const result = await operation('setReservedForSecondFactor')({ id, reserved: false });
      checkReserved(result, [heir], heir);
      checkSame(
        await adapter.list({}),
        result,
        'list() differs from what setReservedForSecondFactor() resolved with',
        wholeListPort,
      );
    });
  });
}

export function describeDefaultSecondFactor({
  describe,
  it,
  has,
  phoneNumbers: [first, second],
  capacity,
}: Contract): void {
  if (!has('makeDefaultSecondFactor')) return;

  describe('makeDefaultSecondFactor', () => {
    it('makes a reserved number the default, alone, and resolves with the whole list', async ({
      adapter,
      verify,
      reserve,
      operation,
    }) => {
      const add = has('setReservedForSecondFactor') ? reserve : verify;
      const ids = [await add(first)];
      if (capacity > 1) ids.unshift(await add(second));
      for (const id of ids) {
        const result = await operation('makeDefaultSecondFactor')({ id });
        checkReserved(result, ids, id);
        checkSame(
          await adapter.list({}),
          result,
          'list() differs from what makeDefaultSecondFactor() resolved with',
          wholeListPort,
        );
      }
    });
  });
}

function checkReserved(numbers: readonly PhoneNumber[], ids: readonly string[], defaultId: string | undefined): void {
  const reserved = numbers.filter((number) => number.reservedForSecondFactor).map(({ id }) => id);
  check(
    [...reserved].sort().join() === [...ids].sort().join(),
    `The numbers ${reserved} are reserved, although it should be ${ids}.`,
    'a number is reserved when it was asked for, until that is ended.',
  );
  const defaults = numbers.filter((number) => number.defaultSecondFactor).map(({ id }) => id);
  check(
    defaults.join() === (defaultId ?? ''),
    `The default is ${defaults.join() || 'none'}, although it should be ${defaultId ?? 'none'}.`,
    defaultPort,
  );
}
