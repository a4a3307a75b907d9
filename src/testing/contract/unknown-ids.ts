import type { PhoneOperation } from '../../core/adapter.js';
import type { Backend } from './backend.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { expectRejection } from './rejection.js';

type OperationById = Exclude<PhoneOperation, 'create' | 'createBackupCodes'>;

/** The operations on one number, each called with an id. */
const callsById: Readonly<Record<OperationById, (backend: Backend, id: string) => Promise<unknown>>> = {
  prepareVerification: ({ adapter }, id) => adapter.prepareVerification({ id }),
  attemptVerification: ({ adapter }, id) =>
    adapter.attemptVerification({ id, code: '0'.repeat(adapter.limits.codeLength) }),
  delete: ({ operation }, id) => operation('delete')({ id }),
  makePrimary: ({ operation }, id) => operation('makePrimary')({ id }),
  setReservedForSecondFactor: ({ operation }, id) => operation('setReservedForSecondFactor')({ id, reserved: true }),
  makeDefaultSecondFactor: ({ operation }, id) => operation('makeDefaultSecondFactor')({ id }),
};

export function describeUnknownIds({ describe, it, has, phoneNumbers: [first, second] }: Contract): void {
  describe('an id that is not of a number of the user', () => {
    for (const name of names.filter(
      (name) => name === 'prepareVerification' || name === 'attemptVerification' || has(name),
    ))
      it(`is not_found to ${name}`, async (backend) => {
        const { adapter, giveToAnother, sentCount } = backend;
        await adapter.create({ phoneNumber: first });
        const others = giveToAnother ? [await giveToAnother(second)] : [];
        const [before, sentBefore] = [await adapter.list({}), await sentCount()];
        await expectRejection(callsById[name](backend, 'no-such-number'), `${name}() of an unknown id`, 'not_found');
        for (const id of others)
          await expectRejection(callsById[name](backend, id), `${name}() of another user’s number`, 'not_found');
        check(
          (await sentCount()) === sentBefore,
          `${name}() sent a message.`,
          'nothing is sent to a number that is not the user’s.',
        );
        checkSame(await adapter.list({}), before, 'list() has changed', 'a call that was refused changes nothing.');
      });
  });
}

const names = Object.keys(callsById) as OperationById[];
