import { readFileSync } from 'node:fs';
import * as auth from 'aws-amplify/auth';
import { describe, expect, it } from 'vitest';
import { describePhoneAdapter, fail, type AdapterUnderTest } from '../../../../src/testing/index.js';
import { allBut } from '../../../support/all-but.js';
import { provocations, refusedToSend, type CognitoUnderTest } from '../../../support/cognito/provocations.js';
import { refuse as refuseAtCognito } from '../../../support/cognito/refusals.js';
import { openUserPool } from '../../../support/cognito/user-pool.js';
import { next } from '../../../support/network.js';
import { goTrueForEachTest } from '../../../support/supabase/for-each-test.js';
import { refuse, signUp, type Person } from '../../../support/supabase/person.js';
import { cognitoAdapter } from './cognito.js';
import { supabaseAdapter } from './supabase.js';

// Two adapters, written with nothing but the guide "Writing an adapter", over the vendors' own clients.

describe('an adapter from outside', () => {
  it.each(['cognito.ts', 'supabase.ts'])('needs at most 40 lines: %s', (file) => {
    const [, mapping = ''] =
      /^(export function [\s\S]*)/m.exec(readFileSync(new URL(file, import.meta.url), 'utf8')) ?? [];
    const lines = mapping.split('\n').filter((line) => /^\s*[^\s/]/.test(line));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.length).toBeLessThanOrEqual(40);
  });
});

const phoneNumber = '+12015550123';
const never = {
  locked: 'the vendor has no lock that only an operator lifts',
  unsupported_country: 'the adapter does not tell it from other refusals',
  recipient_opted_out: 'the adapter does not tell it from other refusals',
  recipient_unreachable: 'the adapter does not tell it from other refusals',
  last_second_factor: 'the vendor lets every second factor go',
  last_identification: 'the adapter removes no number that the vendor needs',
  step_up_required: 'the adapter is for accounts that need no second proof',
  step_up_cancelled: 'the adapter is for accounts that need no second proof',
  too_many_phone_numbers: 'a new number takes the place of the old one',
};

describePhoneAdapter<CognitoUnderTest>('an adapter for Cognito from outside', {
  describe,
  it,
  async setup() {
    const pool = await openUserPool();
    await pool.signUp();
    return {
      pool,
      adapter: cognitoAdapter(auth, 'eu-west-1_Pool'),
      readCode: async (number) => pool.codeTo(number),
      sentCount: () => pool.sent.length,
      passTime: pool.clock.advance,
      giveToAnother: pool.giveToAnother,
      close: pool.close,
    };
  },
  capacity: 1,
  absent: allBut('delete', 'setReservedForSecondFactor'),
  provoke: {
    ...provocations,
    forbidden: (underTest) => refusedToSend(underTest, refuseAtCognito('ForbiddenException')),
  },
  never,
});

interface SupabaseUnderTest extends AdapterUnderTest {
  readonly person: Person;
}

const goTrue = goTrueForEachTest();

describePhoneAdapter<SupabaseUnderTest>('an adapter for Supabase from outside', {
  describe,
  it,
  async setup() {
    // The wait is per user, not per number, so a number that was just verified could not be changed at once.
    goTrue.settings.smsMaxFrequency = 0;
    const person = await signUp(goTrue);
    return {
      person,
      adapter: supabaseAdapter(person.client.auth, goTrue.url),
      readCode: async (number) => goTrue.readCode(number),
      sentCount: () => goTrue.sms.length,
      passTime: goTrue.passTime,
      async giveToAnother(number) {
        const { user } = await signUp(goTrue);
        Object.assign(user, { phone: number.slice(1), phoneConfirmedAt: Date.now() });
        return number;
      },
    };
  },
  capacity: 1,
  absent: allBut('delete'),
  provoke: {
    async rate_limited({ adapter }) {
      goTrue.settings.smsMaxFrequency = 60;
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      return adapter.prepareVerification({ id });
    },
    async message_not_sent({ adapter }) {
      goTrue.settings.smsFailure = 'The carrier takes no message.';
      return adapter.prepareVerification(await adapter.create({ phoneNumber }));
    },
    async unauthenticated({ adapter, person }) {
      await person.client.auth.signOut({ scope: 'local' });
      return adapter.list({});
    },
    network({ adapter, person }) {
      person.network.faults = () => fail('network');
      return adapter.list({});
    },
    unknown({ adapter, person }) {
      person.network.faults = next(/GET/, refuse(409, 'conflict'));
      return adapter.list({});
    },
  },
  never: {
    ...never,
    forbidden: 'Supabase forbids nothing that the adapter calls',
    code_expired: 'Supabase reports an expired code as a wrong one',
    too_many_attempts: 'Supabase limits attempts by time, which is rate_limited, and burns no code',
    verification_required: 'the adapter has no second factor',
  },
});
