import { isVerified } from '../../core/model.js';
import { createWrongCode } from './backend.js';
import { check, format } from './check.js';
import { wholeListPort, type Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { expectRejection } from './rejection.js';

export function describeAttemptVerification({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  describe('attemptVerification', () => {
    it('verifies the number, and lists it as verified', async ({ adapter, send }) => {
      const { id, code } = await send(first);
      const numbers = await adapter.attemptVerification({ id, code });
      const verified = numbers.find((number) => number.id === id);
      check(
        verified?.phoneNumber === first,
        `attemptVerification() resolved with ${format(numbers)} for ${id}.`,
        'the list has the number whose code it was, under the same id.',
      );
      check(
        isVerified(verified),
        `attemptVerification() resolved with the status ${format(verified.verification?.status)}.`,
        'it resolves only when the number is verified.',
      );
      checkSame(
        await adapter.list({}),
        numbers,
        'list() has another number than attemptVerification() resolved with',
        'a number that is verified is listed so.',
      );
    });

    it('refuses a wrong code as `incorrect_code` of the field `code`, and changes nothing', async ({
      adapter,
      send,
      find,
    }) => {
      const { id, code } = await send(first);
      const before = await find(id);
      const error = await expectRejection(
        adapter.attemptVerification({ id, code: createWrongCode(code) }),
        'A wrong code',
        'incorrect_code',
      );
      check(
        error.field === 'code',
        `A wrong code rejected with the field ${format(error.field)}.`,
        'it belongs to the field `code`.',
      );
      checkSame(
        [await find(id)],
        [before],
        'list() has another number after a wrong code',
        'a wrong code changes no more than the count of attempts.',
      );
      await adapter.attemptVerification({ id, code });
      check(
        isVerified(await find(id)),
        'The right code after a wrong one did not verify.',
        'one wrong code does not burn the right one.',
      );
    });

    if (capacity > 1)
      it('resolves with the whole list', async ({ adapter, send }) => {
        await adapter.create({ phoneNumber: second });
        checkSame(
          await adapter.attemptVerification(await send(first)),
          await adapter.list({}),
          'list() differs from what attemptVerification() resolved with',
          wholeListPort,
        );
      });

    it('refuses a code before any was sent', async ({ adapter, find }) => {
      const { id } = await adapter.create({ phoneNumber: first });
      await expectRejection(
        adapter.attemptVerification({ id, code: '0'.repeat(adapter.limits.codeLength) }),
        'A code before any was sent',
        'code_expired',
        'incorrect_code',
      );
      check(
        !isVerified(await find(id)),
        'The number is verified by a code that was never sent.',
        'a number is verified by the code that was sent alone.',
      );
    });
  });
}
