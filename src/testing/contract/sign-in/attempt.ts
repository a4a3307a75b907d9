import { createWrongCode } from '../backend.js';
import { check, format } from '../check.js';
import { nullIfRateLimited } from '../prepare-verification.js';
import { expectRejection } from '../rejection.js';
import type { SignInContract } from './contract.js';

export function describeSignInAttempt({ describe, it, capacity }: SignInContract): void {
  describe('attempt', () => {
    it('signs the user in by the code that was sent', async ({ adapter, ids, send, isSignedIn }) => {
      const session = await adapter.attempt(await send(ids[0]));
      check(
        await isSignedIn(session),
        'attempt() resolved with something else than the session of the user.',
        'it resolves with what the backend returns when the person passes.',
      );
    });

    it('refuses a wrong code as `incorrect_code` of the field `code`, and still accepts the right one', async ({
      adapter,
      ids,
      send,
      isSignedIn,
    }) => {
      const { id, code } = await send(ids[0]);
      const error = await expectRejection(
        adapter.attempt({ id, code: createWrongCode(code) }),
        'A wrong code',
        'incorrect_code',
      );
      check(
        error.field === 'code',
        `A wrong code rejected with the field ${format(error.field)}.`,
        'it belongs to the field `code`.',
      );
      check(
        await isSignedIn(await adapter.attempt({ id, code })),
        'The right code after a wrong one signed nobody in.',
        'one wrong code does not burn the right one.',
      );
    });

    it('refuses a code before any was sent', async ({ adapter, ids }) => {
      const id = ids.find((other) => other !== adapter.sentTo);
      if (id === undefined) return;
      await expectRejection(
        adapter.attempt({ id, code: '0'.repeat(adapter.limits.codeLength) }),
        'A code before any was sent',
        'code_expired',
        'incorrect_code',
      );
    });

    it('is over once it is passed', async ({ adapter, ids, send }) => {
      const sent = await send(ids[0]);
      await adapter.attempt(sent);
      await expectRejection(adapter.attempt(sent), 'A code of a sign-in that was passed');
    });

    it('signs in once if the code is tried twice concurrently', async ({ adapter, ids, send }) => {
      const sent = await send(ids[0]);
      const outcomes = await Promise.allSettled([adapter.attempt(sent), adapter.attempt(sent)]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') await expectRejection(Promise.reject(outcome.reason), 'The second of them');
      const successes = outcomes.filter(({ status }) => status === 'fulfilled').length;
      check(
        successes === 1,
        `Of two tries with one code concurrently ${successes} came through.`,
        'a code is good once.',
      );
    });

    it('is a sign-in of its own, identified by its `attemptId`', async ({ adapter, signInAgain }) => {
      const { attemptId } = adapter;
      check(
        typeof attemptId === 'string' && attemptId !== '' && attemptId === adapter.attemptId,
        `attemptId is ${format(attemptId)}.`,
        'a text that stays the same as long as the sign-in lasts.',
      );
      const other = (await signInAgain()).attemptId;
      check(
        other !== attemptId,
        `Two sign-ins have the attemptId ${attemptId}.`,
        'the wait between two codes hangs on it.',
      );
    });

    it('does not accept the code of another sign-in', async ({ adapter, ids: [id], phoneNumbers, ...signIn }) => {
      const other = await signIn.signInAgain();
      await signIn.passTime?.(adapter.limits.resendCooldown);
      const sent = other.sentTo === id || (await other.prepare({ id }).catch(nullIfRateLimited));
      if (sent === null) return;
      const code = await signIn.readCode(phoneNumbers[id] ?? '');
      // The older sign-in has sent no code, or another one, or ended when the other began.
      await expectRejection(
        adapter.attempt({ id, code }),
        'The code of another sign-in',
        'incorrect_code',
        'code_expired',
        'unauthenticated',
      );
    });

    if (capacity > 1)
      it('accepts a code only for the number that it was sent to', async ({
        adapter,
        ids: [first, second = ''],
        send,
        isSignedIn,
      }) => {
        const [one, other] = [await send(first), await send(second)];
        // Once in a million times they are equal.
        if (one.code !== other.code)
          await expectRejection(
            adapter.attempt({ id: other.id, code: one.code }),
            'The code of another number',
            'incorrect_code',
          );
        check(
          await isSignedIn(await adapter.attempt(other)),
          'The code of the number signed nobody in.',
          'a code is good for the number that it was sent to.',
        );
      });
  });

  describe('an id without a second factor of the user', () => {
    it('is not_found to prepare, which sends nothing', async ({ adapter, sentCount }) => {
      const before = await sentCount();
      await expectRejection(adapter.prepare({ id: 'no-such-number' }), 'prepare() of an unknown id', 'not_found');
      check(
        (await sentCount()) === before,
        'prepare() of an unknown id sent a message.',
        'nothing is sent to a number that is not the user’s.',
      );
    });

    it('is not_found to attempt', async ({ adapter, ids, send }) => {
      const { code } = await send(ids[0]);
      await expectRejection(adapter.attempt({ id: 'no-such-number', code }), 'attempt() of an unknown id', 'not_found');
    });
  });
}
