import { signInWithPhoneNumber, signOut, type UserCredential } from 'firebase/auth';
import { describe, it } from 'vitest';
import {
  firebaseAdapter,
  firebaseSecondFactorAdapter,
  type FirebaseAdapter,
  type FirebaseAdapterOptions,
} from '../../../src/adapters/firebase/index.js';
import {
  describePhoneAdapter,
  describeSecondFactorAdapter,
  type AdapterUnderTest,
  type Refusals,
  fail,
  type SecondFactorAdapterUnderTest,
} from '../../../src/testing/index.js';
import { emulator } from '../../support/firebase/emulator.js';
import { openNetwork, refuse, type PageNetwork } from '../../support/firebase/page-network.js';
import { readsCodes } from '../../support/firebase/messages.js';
import { allBut } from '../../support/all-but.js';
import { firstStep, readyVerifier, signUp, visit, type Person } from '../../support/firebase/person.js';
import type { NetworkFaults } from '../../support/network.js';
import { numberIn } from '../../support/numbers.js';

interface FirebaseUnderTest extends AdapterUnderTest<FirebaseAdapter> {
  readonly person: Person;
  readonly network: PageNetwork;
}

interface SignInUnderTest extends SecondFactorAdapterUnderTest<UserCredential> {
  readonly network: PageNetwork;
}

const phoneNumber = '+12015550123';
const notInThisRegion = 'OPERATION_NOT_ALLOWED : SMS unable to be sent until this region enabled by the app developer.';
const absent = allBut('delete');

const provoke: Refusals<FirebaseUnderTest>['provoke'] = {
  unsupported_country: (underTest) => refusedToSend(underTest, notInThisRegion),
  rate_limited: (underTest) => refusedToSend(underTest, 'TOO_MANY_ATTEMPTS_TRY_LATER'),
  message_not_sent: (underTest) => refusedToSend(underTest, 'QUOTA_EXCEEDED'),
  unauthenticated: async ({ adapter, person }) => {
    await signOut(person.auth);
    return adapter.list({});
  },
  network: ({ adapter, network }) => {
    network.faults = () => fail('network');
    return adapter.list({});
  },
  unknown: ({ adapter, network }) => {
    network.faults = { 'accounts:lookup': [refuse('SOMETHING_NEW')] };
    return adapter.list({});
  },
  async code_expired({ adapter, network }) {
    const { id } = await adapter.create({ phoneNumber });
    await adapter.prepareVerification({ id });
    network.faults = refuseAt(finalize, 'SESSION_EXPIRED');
    return numberIn(await adapter.attemptVerification({ id, code: '123456' }), id);
  },
  async last_identification({ readCode }) {
    const eve = visit();
    const signingIn = await signInWithPhoneNumber(eve.auth, phoneNumber, readyVerifier());
    await signingIn.confirm(await readCode(phoneNumber));
    return firebaseAdapter(eve.auth).delete({ id: phoneNumber }).finally(eve.leave);
  },
};

const never: Refusals<FirebaseUnderTest>['never'] = {
  recipient_opted_out: 'Firebase does not say why no message was sent',
  recipient_unreachable: 'Firebase does not say why no message was sent',
  locked: 'Firebase has no lock that only an operator lifts',
  too_many_attempts: 'Firebase blocks the device, which is rate_limited, and burns no code',
  verification_required: 'no operation of Firebase’s wants a number that is verified',
  last_second_factor: 'Firebase lets every second factor go',
  step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
};

describePhoneAdapter<FirebaseUnderTest>('firebaseAdapter', {
  describe,
  it,
  setup: () => setUp(),
  absent,
  provoke: {
    ...provoke,
    too_many_phone_numbers: (underTest) => refusedToSend(underTest, 'SECOND_FACTOR_LIMIT_EXCEEDED'),
    step_up_required: (underTest) => refusedToSend(underTest, 'CREDENTIAL_TOO_OLD_LOGIN_AGAIN'),
    async forbidden({ network }) {
      const bob = await signUp({ verified: false });
      return refusedToSend({ adapter: firebaseAdapter(bob.auth, { createVerifier: readyVerifier }), network }).finally(
        bob.leave,
      );
    },
  },
  never: { ...never, phone_number_taken: 'a number can be a second factor of many accounts' },
});

describePhoneAdapter<FirebaseUnderTest>('firebaseAdapter, of numbers to sign in by', {
  describe,
  it,
  setup: () => setUp({ addAs: 'signIn' }),
  capacity: 1,
  absent,
  provoke: {
    ...provoke,
    async too_many_phone_numbers({ adapter, readCode }) {
      await verify(adapter, readCode);
      return adapter.create({ phoneNumber: '+447400123456' });
    },
    async step_up_required({ adapter, readCode, network }) {
      await verify(adapter, readCode);
      network.faults = { 'accounts:update': [refuse('CREDENTIAL_TOO_OLD_LOGIN_AGAIN')] };
      return adapter.delete({ id: phoneNumber });
    },
    async forbidden({ adapter, person, readCode }) {
      await verify(firebaseAdapter(person.auth, { createVerifier: readyVerifier }), readCode);
      const { id } = await adapter.create({ phoneNumber: '+447400123456' });
      await adapter.prepareVerification({ id });
      return numberIn(await adapter.attemptVerification({ id, code: await readCode('+447400123456') }), id);
    },
  },
  never,
});

