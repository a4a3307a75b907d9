import { describe, it } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import { PhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import type { PhoneHandlerOptions } from '../../../src/server/index.js';
import {
  describePhoneAdapter,
  describeSecondFactorAdapter,
  type DescribePhoneAdapterOptions,
} from '../../../src/testing/index.js';
import { handlerInProcess } from '../../support/http/handler-in-process.js';

const american = '+12015550123';
const british = '+447400123456';

const contract: DescribePhoneAdapterOptions<Awaited<ReturnType<typeof setUp>>> = {
  describe,
  it,
  setup: () => setUp(),
  provoke: {
    unsupported_country: async () =>
      (await setUp({ policy: { countries: ['DE'] } })).adapter.create({ phoneNumber: american }),
    step_up_required: async () =>
      (await setUp({ requireStepUp: () => true })).adapter.create({ phoneNumber: american }),
    async message_not_sent({ adapter, server }) {
      server.isSending = false;
      return adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
    },
    recipient_opted_out: async () => {
      const { adapter } = await setUp({ sender: refusingSender('recipient_opted_out') });
      return adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
    },
    recipient_unreachable: async () => {
      const { adapter } = await setUp({ sender: refusingSender('recipient_unreachable') });
      return adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
    },
    async locked() {
      const { adapter } = await setUp({ policy: { wrongCodesPerUser: 1 } });
      const { id } = await adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
      await adapter.attemptVerification({ id, code: '' }).catch(() => undefined);
      return adapter.attemptVerification({ id, code: '' });
    },
    unauthenticated({ adapter, server }) {
      server.userId = null;
      return adapter.list({});
    },
    network({ adapter, server }) {
      server.isReachable = false;
      return adapter.list({});
    },
    unknown: () => httpAdapter({ baseUrl: '/', fetch: async () => new Response('<p>Not here') }).list({}),
  },
  never: {
    last_second_factor: 'the policy requires no second factor',
    last_identification: 'the policy requires no verified number',
    step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
  },
};

describePhoneAdapter('httpAdapter, over createPhoneHandler', contract);

describePhoneAdapter('httpAdapter, over createPhoneHandler whose policy replaces the one number', {
  ...contract,
  async setup() {
    const underTest = await setUp({ policy: { replaces: true } });
    const limits = { replaces: true, maxPhoneNumbers: 1 };
    return { ...underTest, adapter: httpAdapter({ ...underTest.server.connection, limits }) };
  },
  capacity: 1,
  never: { ...contract.never, too_many_phone_numbers: 'a new number takes the place of the one that there is' },
});

describeSecondFactorAdapter('httpSecondFactorAdapter, over createPhoneHandler', {
  describe,
  it,
  setup: () => signIn(),
  provoke: {
    unsupported_country({ adapter: { attemptId }, ids: [id], server: { store } }) {
      const strict = handlerInProcess({ store, completeSignIn, policy: { countries: ['DE'] } });
      return httpSecondFactorAdapter({ ...strict.connection, attemptId }).prepare({ id });
    },
    async message_not_sent({ adapter, ids: [id], server }) {
      server.isSending = false;
      return adapter.prepare({ id });
    },
    recipient_opted_out({ adapter: { attemptId }, ids: [id], server: { store } }) {
      const refusing = handlerInProcess({ store, completeSignIn, sender: refusingSender('recipient_opted_out') });
      return httpSecondFactorAdapter({ ...refusing.connection, attemptId }).prepare({ id });
    },
    recipient_unreachable({ adapter: { attemptId }, ids: [id], server: { store } }) {
      const refusing = handlerInProcess({ store, completeSignIn, sender: refusingSender('recipient_unreachable') });
      return httpSecondFactorAdapter({ ...refusing.connection, attemptId }).prepare({ id });
    },
    async locked({ adapter: { attemptId }, server: { store } }) {
      const strict = handlerInProcess({ store, completeSignIn, policy: { wrongCodesPerUser: 1 } });
      const adapter = httpSecondFactorAdapter({ ...strict.connection, attemptId });
      await adapter.attemptBackupCode?.({ code: '' }).catch(() => undefined);
      return adapter.attemptBackupCode?.({ code: '' });
    },
    unsupported: ({ adapter, ids: [id] }) => adapter.prepare({ id, channel: 'voice' }),
    network({ adapter, server }) {
      server.isReachable = false;
      return adapter.list({});
    },
    unknown: () =>
      httpSecondFactorAdapter({ baseUrl: '/', attemptId: '1', fetch: async () => new Response('<p>Not here') }).list(
        {},
      ),
  },
  never: { forbidden: 'who holds the id of an attempt may do all there is to do in it' },
});

async function setUp(options: Partial<PhoneHandlerOptions> = {}) {
  const server = handlerInProcess(options);
  const { clock, connection, handle, inbox } = server;
  return {
    adapter: httpAdapter(connection),
    server,
    readCode: inbox.readCode,
    sentCount: () => inbox.messages.length,
    passTime: clock.advance,
    async giveToAnother(phoneNumber: string) {
      const { id } = await handle.service.create('another', { phoneNumber });
      await handle.service.prepareVerification('another', { id });
      await handle.service.attemptVerification('another', { id, code: await inbox.readCode(phoneNumber) });
      return id;
    },
  };
}

/** Creates the sender of a provider that refuses every recipient. */
function refusingSender(code: PhoneErrorCode): PhoneHandlerOptions['sender'] {
  return { send: () => Promise.reject(new PhoneError(code)) };
}

function completeSignIn(userId: string): Response {
  return Response.json({ userId });
}

async function signIn() {
  const { server, adapter: account, ...underTest } = await setUp({ completeSignIn });
  const ids: [string, string] = ['', ''];
  const backupCodes: string[] = [];
  for (const [at, phoneNumber] of [american, british].entries()) {
    const { id } = await account.create({ phoneNumber });
    await account.prepareVerification({ id });
    await account.attemptVerification({ id, code: await underTest.readCode(phoneNumber) });
    const numbers = await account.setReservedForSecondFactor({ id, reserved: true });
    backupCodes.push(...numbers.flatMap((number) => number.backupCodes ?? []));
    ids[at] = id;
  }
  const signInAgain = async () =>
    httpSecondFactorAdapter<unknown>({
      ...server.connection,
      attemptId: (await server.handle.service.startSecondFactor('ada')) ?? '',
    });
  return {
    ...underTest,
    server,
    ids,
    adapter: await signInAgain(),
    signInAgain,
    phoneNumbers: { [ids[0]]: american, [ids[1]]: british },
    backupCode: backupCodes[0],
    isSignedIn: (session: unknown) => JSON.stringify(session) === '{"userId":"ada"}',
  };
}
