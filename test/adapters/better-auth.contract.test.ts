import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import { betterAuthAdapter, type BetterAuthAdapter, type BetterAuthAdapterOptions } from '../../src/adapters/better-auth.js';
import { describePhoneAdapter, type AdapterUnderTest } from '../../src/testing/index.js';
import { startBetterAuth, type BetterAuthServer, type Person } from '../support/better-auth.js';
import { lastCode } from '../support/phone-service.js';

interface BetterAuthUnderTest extends AdapterUnderTest<BetterAuthAdapter> {
  readonly person: Person;
}

const phoneNumber = '+12015550123';

let database: PGlite;
let server: BetterAuthServer;

beforeAll(async () => {
  database = await PGlite.create();
  server = await startBetterAuth(database);
});

afterAll(async () => {
  server.close();
  await database.close();
});

describePhoneAdapter<BetterAuthUnderTest>('betterAuthAdapter', {
  describe,
  it,
  setup: () => setUp(),
  capacity: 1,
  absent: ['makePrimary', 'makeDefaultSecondFactor'],
  provoke: {
    async rate_limited() {
      const limited = await startBetterAuth(database, { rateLimit: { enabled: true, customRules: { '/sign-up/email': false, '/phone-number/send-otp': { window: 60, max: 1 } } } });
      const { adapter } = await setUp({}, limited);
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      return adapter.prepareVerification({ id }).finally(() => limited.close());
    },
    async message_not_sent({ adapter }) {
      const { id } = await adapter.create({ phoneNumber });
      const serverLog = vi.spyOn(console, 'error').mockReturnValue();
      server.isSenderDown = true;
      return adapter.prepareVerification({ id }).finally(() => {
        server.isSenderDown = false;
        serverLog.mockRestore();
      });
    },
    async last_second_factor({ adapter, person, readCode }) {
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      await adapter.attemptVerification({ id, code: await readCode(phoneNumber) });
      await adapter.setReservedForSecondFactor?.({ id, reserved: true });
      return betterAuthAdapter(person.browser.client).delete({ id });
    },
    async step_up_required() {
      const { adapter } = await setUp({ getPassword: async () => 'a wrong one' });
      return reserve(adapter);
    },
    async step_up_cancelled() {
      const { adapter } = await setUp({ getPassword: () => Promise.reject(new Error('not now')) });
      return reserve(adapter);
    },
    unauthenticated({ adapter, person }) {
      person.browser.forgetCookies();
      return adapter.list({});
    },
    network({ adapter, person }) {
      person.browser.interceptNext('/get-session', () => Promise.reject(new TypeError('fetch failed')));
      return adapter.list({});
    },
    unknown({ adapter, person }) {
      person.browser.interceptNext('/get-session', async () => new Response('<p>Not here', { status: 502 }));
      return adapter.list({});
    },
  },
  never: {
    unsupported_country: 'better-auth has no list of countries; the app’s own word for it is not known here',
    last_identification: 'better-auth lets a number go, whatever else the person can sign in with',
  },
});

async function setUp(options: BetterAuthAdapterOptions = {}, at = server): Promise<BetterAuthUnderTest> {
  // One number belongs to one account, and each test is about somebody new.
  await database.query('update "user" set "phoneNumber" = null, "phoneNumberVerified" = false');
  await database.query('delete from "verification"');
  at.sent.length = 0;
  const person = await at.signUp();
  const adapter = betterAuthAdapter(person.browser.client, { getPassword: async () => person.password, ...options });
  return {
    adapter,
    person,
    readCode: async (number) => codeOf(number, at),
    sentCount: () => at.sent.length,
    passTime: at.passTime,
    async giveToAnother(number) {
      const other = betterAuthAdapter((await at.signUp()).browser.client);
      return (await verify(other, number, at)).id;
    },
  };
}

async function verify(adapter: BetterAuthAdapter, number: string, at = server) {
  const { id } = await adapter.create({ phoneNumber: number });
  await adapter.prepareVerification({ id });
  return adapter.attemptVerification({ id, code: codeOf(number, at) });
}

/** The code in the newest message to a number. */
function codeOf(number: string, at: BetterAuthServer): string {
  return lastCode(at.sent.filter((message) => message.phoneNumber === number));
}

async function reserve(adapter: BetterAuthAdapter) {
  const { id } = await verify(adapter, phoneNumber);
  return adapter.setReservedForSecondFactor?.({ id, reserved: true });
}
