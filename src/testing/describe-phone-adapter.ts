import type { AdapterUnderTest, DescribePhoneAdapterOptions } from './adapter-under-test.js';
import { describeAttemptVerification } from './contract/attempt-verification.js';
import { describeBackupCodes } from './contract/backup-codes.js';
import { describeCapabilities } from './contract/capabilities.js';
import { describeCodeValidity } from './contract/code-validity.js';
import { createContract } from './contract/contract.js';
import { describeCreate } from './contract/create.js';
import { describeDelete } from './contract/delete.js';
import { describeList } from './contract/list.js';
import { describeMakePrimary } from './contract/make-primary.js';
import { describePrepareVerification } from './contract/prepare-verification.js';
import { provocationsOf } from './contract/provocations.js';
import { describeRejections } from './contract/rejections.js';
import { describeReplacement } from './contract/replacement.js';
import { describeDefaultSecondFactor, describeReservation } from './contract/second-factors.js';
import { describeUnknownIds } from './contract/unknown-ids.js';

/**
 * Defines the suite that an adapter must pass: what each operation resolves with and changes, each error, concurrent
 * calls and aborted calls. The functions of your test runner are options (for example Vitest's `{ describe, it }`), so
 * that the kit depends on none.
 * Every `PhoneErrorCode` must be accounted for. The contract provokes many itself; provoke the others, and those that
 * your backend needs another way for, in `provoke`, and list those that it never has in `never`, with the reason, which
 * becomes part of the test's name. List an optional method that the adapter lacks in `absent`.
 */
export function describePhoneAdapter<UnderTest extends AdapterUnderTest>(
  name: string,
  options: DescribePhoneAdapterOptions<UnderTest>,
): void {
  const contract = createContract(options);
  options.describe(name, () => {
    describeCapabilities(contract);
    describeList(contract);
    describeCreate(contract);
    describePrepareVerification(contract);
    describeAttemptVerification(contract);
    describeCodeValidity(contract);
    describeDelete(contract);
    describeMakePrimary(contract);
    describeReservation(contract);
    describeDefaultSecondFactor(contract);
    describeBackupCodes(contract);
    describeReplacement(contract);
    describeUnknownIds(contract);
    // Last, because a code that must never come must not have come in any other test.
    describeRejections(contract, provocationsOf(contract), options);
  });
}
