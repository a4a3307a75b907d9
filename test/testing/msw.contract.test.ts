import { describe, it } from 'vitest';
import { describePhoneAdapter, fail } from '../../src/testing/index.js';
import { closeMockedServers, mockedServer } from '../support/http/mocked-server.js';
import { settableClock } from '../support/settable-clock.js';

const american = '+12015550123';

describePhoneAdapter('httpAdapter, over phoneHandlers', {
  describe,
  it,
  async setup() {
    const clock = settableClock();
    const { adapter, backend, inbox, service } = mockedServer({ clock });
    return {
      adapter,
      backend,
      readCode: inbox.readCode,
      sentCount: () => inbox.messages.length,
      passTime: clock.advance,
      close: closeMockedServers,
      async giveToAnother(phoneNumber: string) {
        const { id } = await service.create('another', { phoneNumber });
        await service.prepareVerification('another', { id });
        await service.attemptVerification('another', { id, code: await inbox.readCode(phoneNumber) });
        return id;
      },
    };
  },
  provoke: {
    unsupported_country: () =>
      mockedServer({ policy: { countries: ['DE'] } }).adapter.create({ phoneNumber: american }),
    message_not_sent: () =>
      mockedServer({ faults: { create: [fail('message_not_sent')] } }).adapter.create({ phoneNumber: american }),
    recipient_opted_out: () =>
      mockedServer({ faults: { create: [fail('recipient_opted_out')] } }).adapter.create({ phoneNumber: american }),
    recipient_unreachable: () =>
      mockedServer({ faults: { create: [fail('recipient_unreachable')] } }).adapter.create({ phoneNumber: american }),
    locked: () => mockedServer({ faults: { create: [fail('locked')] } }).adapter.create({ phoneNumber: american }),
    step_up_required: () => mockedServer({ requireStepUp: () => true }).adapter.create({ phoneNumber: american }),
    unauthenticated({ adapter, backend }) {
      backend.userId = null;
      return adapter.list({});
    },
    network: () => mockedServer({ faults: { list: () => fail('network') } }).adapter.list({}),
    unknown: () => mockedServer({ faults: { list: () => fail('unknown') } }).adapter.list({}),
  },
  never: {
    last_second_factor: 'the policy requires no second factor',
    last_identification: 'the policy requires no verified number',
    step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
  },
});
