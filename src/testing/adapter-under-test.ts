import type { PhoneAdapter, PhoneOperation, SecondFactorAdapter } from '../core/adapter.js';
import type { PhoneErrorCode } from '../core/errors.js';

/** The functions of the test runner that the contract is written with; Vitest's are all of these shapes, and Jest's. */
export interface TestRunner {
  describe(name: string, run: () => void): void;
  it(name: string, run: () => Promise<void>): void;
}

/** A backend that nobody has used yet, with one user signed in who has no number. */
export interface AdapterUnderTest<Adapter extends PhoneAdapter = PhoneAdapter> {
  readonly adapter: Adapter;
  /** The code in the newest message to this number, in E.164; rejects where none came in a few seconds. */
  readCode(phoneNumber: string): Promise<string>;
  /** How many messages have left, in all. */
  sentCount(): number | Promise<number>;
  /** Lets so many seconds pass at the backend. Without it, the contract leaves out what only time shows. */
  passTime?(seconds: number): void | Promise<void>;
  /** Has another user verify this number, in E.164, and answers the id that it has at theirs. */
  giveToAnother?(phoneNumber: string): Promise<string>;
  /** Ends what was started for this test. */
  close?(): void | Promise<void>;
}

/** How a refusal comes about at this backend: brings it about, and answers the call that is refused. */
export type Provoke<UnderTest> = (backend: UnderTest) => Promise<unknown>;

/** Every code is either one that the contract brings about by itself, or stands in `provoke`, or in `never`. */
export interface Refusals<UnderTest, Code extends PhoneErrorCode = PhoneErrorCode> {
  /** Refusals that the contract cannot bring about, or brings about in another way than this backend needs. */
  readonly provoke?: { readonly [Each in Code]?: Provoke<UnderTest> };
  /** Codes that this backend has no refusal for, each with the reason, which stands in the test's name. */
  readonly never?: { readonly [Each in Code]?: string };
}

/** The operations that a backend may not have. */
export type OptionalOperation = Exclude<PhoneOperation, 'create' | 'prepareVerification' | 'attemptVerification'>;

/** `UnderTest` is what `setup` answers, which `provoke` is given: it may have more to it than the contract needs. */
export interface DescribePhoneAdapterOptions<UnderTest extends AdapterUnderTest = AdapterUnderTest>
  extends TestRunner, Refusals<UnderTest> {
  /** Called once in each test. */
  setup(): Promise<UnderTest>;
  /** The optional methods that the adapter does not have: they must be undefined, and all others are put to the test. @default none */
  readonly absent?: readonly OptionalOperation[];
  /** Three numbers in E.164 that the backend takes. @default an American, a British and a German one */
  readonly phoneNumbers?: readonly [string, string, string];
  /** Numbers that a user can have at the same time, where the backend takes fewer than three. @default 3 */
  readonly capacity?: number;
}

/** A sign-in that has passed its first step, of a user with two numbers as second factors, or as many as the backend takes. */
export interface SecondFactorAdapterUnderTest<Session = unknown> extends Omit<AdapterUnderTest, 'adapter' | 'giveToAnother'> {
  readonly adapter: SecondFactorAdapter<Session>;
  /** The E.164 of each number that `adapter.list` answers, by its id. */
  readonly phoneNumbers: Readonly<Record<string, string>>;
  /** A good backup code. Absent where the adapter takes none. */
  readonly backupCode?: string;
  /** Whether this is the session of the user who signs in. */
  isSignedIn(session: Session): boolean | Promise<boolean>;
  /** Begins another sign-in of the same user, past its first step. */
  signInAgain(): Promise<SecondFactorAdapter<Session>>;
}

/** The refusals that a second step has: the others speak of the numbers of somebody who is signed in. */
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

/** `UnderTest` is what `setup` answers, which `provoke` is given: it may have more to it than the contract needs. */
export interface DescribeSecondFactorAdapterOptions<UnderTest extends SecondFactorAdapterUnderTest = SecondFactorAdapterUnderTest>
  extends TestRunner, Refusals<UnderTest, SecondFactorErrorCode> {
  /** Called once in each test. */
  setup(): Promise<UnderTest>;
  /** The optional method, where the adapter does not have it: it must be undefined. @default none */
  readonly absent?: readonly 'attemptBackupCode'[];
  /** Second factors that a user can have, where the backend takes fewer than two. @default 2 */
  readonly capacity?: number;
}
