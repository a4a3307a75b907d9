import { describe, it } from 'vitest';
import {
  supabaseAdapter,
  supabaseSecondFactorAdapter,
  type SupabaseAdapter,
  type SupabaseAdapterOptions,
  type SupabaseSession,
} from '../../../src/adapters/supabase/index.js';
import {
  describePhoneAdapter,
  describeSecondFactorAdapter,
  fail,
  type AdapterUnderTest,
  type Refusals,
  type SecondFactorAdapterUnderTest,
} from '../../../src/testing/index.js';
import { allBut } from '../../support/all-but.js';
import { next } from '../../support/network.js';
import { goTrueForEachTest } from '../../support/supabase/for-each-test.js';
import { refuse, signIn, signUp, type Person, type Visitor } from '../../support/supabase/person.js';

interface SupabaseUnderTest extends AdapterUnderTest<SupabaseAdapter> {
  readonly person: Person;
}

interface SignInUnderTest extends SecondFactorAdapterUnderTest<SupabaseSession> {
  readonly visitor: Visitor;
}

const phoneNumber = '+12015550123';
const british = '+447400123456';
const absent = allBut('delete');

const goTrue = goTrueForEachTest();

const provoke: Refusals<SupabaseUnderTest>['provoke'] = {
  message_not_sent: (underTest) => {
    goTrue.settings.smsFailure = 'The carrier takes no message.';
    return send(underTest);
  },
  async unauthenticated({ adapter, person }) {
    await person.client.auth.signOut({ scope: 'local' });
    return adapter.list({});
  },
  network: ({ adapter, person }) => {
    person.network.faults = () => fail('network');
    return adapter.list({});
  },
  unknown: ({ adapter, person }) => {
    person.network.faults = next(/GET/, refuse(409, 'conflict'));
    return adapter.list({});
  },
};

const never = {
  locked: 'Supabase has no lock that only an operator lifts',
  too_many_attempts: 'Supabase limits attempts by time, which is rate_limited, and burns no code',
  verification_required: 'no operation of Supabase’s wants a number that is verified',
  last_second_factor: 'Supabase lets every second factor go',
  step_up_cancelled: 'the app asks for the proof, and the kit says if it was not given',
} as const;

describePhoneAdapter<SupabaseUnderTest>('supabaseAdapter, of second factors', {
  describe,
  it,
  setup: () => setUp({ addAs: 'secondFactor', channels: ['sms', 'whatsapp'] }),
  absent,
  provoke: {
    ...provoke,
    async step_up_required({ adapter, person }) {
      goTrue.addFactor(person.user, 'phone', phoneNumber);
      return adapter.delete({ id: phoneNumber });
    },
    forbidden({ adapter, person }) {
      person.user.isAnonymous = true;
      return send({ adapter });
    },
    async unsupported({ adapter }) {
      const { id } = await adapter.create({ phoneNumber });
      return adapter.prepareVerification({ id, channel: 'voice' });
    },
  },
  never: {
    ...never,
    phone_number_taken: 'a number can be a second factor of many accounts',
    unsupported_country: 'Supabase does not say why no code of a second factor was sent',
    recipient_opted_out: 'Supabase does not say why no code of a second factor was sent',
    recipient_unreachable: 'Supabase does not say why no code of a second factor was sent',
    last_identification: 'nobody signs in by a second factor alone',
  },
});

describePhoneAdapter<SupabaseUnderTest>('supabaseAdapter, of the number to sign in by', {
  describe,
  it,
  // The cooldown is per user, not per number, so a number that was just verified could not be changed at once.
  setup: () => {
    goTrue.settings.smsMaxFrequency = 0;
    return setUp({ addAs: 'signIn' });
  },
  capacity: 1,
  absent,
  provoke: {
    ...provoke,
    async rate_limited({ adapter }) {
      goTrue.settings.smsMaxFrequency = 60;
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      return adapter.prepareVerification({ id });
    },
    unsupported_country: (underTest) => {
      goTrue.settings.smsFailure = 'Permission to send an SMS has not been enabled for the region: 21408';
      return send(underTest);
    },
    recipient_opted_out: (underTest) => {
      goTrue.settings.smsFailure = 'Attempt to send to unsubscribed recipient: 21610';
      return send(underTest);
    },
    recipient_unreachable: (underTest) => {
      goTrue.settings.smsFailure = "'To' number cannot be a landline: 21635";
      return send(underTest);
    },
    async last_identification({ adapter, person }) {
      Object.assign(person.user, { phone: phoneNumber.slice(1), phoneConfirmedAt: Date.now() });
      for (const identity of person.user.identities) identity.provider = 'phone';
      return adapter.delete({ id: phoneNumber });
    },
    async step_up_required({ adapter, person }) {
      goTrue.addFactor(person.user, 'totp');
      return send({ adapter });
    },
    forbidden({ adapter, person }) {
      person.network.faults = next(/PUT/, refuse(422, 'user_sso_managed'));
      return send({ adapter });
    },
  },
  never: { ...never, too_many_phone_numbers: 'a new number takes the place of the old one' },
});

