import { optionalOperations, requiredOperations } from '../../core/adapter.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { operationsUnderTest } from './operations.js';
import { checkSame } from './phone-numbers.js';
import { expectRejection } from './rejection.js';

export function describeUnknownIds({ describe, it, has, phoneNumbers: [first, second] }: Contract): void {
  describe('an id without a number of the user', () => {
    for (const name of [...requiredOperations, ...optionalOperations.filter(has)]) {
      const { callById } = operationsUnderTest[name];
      if (callById === null) continue;
      it(`is not_found to ${name}`, async (backend) => {
        const { adapter, giveToAnother, sentCount } = backend;
        await adapter.create({ phoneNumber: first });
        const others = giveToAnother ? [await giveToAnother(second)] : [];
        const [before, sentBefore] = [await adapter.list({}), await sentCount()];
        await expectRejection(callById(backend, 'no-such-number'), `${name}() of an unknown id`, 'not_found');
        for (const id of others)
          await expectRejection(callById(backend, id), `${name}() of another user’s number`, 'not_found');
        check(
          (await sentCount()) === sentBefore,
          `${name}() sent a message.`,
          'nothing is sent to a number that is not the user’s.',
        );
        checkSame(await adapter.list({}), before, 'list() has changed', 'a call that was refused changes nothing.');
      });
    }
  });
}
