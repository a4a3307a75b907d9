import type { SecondFactorAdapter } from '../../../core/second-factor-adapter.js';
import type { PhoneErrorCode } from '../../../core/error-codes.js';
import type { DescribeSecondFactorAdapterOptions, SecondFactorAdapterUnderTest } from '../../adapter-under-test.js';
import { check } from '../check.js';
import { createSuite, type Suite } from '../suite.js';
import { watchAdapter } from '../watch.js';
import { checkSignInResult } from './results.js';

/** A sign-in attempt at its second step, and the steps that the tests repeat. */
export interface SignIn extends Omit<SecondFactorAdapterUnderTest, 'close'> {
  /** The ids of the user's second factors. */
  readonly ids: readonly [string, ...string[]];
  /** Sends a code to the number with this id; resolves with both. */
  send(id: string): Promise<{ id: string; code: string }>;
  /** Returns `attemptBackupCode` of an adapter that must have it, and a valid code. */
  backup(): { attempt: NonNullable<SecondFactorAdapter<unknown>['attemptBackupCode']>; code: string };
}

/** The suite of a `SecondFactorAdapter`. */
export interface SignInContract<
  UnderTest extends SecondFactorAdapterUnderTest = SecondFactorAdapterUnderTest,
> extends Suite<SignIn, UnderTest> {
  readonly capacity: number;
  readonly hasBackupCodes: boolean;
}

export function createSignInContract<UnderTest extends SecondFactorAdapterUnderTest>(
  options: DescribeSecondFactorAdapterOptions<UnderTest>,
): SignInContract<UnderTest> {
  return {
    ...createSuite(options, createSignIn),
    capacity: options.capacity ?? 2,
    hasBackupCodes: !options.absent?.includes('attemptBackupCode'),
  };
}

function createSignIn(underTest: SecondFactorAdapterUnderTest, onRejected: (code: PhoneErrorCode) => void): SignIn {
  const watch = (adapter: SecondFactorAdapter<unknown>) => watchAdapter(adapter, checkSignInResult, onRejected);
  const adapter = watch(underTest.adapter);
  const { phoneNumbers } = underTest;
  /** The number whose code the first step has sent, until that is used. */
  let firstSent = adapter.sentTo;
  const [first, ...others] = Object.keys(phoneNumbers);
  check(first !== undefined, 'setup returned no phoneNumbers.', 'the user who signs in has a second factor.');
  return {
    adapter,
    phoneNumbers,
    ids: [first, ...others],
    backupCode: underTest.backupCode,
    readCode: (phoneNumber) => underTest.readCode(phoneNumber),
    sentCount: () => underTest.sentCount(),
    passTime: underTest.passTime && ((seconds) => underTest.passTime?.(seconds)),
    isSignedIn: (session) => underTest.isSignedIn(session),
    signInAgain: async () => watch(await underTest.signInAgain()),
    async send(id) {
      if (id === firstSent) firstSent = undefined;
      else await adapter.prepare({ id });
      return { id, code: await underTest.readCode(phoneNumbers[id] ?? '') };
    },
    backup() {
      check(
        adapter.attemptBackupCode,
        'The adapter has no attemptBackupCode.',
        "it is optional: if a backend lacks it, name it in the contract's `absent`.",
      );
      check(
        underTest.backupCode,
        'setup returned no backupCode.',
        'an adapter that takes backup codes is tested with one.',
      );
      return {
        attempt: (input) =>
          adapter.attemptBackupCode?.(input) ?? Promise.reject(new Error('attemptBackupCode is gone.')),
        code: underTest.backupCode,
      };
    },
  };
}
