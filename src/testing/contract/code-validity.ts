import { isVerified } from '../../core/model.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { expectRejection } from './rejection.js';

/** When a code is good, and for which number. */
export function describeCodeValidity({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  describe('attemptVerification', () => {
    it('accepts a code for as long as `limits.codeLifetime`', async ({ adapter, send, passTime, find }) => {
      const sent = await send(first);
      // Some seconds less, since the backend sent it before this call.
      await passTime?.(Math.max(0, adapter.limits.codeLifetime - 15));
      await adapter.attemptVerification(sent);
      check(isVerified(await find(sent.id)), 'The code did not verify.', 'a code is good until it has expired.');
    });

    if (capacity > 1)
      it('leaves the code of another number valid', async ({ adapter, send, find }) => {
        const [one, other] = [await send(first), await send(second)];
        await adapter.attemptVerification(one);
        await adapter.attemptVerification(other);
        check(
          isVerified(await find(one.id)) && isVerified(await find(other.id)),
          'Of two numbers that were verified one after the other, not both are.',
          'verifying a number changes nothing about the code of another.',
        );
      });

    if (capacity > 1)
      it('accepts a code only for the number that it was sent to', async ({ adapter, send, find }) => {
        const [one, other] = [await send(first), await send(second)];
        // Once in a million times they are equal.
        if (one.code !== other.code)
          await expectRejection(
            adapter.attemptVerification({ id: other.id, code: one.code }),
            'The code of another number',
            'incorrect_code',
          );
        check(
          !isVerified(await find(other.id)),
          'A number is verified by the code of another.',
          'a code is good for the number that it was sent to.',
        );
        await adapter.attemptVerification(one);
        check(
          !isVerified(await find(other.id)),
          'Another number was verified too.',
          'a code is good for the number that it was sent to.',
        );
      });
  });
}
