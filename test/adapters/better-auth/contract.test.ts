import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, it, vi } from 'vitest';
import {
  betterAuthAdapter,
  type BetterAuthAdapter,
  type BetterAuthAdapterOptions,
  type BetterAuthSession,
} from '../../../src/adapters/better-auth/index.js';
import {
  describePhoneAdapter,
  describeSecondFactorAdapter,
  type AdapterUnderTest,
  fail,
  type SecondFactorAdapterUnderTest,
} from '../../../src/testing/index.js';
import { allBut } from '../../support/all-but.js';
import { startBetterAuth, type BetterAuthServer, type Person } from '../../support/better-auth/server.js';
import type { Browser } from '../../support/better-auth/browser.js';
import { atTheDoor, codeTo, secondStep } from '../../support/better-auth/sign-in.js';
import { numberIn } from '../../support/numbers.js';

interface BetterAuthUnderTest extends AdapterUnderTest<BetterAuthAdapter> {
  readonly person: Person;
}

interface SignInUnderTest extends SecondFactorAdapterUnderTest<BetterAuthSession> {
  readonly browser: Browser;
}

const phoneNumber = '+12015550123';
/** For the only number that can receive the sign-in code. */
const id = 'otp';

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
  absent: allBut('delete', 'setReservedForSecondFactor', 'createBackupCodes'),
  provoke: {
    async rate_limited() {
      const limited = await startBetterAuth(database, {
        rateLimit: {
          enabled: true,
          customRules: { '/sign-up/email': false, '/phone-number/send-otp': { window: 60, max: 1 } },
        },
      });
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
      person.browser.network.faults = { '/get-session': [fail('network')] };
      return adapter.list({});
    },
    unknown({ adapter, person }) {
      person.browser.network.faults = { '/get-session': [async () => new Response('<p>Not here', { status: 502 })] };
      return adapter.list({});
    },
  },
  never: {
    unsupported_country: 'better-auth has no list of countries; the app’s own word for it is not known here',
    recipient_opted_out: 'better-auth does not say why no message was sent',
    recipient_unreachable: 'better-auth does not say why no message was sent',
    locked: 'better-auth has no lock that only an operator lifts',
    too_many_phone_numbers: 'a new number takes the place of the one that there is',
    last_identification: 'better-auth lets a number go, whatever else the person can sign in with',
  },
});

describeSecondFactorAdapter<SignInUnderTest>('betterAuthSecondFactorAdapter', {
  describe,
  it,
  setup: () => setUpSignIn(),
  capacity: 1,
  provoke: {
    async rate_limited() {
      const limited = await startBetterAuth(database, {
        rateLimit: { enabled: true, customRules: { '/*': false, '/two-factor/send-otp': { window: 60, max: 1 } } },
      });
      const { adapter } = await setUpSignIn(limited);
      await adapter.prepare({ id });
      return adapter.prepare({ id }).finally(() => limited.close());
    },
    unauthenticated({ adapter, browser }) {
      browser.forgetCookies();
      return adapter.prepare({ id });
    },
    forbidden: ({ adapter, browser }) =>
      prepareWithResponse(adapter, browser, Response.json({ code: 'INVALID_ORIGIN' }, { status: 403 })),
    unsupported: ({ adapter }) => adapter.prepare({ id, channel: 'voice' }),
    network({ adapter, browser }) {
      browser.network.faults = { '/two-factor/send-otp': [fail('network')] };
      return adapter.prepare({ id });
    },
    unknown: ({ adapter, browser }) =>
      prepareWithResponse(adapter, browser, new Response('<p>Not here', { status: 502 })),
  },
  never: {
    unsupported_country: 'a number that was verified is in a country that the app sends to',
    message_not_sent: 'the server says that it has sent, whatever comes of it',
    recipient_opted_out: 'the server says that it has sent, whatever comes of it',
    recipient_unreachable: 'the server says that it has sent, whatever comes of it',
    locked: 'a lock of better-auth’s ends by itself, which is rate_limited',
  },
});

async function setUp(options: BetterAuthAdapterOptions = {}, at = server): Promise<BetterAuthUnderTest> {
  // A number belongs to one account, and each test has a new user.
  await database.query('update "user" set "phoneNumber" = null, "phoneNumberVerified" = false');
  await database.query('delete from "verification"');
  at.sent.length = 0;
  const person = await at.signUp();
  const adapter = betterAuthAdapter(person.browser.client, { getPassword: async () => person.password, ...options });
  return {
    adapter,
    person,
    readCode: async (number) => codeTo(number, at),
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
  return numberIn(await adapter.attemptVerification({ id, code: codeTo(number, at) }), id);
}

async function reserve(adapter: BetterAuthAdapter) {
  const { id } = await verify(adapter, phoneNumber);
  return adapter.setReservedForSecondFactor?.({ id, reserved: true });
}

async function setUpSignIn(at = server): Promise<SignInUnderTest> {
  const { adapter, browser, number, person, backupCodes } = await atTheDoor(at);
  return {
    adapter,
    browser,
    phoneNumbers: { [id]: number },
    backupCode: backupCodes[0],
    readCode: async (phoneNumber) => codeTo(phoneNumber, at),
    sentCount: () => at.sent.length,
    passTime: at.passTime,
    isSignedIn: ({ userId }) => userId === person.userId,
    signInAgain: async () => (await secondStep(at, person)).adapter,
  };
}

function prepareWithResponse(adapter: SignInUnderTest['adapter'], browser: Browser, response: Response) {
  browser.network.faults = { '/two-factor/send-otp': [async () => response] };
  return adapter.prepare({ id });
}
