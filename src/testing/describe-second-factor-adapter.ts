import type { DescribeSecondFactorAdapterOptions, SecondFactorAdapterUnderTest } from './adapter-under-test.js';
import { describeRejections } from './contract/rejections.js';
import { describeSignInAttempt } from './contract/sign-in/attempt.js';
import { describeSignInBackupCode } from './contract/sign-in/attempt-backup-code.js';
import { createSignInContract } from './contract/sign-in/contract.js';
import { describeSignInList } from './contract/sign-in/list.js';
import { describeSignInPrepare } from './contract/sign-in/prepare.js';
import { signInProvocations } from './contract/sign-in/provocations.js';

/**
 * Defines the suite that an adapter of the second step at sign-in must pass, as `describePhoneAdapter` does for the
 * numbers of a signed-in user: what each operation resolves with and changes, that nothing about a number is revealed
 * before the step is passed, and each error.
 */
export function describeSecondFactorAdapter<UnderTest extends SecondFactorAdapterUnderTest>(
  name: string,
  options: DescribeSecondFactorAdapterOptions<UnderTest>,
): void {
  const contract = createSignInContract(options);
  options.describe(name, () => {
    describeSignInList(contract);
    describeSignInPrepare(contract);
    describeSignInAttempt(contract);
    describeSignInBackupCode(contract);
    // Last, because a code that must never come must not have come in any other test.
    describeRejections(contract, signInProvocations, options);
  });
}
