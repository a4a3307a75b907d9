import type { DescribeSecondFactorAdapterOptions, SecondFactorAdapterUnderTest } from './adapter-under-test.js';
import { describeRefusals } from './contract/refusals.js';
import { describeSignInAttempt } from './contract/sign-in/attempt.js';
import { describeSignInBackupCode } from './contract/sign-in/attempt-backup-code.js';
import { createSignInContract } from './contract/sign-in/contract.js';
import { describeSignInList } from './contract/sign-in/list.js';
import { describeSignInPrepare } from './contract/sign-in/prepare.js';
import { signInProvocations } from './contract/sign-in/provocations.js';

/**
 * Writes a suite that an adapter of the second step at sign-in must pass to be one, as `describePhoneAdapter` does for
 * the numbers of somebody who is signed in: what each operation answers and leaves behind, that nothing is told of a
 * number before the step is passed, and each way in which it is refused.
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
    // The last one, since a code that never comes must not have come in any of the others.
    describeRefusals(contract, signInProvocations, options);
  });
}