describeSecondFactorAdapter<SignInUnderTest>('supabaseSecondFactorAdapter', {
  describe,
  it,
  setup: setUpSignIn,
  absent: ['attemptBackupCode'],
  provoke: {
    message_not_sent({ adapter, phoneNumbers }) {
      goTrue.settings.smsFailure = 'The carrier takes no message.';
      return adapter.prepare({ id: firstOf(phoneNumbers) });
    },
    unsupported: ({ adapter, phoneNumbers }) => adapter.prepare({ id: firstOf(phoneNumbers), channel: 'voice' }),
    forbidden: (underTest) => refusedInSignIn(underTest, refuse(403, 'something_new')),
    unknown: (underTest) => refusedInSignIn(underTest, refuse(409, 'conflict')),
    network({ adapter, visitor }) {
      visitor.network.faults = () => fail('network');
      return adapter.list({});
    },
  },
  never: {
    too_many_attempts: never.too_many_attempts,
    locked: never.locked,
    unsupported_country: 'Supabase does not say why no code was sent',
    recipient_opted_out: 'Supabase does not say why no code was sent',
    recipient_unreachable: 'Supabase does not say why no code was sent',
  },
});

async function setUp(options: SupabaseAdapterOptions): Promise<SupabaseUnderTest> {
  const person = await signUp(goTrue);
  return {
    person,
    adapter: supabaseAdapter(person.client, options),
    readCode: async (phoneNumber) => goTrue.readCode(phoneNumber),
    sentCount: () => goTrue.sms.length,
    passTime: goTrue.passTime,
    async giveToAnother(phoneNumber) {
      const { user } = await signUp(goTrue);
      goTrue.addFactor(user, 'phone', phoneNumber);
      Object.assign(user, { phone: phoneNumber.slice(1), phoneConfirmedAt: Date.now() });
      return phoneNumber;
    },
  };
}

async function setUpSignIn(): Promise<SignInUnderTest> {
  const { user } = await signUp(goTrue);
  const factors = [phoneNumber, british].map((number) => goTrue.addFactor(user, 'phone', number));
  const visitor = await signIn(goTrue, user);
  return {
    visitor,
    adapter: await secondStep(visitor),
    phoneNumbers: Object.fromEntries(factors.map(({ id, phone }) => [id, `+${phone}`])),
    readCode: async (phoneNumber) => goTrue.readCode(phoneNumber),
    sentCount: () => goTrue.sms.length,
    passTime: goTrue.passTime,
    isSignedIn: async ({ userId }) =>
      userId === user.id &&
      (await visitor.client.auth.mfa.getAuthenticatorAssuranceLevel()).data?.currentLevel === 'aal2',
    signInAgain: async () => secondStep(await signIn(goTrue, user)),
  };
}

async function secondStep({ client }: Visitor) {
  const { data } = await client.auth.getSession();
  return supabaseSecondFactorAdapter(client, data.session ?? { access_token: '' }, { channels: ['sms', 'whatsapp'] });
}

function refusedInSignIn({ adapter, phoneNumbers, visitor }: SignInUnderTest, refusal: () => Response) {
  visitor.network.faults = next(/challenge/, refusal);
  return adapter.prepare({ id: firstOf(phoneNumbers) });
}

function firstOf(phoneNumbers: Readonly<Record<string, string>>): string {
  return Object.keys(phoneNumbers)[0] ?? '';
}

async function send({ adapter }: Pick<SupabaseUnderTest, 'adapter'>) {
  return adapter.prepareVerification(await adapter.create({ phoneNumber }));
}