describeSecondFactorAdapter<SignInUnderTest>('firebaseSecondFactorAdapter', {
  describe,
  it,
  setup: setUpSignIn,
  absent: ['attemptBackupCode'],
  provoke: {
    unsupported_country: (signIn) => refusedInSignIn(signIn, notInThisRegion),
    rate_limited: (signIn) => refusedInSignIn(signIn, 'TOO_MANY_ATTEMPTS_TRY_LATER'),
    message_not_sent: (signIn) => refusedInSignIn(signIn, 'QUOTA_EXCEEDED'),
    // About ten minutes after the first step, which the emulator does not enforce.
    unauthenticated: (signIn) => refusedInSignIn(signIn, 'INVALID_MFA_PENDING_CREDENTIAL'),
    forbidden: (signIn) => refusedInSignIn(signIn, 'ADMIN_ONLY_OPERATION'),
    unknown: (signIn) => refusedInSignIn(signIn, 'SOMETHING_NEW'),
    unsupported: ({ adapter, phoneNumbers }) => adapter.prepare({ id: firstOf(phoneNumbers), channel: 'voice' }),
    network({ adapter, phoneNumbers, network }) {
      network.faults = () => fail('network');
      return adapter.prepare({ id: firstOf(phoneNumbers) });
    },
    async code_expired({ adapter, phoneNumbers, network }) {
      const id = firstOf(phoneNumbers);
      await adapter.prepare({ id });
      network.faults = { 'accounts/mfaSignIn:finalize': [refuse('SESSION_EXPIRED')] };
      return adapter.attempt({ id, code: '123456' });
    },
  },
  never: {
    too_many_attempts: never.too_many_attempts,
    recipient_opted_out: never.recipient_opted_out,
    recipient_unreachable: never.recipient_unreachable,
    locked: never.locked,
  },
});

async function setUp(options: FirebaseAdapterOptions = {}): Promise<FirebaseUnderTest> {
  await emulator.reset();
  const [person, readCode] = await Promise.all([signUp(), readsCodes()]);
  const network = openNetwork();
  const adapterOf = ({ auth }: Person) => firebaseAdapter(auth, { createVerifier: readyVerifier, ...options });
  return {
    adapter: adapterOf(person),
    person,
    network,
    readCode,
    sentCount: network.sentCount,
    async giveToAnother(phoneNumber) {
      const bob = await signUp();
      const adapter = adapterOf(bob);
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      await adapter.attemptVerification({ id, code: await readCode(phoneNumber) });
      await bob.leave();
      return id;
    },
    async close() {
      network.close();
      await person.leave();
    },
  };
}

async function setUpSignIn(): Promise<SignInUnderTest> {
  const { person, readCode, network } = await setUp();
  const settings = firebaseAdapter(person.auth, { createVerifier: readyVerifier });
  for (const number of [phoneNumber, '+447400123456']) await verify(settings, readCode, number);
  const uid = person.auth.currentUser?.uid;
  const visitors: Person[] = [];
  const signIn = async () => {
    const visitor = visit();
    visitors.push(visitor);
    const resolver = await firstStep(visitor.auth, person.email);
    return {
      resolver,
      adapter: firebaseSecondFactorAdapter(visitor.auth, resolver, { createVerifier: readyVerifier }),
    };
  };
  const { adapter, resolver } = await signIn();
  return {
    adapter,
    network,
    phoneNumbers: Object.fromEntries(
      resolver.hints.map(({ uid }, at) => [uid, at === 0 ? phoneNumber : '+447400123456']),
    ),
    readCode,
    sentCount: network.sentCount,
    isSignedIn: ({ user }) => user.uid === uid,
    signInAgain: async () => (await signIn()).adapter,
    async close() {
      network.close();
      for (const { leave } of [person, ...visitors]) await leave();
    },
  };
}

function refusedInSignIn({ adapter, phoneNumbers, network }: SignInUnderTest, reason: string) {
  network.faults = { 'accounts/mfaSignIn:start': [refuse(reason)] };
  return adapter.prepare({ id: firstOf(phoneNumbers) });
}

function firstOf(phoneNumbers: Readonly<Record<string, string>>): string {
  return Object.keys(phoneNumbers)[0] ?? '';
}

function refuseAt(paths: readonly string[], reason: string): NetworkFaults {
  return Object.fromEntries(paths.map((path) => [path, [refuse(reason)]]));
}

/** Adds a number, and requests a code that Firebase rejects for this reason, or for its own. */
async function refusedToSend({ adapter, network }: Pick<FirebaseUnderTest, 'adapter' | 'network'>, reason?: string) {
  const { id } = await adapter.create({ phoneNumber });
  if (reason) network.faults = refuseAt(start, reason);
  return adapter.prepareVerification({ id });
}

async function verify(adapter: FirebaseAdapter, readCode: FirebaseUnderTest['readCode'], number = phoneNumber) {
  const { id } = await adapter.create({ phoneNumber: number });
  await adapter.prepareVerification({ id });
  return numberIn(await adapter.attemptVerification({ id, code: await readCode(number) }), id);
}

// For a second factor, and for a sign-in number.
const start = ['accounts/mfaEnrollment:start', 'accounts:sendVerificationCode'];
const finalize = ['accounts/mfaEnrollment:finalize', 'accounts:signInWithPhoneNumber'];
