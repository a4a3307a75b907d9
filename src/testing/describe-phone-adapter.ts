import type { AdapterUnderTest, DescribePhoneAdapterOptions } from './adapter-under-test.js';
import { describeAttemptVerification } from './contract/attempt-verification.js';
import { describeBackupCodes } from './contract/backup-codes.js';
import { describeCapabilities } from './contract/capabilities.js';
import { createContract } from './contract/contract.js';
import { describeCreate } from './contract/create.js';
import { describeDelete } from './contract/delete.js';
import { describeList } from './contract/list.js';
import { describeMakePrimary } from './contract/make-primary.js';
import { describePrepareVerification } from './contract/prepare-verification.js';
import { provocationsOf } from './contract/provocations.js';
import { describeRefusals } from './contract/refusals.js';
import { describeDefaultSecondFactor, describeReservation } from './contract/second-factors.js';
import { describeStrangeIds } from './contract/unknown-ids.js';

/**
 * Writes a suite that an adapter must pass to be one: what each operation answers and leaves behind, each way in which
 * it is refused, calls at the same time, and calls that are aborted. The functions of your test runner are options
 * (`{ describe, it }` of Vitest, say), so that the kit brings none.
 *
 * Every `PhoneErrorCode` must be accounted for. Many come about by themselves; the others, and those that your backend
 * needs another way for, you bring about in `provoke`; those that it has not you name in `never`, with the reason, which
 * stands in the name of the test. An optional method that the adapter lacks you name in `absent`.
 */
export function describePhoneAdapter<UnderTest extends AdapterUnderTest>(name: string, options: DescribePhoneAdapterOptions<UnderTest>): void {
  const contract = createContract(options);
  options.describe(name, () => {
    describeCapabilities(contract);
    describeList(contract);
    describeCreate(contract);
    describePrepareVerification(contract);
    describeAttemptVerification(contract);
    describeDelete(contract);
    describeMakePrimary(contract);
    describeReservation(contract);
    describeDefaultSecondFactor(contract);
    describeBackupCodes(contract);
    describeStrangeIds(contract);
    // The last one, since a code that never comes must not have come in any of the others.
    describeRefusals(contract, provocationsOf(contract), options);
  });
}
