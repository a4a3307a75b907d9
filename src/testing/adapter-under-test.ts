import type { optionalMethods, PhoneAdapter } from '../core/adapter.js';
import type { SecondFactorAdapter } from '../core/second-factor-adapter.js';
import type { PhoneErrorCode } from '../core/error-codes.js';

/** The functions of the test runner that the contract uses; those of Vitest and Jest fit. */
export interface TestRunner {
  describe(name: string, run: () => void): void;
  it(name: string, run: () => Promise<void>): void;
}

/** A new backend, where one user is signed in who has no number. */
export interface AdapterUnderTest<Adapter extends PhoneAdapter = PhoneAdapter> {
  readonly adapter: Adapter;
  /**
   * Resolves with the code in the newest message to this number, in E.164; rejects if none arrives in a few seconds.
   */
  readCode(phoneNumber: string): Promise<string>;
  /** Returns how many messages were sent in total. */
  sentCount(): number | Promise<number>;
  /** Advances the time at the backend. Without it, the contract skips what only time shows. */
  passTime?: ((seconds: number) => void | Promise<void>) | undefined;
  /** Makes another user verify this number, in E.164, and resolves with the id that it has for them. */
  giveToAnother?: ((phoneNumber: string) => Promise<string>) | undefined;
  /** Stops what was started for this test. */
  close?: (() => void | Promise<void>) | undefined;
}

/** Provokes an error at this backend, and returns the call that must reject. */
export type Provoke<UnderTest> = (backend: UnderTest) => Promise<unknown>;

/** Every code is provoked by the contract itself, or listed in `provoke` or in `never`. */
export interface Refusals<UnderTest, Code extends PhoneErrorCode = PhoneErrorCode> {
  /** Errors that the contract cannot provoke, or that this backend needs another way for. */
  readonly provoke?: { readonly [Each in Code]?: Provoke<UnderTest> | undefined } | undefined;
  /** Codes that this backend never rejects with, each with the reason, which is part of the name of the test. */
  readonly never?: { readonly [Each in Code]?: string | undefined } | undefined;
}

/** The methods that a backend may lack. */
export type OptionalOperation = (typeof optionalMethods)[number];

/** `UnderTest` is what `setup` resolves with and `provoke` receives; it may have more than the contract needs. */
export interface DescribePhoneAdapterOptions<UnderTest extends AdapterUnderTest = AdapterUnderTest>
  extends TestRunner, Refusals<UnderTest> {
  /** Called once in each test. */
  setup(): Promise<UnderTest>;
  /** The optional methods that the adapter lacks. They must be undefined; all others are tested. @default none */
  readonly absent?: readonly OptionalOperation[] | undefined;
  /** Three numbers in E.164 that the backend accepts. @default an American, a British and a German one */
  readonly phoneNumbers?: readonly [string, string, string] | undefined;
  /** Numbers that a user can have at once, if the backend allows fewer than three. @default 3 */
  readonly capacity?: number | undefined;
}

/**
 * A sign-in attempt that passed its first step, of a user with two numbers as second factors, or as many as the backend
 * allows.
 */
export interface SecondFactorAdapterUnderTest<Session = unknown> extends Omit<
  AdapterUnderTest,
  'adapter' | 'giveToAnother'
> {
  readonly adapter: SecondFactorAdapter<Session>;
  /** The E.164 of each number in `adapter.list`, by its id. */
  readonly phoneNumbers: Readonly<Record<string, string>>;
  /** A valid backup code; absent if the adapter accepts none. */
  readonly backupCode?: string | undefined;
  /** Whether this is the session of the user who signs in. */
  isSignedIn(session: Session): boolean | Promise<boolean>;
  /** Starts another sign-in of the same user, past its first step. */
  signInAgain(): Promise<SecondFactorAdapter<Session>>;
}

/** The errors of the second step; all others are about the numbers of a signed-in user. */
export type SecondFactorErrorCode = Exclude<
  PhoneErrorCode,
  | 'invalid_phone_number'
  | 'phone_number_taken'
  | 'too_many_phone_numbers'
  | 'already_verified'
  | 'verification_required'
  | 'last_second_factor'
  | 'last_identification'
  | 'step_up_required'
  | 'step_up_cancelled'
>;

/** `UnderTest` is what `setup` resolves with and `provoke` receives; it may have more than the contract needs. */
export interface DescribeSecondFactorAdapterOptions<
  UnderTest extends SecondFactorAdapterUnderTest = SecondFactorAdapterUnderTest,
>
  extends TestRunner, Refusals<UnderTest, SecondFactorErrorCode> {
  /** Called once in each test. */
  setup(): Promise<UnderTest>;
  /** The optional method, if the adapter lacks it; then it must be undefined. @default none */
  readonly absent?: readonly 'attemptBackupCode'[] | undefined;
  /** Second factors that a user can have, if the backend allows fewer than two. @default 2 */
  readonly capacity?: number | undefined;
}
