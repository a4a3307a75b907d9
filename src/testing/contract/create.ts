import { isVerified } from '../../core/model.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';

export function describeCreate({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  const existingPort = 'create answers the existing number where the person has it already.';

  describe('create', () => {
    it('adds the number, unproved, and lists it', async ({ adapter }) => {
      const added = await adapter.create({ phoneNumber: first });
      check(
        added.phoneNumber === first,
        `create() answered ${added.phoneNumber} for ${first}.`,
        'the number stays in the E.164 that it was added in.',
      );
      check(!isVerified(added), 'create() answered a verified number.', 'a number is verified by a code alone.');
      check(
        !added.primary && !added.reservedForSecondFactor,
        'create() answered a primary number or a second factor.',
        'an unproved number is neither.',
      );
      checkSame(await adapter.list({}), [added], 'list() has another number than create() has answered', 'a number that was added is listed.');
    });

    it('sends nothing', async ({ adapter, sentCount }) => {
      const before = await sentCount();
      await adapter.create({ phoneNumber: first });
      const sent = (await sentCount()) - before;
      check(sent === 0, `create() has sent ${sent} messages.`, 'prepareVerification alone sends.');
    });

    it('answers the number that is there already, as it is', async ({ adapter, verify, find }) => {
      const added = await adapter.create({ phoneNumber: first });
      checkSame([await adapter.create({ phoneNumber: first })], [added], 'create() answered another number the second time', existingPort);
      const id = await verify(first);
      checkSame([await adapter.create({ phoneNumber: first })], [await find(id)], 'create() did not answer the verified number', existingPort);
      check((await adapter.list({})).length === 1, 'list() has the number more than once.', existingPort);
    });

    it('adds one number where the same is added twice at the same time', async ({ adapter }) => {
      const [one, other] = await Promise.all([adapter.create({ phoneNumber: first }), adapter.create({ phoneNumber: first })]);
      check(one.id === other.id, `create() answered the ids ${one.id} and ${other.id}.`, existingPort);
      checkSame(await adapter.list({}), [one], 'list() has something else', existingPort);
    });

    if (capacity > 1)
      it('adds both of two numbers at the same time', async ({ adapter }) => {
        const added = await Promise.all([first, second].map((phoneNumber) => adapter.create({ phoneNumber })));
        checkSame(await adapter.list({}), added, 'list() has something else than was added', 'calls at the same time do not disturb each other.');
      });
  });
}
