import { isVerified } from '../../core/model.js';
import { createWrongCode, type Backend } from './backend.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { expectRejection } from './rejection.js';

const replacePort =
  'if limits.replaces is true, a new number takes the place of the old one, and its roles, once it is verified; else ' +
  'create rejects with `too_many_phone_numbers`.';

/** What happens to the one number of a backend when another is added. */
export function describeReplacement({
  describe,
  it,
  has,
  phoneNumbers: [first, second, third],
  capacity,
}: Contract): void {
  if (capacity > 1) return;

  describe('a second number', () => {
    it('takes the place of the first once it is verified, or is refused', async ({ adapter, verify, send, find }) => {
      const old = await verify(first);
      if (!(await canChange(adapter, second))) return;
      const { id, code } = await send(second);
      checkSame(
        await adapter.list({}),
        [await find(old), await find(id)],
        'list() differs while a change is pending',
        'both numbers are listed.',
      );
      check(isVerified(await find(old)) && !isVerified(await find(id)), 'A code was not needed.', replacePort);
      await expectRejection(adapter.attemptVerification({ id, code: createWrongCode(code) }), 'A wrong code');
      check(isVerified(await find(old)), 'A wrong code ended the use of the old number.', replacePort);
      const numbers = await adapter.attemptVerification({ id, code });
      check(
        numbers.map((number) => number.phoneNumber).join() === second,
        `attemptVerification() resolved with ${numbers.map((number) => number.phoneNumber)}.`,
        replacePort,
      );
      checkSame(await adapter.list({}), numbers, 'list() returned something else after a change', replacePort);
    });

    it('is dropped for a third, or refused', async ({ adapter, verify, find }) => {
      const old = await verify(first);
      if (!(await canChange(adapter, second))) return;
      const { id } = await adapter.create({ phoneNumber: second });
      const next = await adapter.create({ phoneNumber: third });
      checkSame(
        await adapter.list({}),
        [await find(old), next],
        'list() differs after a second change was begun',
        'adding another number replaces the unverified one.',
      );
      await expectRejection(adapter.prepareVerification({ id }), 'A code for the number that was dropped', 'not_found');
    });

    if (has('delete'))
      it('can be removed, and the first stays, or is refused', async ({ adapter, verify, operation, find }) => {
        const old = await find(await verify(first));
        if (!(await canChange(adapter, second))) return;
        const { id } = await adapter.create({ phoneNumber: second });
        const left = await operation('delete')({ id });
        checkSame(left, [old], 'delete() of the unverified number changed the other', replacePort);
        checkSame(await adapter.list({}), left, 'list() differs from what delete() resolved with', replacePort);
      });

    if (has('setReservedForSecondFactor'))
      it('becomes the second factor that the first was, or is refused', async ({ adapter, reserve, send, find }) => {
        const old = await find(await reserve(first));
        if (!(await canChange(adapter, second))) return;
        const sent = await send(second);
        checkSame([await find(old.id)], [old], 'A pending change ended the reservation', 'it is never off in between.');
        await adapter.attemptVerification(sent);
        const { reservedForSecondFactor, defaultSecondFactor, primary } = await find(sent.id);
        check(
          reservedForSecondFactor && defaultSecondFactor === old.defaultSecondFactor && primary === old.primary,
          'The new number lacks a role that the old one had.',
          replacePort,
        );
      });
  });
}

/** Returns whether a second number can be added; checks that it is refused if not. */
async function canChange(adapter: Backend['adapter'], phoneNumber: string): Promise<boolean> {
  if (adapter.limits.replaces) return true;
  await expectRejection(adapter.create({ phoneNumber }), 'create() of a second number', 'too_many_phone_numbers');
  return false;
}
