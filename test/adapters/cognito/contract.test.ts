import * as auth from 'aws-amplify/auth';
import { describe, it } from 'vitest';
import {
  cognitoAdapter,
  cognitoSecondFactorAdapter,
  type CognitoAdapter,
  type CognitoAdapterOptions,
  type CognitoSession,
} from '../../../src/adapters/cognito/index.js';
import {
  describePhoneAdapter,
  describeSecondFactorAdapter,
  fail,
  type AdapterUnderTest,
  type Refusals,
  type SecondFactorAdapterUnderTest,
} from '../../../src/testing/index.js';
import { allBut } from '../../support/all-but.js';
import { provocations, refusedToSend } from '../../support/cognito/provocations.js';
import { refuse } from '../../support/cognito/refusals.js';
import { openUserPool, type UserPool } from '../../support/cognito/user-pool.js';
import type { NetworkFault } from '../../support/network.js';

interface CognitoUnderTest extends AdapterUnderTest<CognitoAdapter> {
  readonly pool: UserPool;
}

interface SignInUnderTest extends SecondFactorAdapterUnderTest<CognitoSession> {
  readonly pool: UserPool;
}

const phoneNumber = '+12015550123';
/** For the one number of a sign-in. */
const id = 'SMS';

const provoke: Refusals<CognitoUnderTest>['provoke'] = {
  ...provocations,
  forbidden: (underTest) => refusedToSend(underTest, refuse('UserLambdaValidationException')),
  async last_second_factor(underTest) {
    await verify(underTest);
    await underTest.adapter.setReservedForSecondFactor?.({ id: phoneNumber, reserved: true });
    const adapter = cognitoAdapter(auth, { limits: { secondFactorRequired: true } });
    return adapter.setReservedForSecondFactor?.({ id: phoneNumber, reserved: false });
  },
  async last_identification(underTest) {
    await verify(underTest);
    return cognitoAdapter(auth, { limits: { verifiedNumberRequired: true } }).delete({ id: phoneNumber });
  },
};

const never: Refusals<CognitoUnderTest>['never'] = {
  unsupported_country: 'Cognito has no list of countries',
  recipient_opted_out: 'Cognito does not say why no message was sent',
  recipient_unreachable: 'Cognito does not say why no message was sent',
  locked: 'Cognito has no lock that only an operator lifts',
  step_up_required: 'Cognito asks for no fresh proof',
  step_up_cancelled: 'Cognito asks for no fresh proof',
};

describePhoneAdapter<CognitoUnderTest>('cognitoAdapter, with a pool that keeps the original number', {
  describe,
  it,
  setup: () => setUp(),
  capacity: 1,
  absent: allBut('delete', 'setReservedForSecondFactor'),
  provoke,
  never: { ...never, too_many_phone_numbers: 'a new number takes the place of the one that there is' },
});

describePhoneAdapter<CognitoUnderTest>('cognitoAdapter, with a pool that replaces the number at once', {
  describe,
  it,
  setup: () => setUp({ keepsOriginal: false }),
  capacity: 1,
  absent: allBut('delete', 'setReservedForSecondFactor'),
  provoke,
  never,
});

describeSecondFactorAdapter<SignInUnderTest>('cognitoSecondFactorAdapter', {
  describe,
  it,
  setup: setUpSignIn,
  capacity: 1,
  absent: ['attemptBackupCode'],
  provoke: {
    code_expired: (signIn) => refusedInSignIn(signIn, refuse('ExpiredCodeException')),
    too_many_attempts: (signIn) => refusedInSignIn(signIn, refuse('TooManyFailedAttemptsException')),
    rate_limited: (signIn) => refusedInSignIn(signIn, refuse('TooManyRequestsException')),
    forbidden: (signIn) => refusedInSignIn(signIn, refuse('ForbiddenException')),
    unknown: (signIn) => refusedInSignIn(signIn, async () => new Response('<p>Not here', { status: 502 })),
    network: (signIn) => refusedInSignIn(signIn, fail('network')),
    unsupported: ({ adapter }) => adapter.prepare({ id, channel: 'voice' }),
    message_not_sent({ adapter, pool }) {
      pool.network.faults = { InitiateAuth: [refuse('CodeDeliveryFailureException')] };
      return adapter.prepare({ id });
    },
  },
  never: {
    unsupported_country: 'Cognito has no list of countries',
    recipient_opted_out: 'Cognito does not say why no message was sent',
    recipient_unreachable: 'Cognito does not say why no message was sent',
    locked: 'Cognito has no lock that only an operator lifts',
  },
});

async function setUp(options: Pick<CognitoAdapterOptions, 'keepsOriginal'> = {}): Promise<CognitoUnderTest> {
  const pool = await openUserPool(options);
  await pool.signUp();
  return {
    pool,
    adapter: cognitoAdapter(auth, options),
    readCode: async (number) => pool.codeTo(number),
    sentCount: () => pool.sent.length,
    passTime: pool.clock.advance,
    giveToAnother: pool.giveToAnother,
    close: pool.close,
  };
}

async function setUpSignIn(): Promise<SignInUnderTest> {
  const { pool, adapter: settings, ...backend } = await setUp();
  await verify({ adapter: settings, pool });
  await settings.setReservedForSecondFactor?.({ id: phoneNumber, reserved: true });
  const userId = settings.currentUserId();
  await auth.signOut();
  const signIn = () => pool.signIn('person-1');
  const begin = async () => cognitoSecondFactorAdapter(auth, await signIn(), { signInAgain: signIn });
  return {
    ...backend,
    pool,
    adapter: await begin(),
    signInAgain: begin,
    phoneNumbers: { [id]: phoneNumber },
    isSignedIn: (session) => session.userId === userId,
  };
}

async function verify({ adapter, pool }: Pick<CognitoUnderTest, 'adapter' | 'pool'>): Promise<void> {
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  await adapter.attemptVerification({ id, code: pool.codeTo(phoneNumber) });
}

function refusedInSignIn({ adapter, pool }: SignInUnderTest, fault: NetworkFault) {
  pool.network.faults = { RespondToAuthChallenge: [fault, fault, fault] };
  return adapter.attempt({ id, code: '123456' });
}
