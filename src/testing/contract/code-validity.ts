import { isVerified } from '../../core/model.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { expectRejection } from './rejection.js';

export function describeCodeValidity({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  describe('attemptVerification', () => {
    it('accepts a code once', async ({ adapter, send, find }) => {
      const { id, code } = await send(first);
      await adapter.attemptVerification({ id, code });
      await expectRejection(
        adapter.attemptVerification({ id, code }),
        'A code that was used',
        'already_verified',
        'code_expired',
        'incorrect_code',
      );
      check(
        isVerified(await find(id)),
        'The number is no longer verified after its code came twice.',
        'a number that is verified stays so.',
      );
    });

    it('accepts a code once if it is tried twice concurrently', async ({ adapter, send, find }) => {
      const { id, code } = await send(first);
      const outcomes = await Promise.allSettled([
        adapter.attemptVerification({ id, code }),
        adapter.attemptVerification({ id, code }),
      ]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') await expectRejection(Promise.reject(outcome.reason), 'The second of them');
      const successes = outcomes.filter(({ status }) => status === 'fulfilled').length;
      check(
        successes === 1,
        `Of two tries with one code concurrently ${successes} came through.`,
        'a code is good once.',
      );
      check(
        isVerified(await find(id)),
        'list() has the number unverified after that.',
        'a number that is verified is listed so.',
      );
    });

    it('accepts a code for as long as `limits.codeLifetime`', async ({ adapter, send, passTime, find }) => {
      const sent = await send(first);
      // Some seconds less, since the backend sent it before this call.
      await passTime?.(Math.max(0, adapter.limits.codeLifetime - 15));
      await adapter.attemptVerification(sent);
      check(isVerified(await find(sent.id)), 'The code did not verify.', 'a code is good until it has expired.');
    });

    if (capacity > 1)
      it('leaves the code of another number valid', async ({ adapter, send, find, readCode, passTime }) => {
        const [one, other] = [await send(first), await send(second)];
        await adapter.attemptVerification(one);
        // A backend may void it, and must say so: another one can be sent then.
        if ((await find(other.id)).verification?.status === 'expired') {
          await passTime?.(adapter.limits.resendCooldown);
          await adapter.prepareVerification(other);
          other.code = await readCode(second);
        }
        await adapter.attemptVerification(other);
        check(
          isVerified(await find(one.id)) && isVerified(await find(other.id)),
          'Of two numbers that were verified one after the other, not both are.',
          'verifying a number changes nothing about the code of another, unless that is listed as expired.',
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
