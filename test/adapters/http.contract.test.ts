import { describe, it } from 'vitest';
import { httpAdapter, type HttpAdapter } from '../../src/adapters/http.js';
import { createPhoneHandler, type PhoneHandlerOptions } from '../../src/server/index.js';
import { memoryStore, type OutgoingMessage } from '../../src/service/index.js';
import { describePhoneAdapter, type AdapterUnderTest } from '../../src/testing/index.js';
import { codeTo } from '../support/phone-service.js';
import { settableClock } from '../support/settable-clock.js';

interface HandlerUnderTest extends AdapterUnderTest<HttpAdapter> {
  /** Nobody is signed in from now on. */
  signOut(): void;
  /** No request reaches the handler from now on. */
  cutOff(): void;
  /** No message leaves from now on. */
  stopProvider(): void;
}

describePhoneAdapter('httpAdapter, over createPhoneHandler', {
  describe,
  it,
  setup: () => setUp(),
  provoke: {
    unsupported_country: async () => (await setUp({ policy: { countries: ['DE'] } })).adapter.create({ phoneNumber: '+12015550123' }),
    step_up_required: async () => (await setUp({ requireStepUp: () => true })).adapter.create({ phoneNumber: '+12015550123' }),
    async message_not_sent({ adapter, stopProvider }) {
      stopProvider();
      return adapter.prepareVerification(await adapter.create({ phoneNumber: '+12015550123' }));
    },
    unauthenticated({ adapter, signOut }) {
      signOut();
      return adapter.list({});
    },
    network({ adapter, cutOff }) {
      cutOff();
      return adapter.list({});
    },
    unknown: async () => httpAdapter({ baseUrl: '/', fetch: async () => new Response('<p>Not here') }).list({}),
  },
  never: {
    last_second_factor: 'the policy requires no second factor',
    last_identification: 'the policy requires no verified number',
    step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
  },
});

async function setUp(options: Partial<PhoneHandlerOptions> = {}): Promise<HandlerUnderTest> {
  const clock = settableClock();
  const sent: OutgoingMessage[] = [];
  const there = { userId: 'ada' as string | null, isReachable: true, isSending: true };
  const handle = createPhoneHandler({
    store: memoryStore(),
    sender: {
      async send(message) {
        if (!there.isSending) throw new Error('The provider has refused.');
        sent.push(message);
      },
    },
    secret: '0123456789abcdef0123456789abcdef',
    clock,
    authenticate: () => there.userId,
    basePath: '/api/phone',
    ...options,
    policy: { backupCodeIterations: 1, ...options.policy },
  });
  const adapter = httpAdapter({
    baseUrl: 'http://phone.test/api/phone',
    async fetch(url, init) {
      if (!there.isReachable) throw new TypeError('fetch failed');
      return handle(new Request(url, init));
    },
  });
  return {
    adapter,
    readCode: async (phoneNumber) => codeTo(phoneNumber, sent),
    sentCount: () => sent.length,
    passTime: clock.advance,
    async giveToAnother(phoneNumber) {
      const { id } = await handle.service.create('another', { phoneNumber });
      await handle.service.prepareVerification('another', { id });
      await handle.service.attemptVerification('another', { id, code: codeTo(phoneNumber, sent) });
      return id;
    },
    signOut: () => void (there.userId = null),
    cutOff: () => void (there.isReachable = false),
    stopProvider: () => void (there.isSending = false),
  };
}
