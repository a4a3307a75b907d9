import { isVerified } from '../../core/model.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';

export function describeCreate({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  const existingPort = 'create resolves with the existing number if the person already has it.';

  describe('create', () => {
    it('adds the number, unverified, and lists it', async ({ adapter }) => {
      const added = await adapter.create({ phoneNumber: first });
      check(
        added.phoneNumber === first,
        `create() resolved with ${added.phoneNumber} for ${first}.`,
        'the number stays in the E.164 that it was added in.',
      );
      check(!isVerified(added), 'create() resolved with a verified number.', 'a number is verified by a code alone.');
      check(
        !added.primary && !added.reservedForSecondFactor,
        'create() resolved with a primary number or a second factor.',
        'an unverified number is neither.',
      );
      checkSame(
        await adapter.list({}),
        [added],
        'list() has another number than create() resolved with',
        'a number that was added is listed.',
      );
    });

    it('sends nothing', async ({ adapter, sentCount }) => {
      const before = await sentCount();
      await adapter.create({ phoneNumber: first });
      const sent = (await sentCount()) - before;
      check(sent === 0, `create() sent ${sent} messages.`, 'prepareVerification alone sends.');
    });

    it('resolves with the existing number, unchanged', async ({ adapter, verify, find }) => {
      const added = await adapter.create({ phoneNumber: first });
      checkSame(
        [await adapter.create({ phoneNumber: first })],
        [added],
        'create() resolved with another number the second time',
        existingPort,
      );
      const id = await verify(first);
      checkSame(
        [await adapter.create({ phoneNumber: first })],
        [await find(id)],
        'create() did not return the verified number',
        existingPort,
      );
      check((await adapter.list({})).length === 1, 'list() has the number more than once.', existingPort);
    });

    it('adds one number if the same one is added twice concurrently', async ({ adapter }) => {
      const [one, other] = await Promise.all([
        adapter.create({ phoneNumber: first }),
        adapter.create({ phoneNumber: first }),
      ]);
      check(one.id === other.id, `create() resolved with the ids ${one.id} and ${other.id}.`, existingPort);
      checkSame(await adapter.list({}), [one], 'list() differs', existingPort);
    });

    if (capacity > 1)
      it('adds both of two numbers concurrently', async ({ adapter }) => {
        const added = await Promise.all([first, second].map((phoneNumber) => adapter.create({ phoneNumber })));
        checkSame(
          await adapter.list({}),
          added,
          'list() differs from what was added',
          'calls concurrently do not disturb each other.',
        );
      });
  });
}
