import { describe, it } from 'vitest';
import { memorySecondFactorAdapter, type MemoryAdapter } from '../../../src/adapters/memory/index.js';
import {
  describePhoneAdapter,
  describeSecondFactorAdapter,
  fail,
  faultyAdapter,
  type AdapterUnderTest,
  type DescribePhoneAdapterOptions,
  type DescribeSecondFactorAdapterOptions,
} from '../../../src/testing/index.js';
import { memorySignInUnderTest, memoryUnderTest } from '../../support/memory-under-test.js';

const contract: DescribePhoneAdapterOptions<AdapterUnderTest<MemoryAdapter>> = {
  describe,
  it,
  setup: () => memoryUnderTest(),
  provoke: {
    unsupported_country: async () =>
      (await memoryUnderTest({ policy: { countries: ['DE'] } })).adapter.create({ phoneNumber: '+12015550123' }),
    step_up_required: async () =>
      (await memoryUnderTest({ stepUp: true })).adapter.create({ phoneNumber: '+12015550123' }),
    async message_not_sent({ adapter }) {
      const faulty = faultyAdapter(adapter, { prepareVerification: [fail('message_not_sent')] });
      return faulty.prepareVerification(await adapter.create({ phoneNumber: '+12015550123' }));
    },
    async recipient_opted_out({ adapter }) {
      const faulty = faultyAdapter(adapter, { prepareVerification: [fail('recipient_opted_out')] });
      return faulty.prepareVerification(await adapter.create({ phoneNumber: '+12015550123' }));
    },
    async recipient_unreachable({ adapter }) {
      const faulty = faultyAdapter(adapter, { prepareVerification: [fail('recipient_unreachable')] });
      return faulty.prepareVerification(await adapter.create({ phoneNumber: '+12015550123' }));
    },
    async locked() {
      const { adapter } = await memoryUnderTest({ policy: { wrongCodesPerUser: 1 } });
      const { id } = await adapter.prepareVerification(await adapter.create({ phoneNumber: '+12015550123' }));
      await adapter.attemptVerification({ id, code: '' }).catch(() => undefined);
      return adapter.attemptVerification({ id, code: '' });
    },
    unauthenticated({ adapter }) {
      adapter.userId = null;
      return adapter.list({});
    },
    network({ adapter }) {
      return faultyAdapter(adapter, () => fail('network')).list({});
    },
  },
  never: {
    last_second_factor: 'the policy requires no second factor',
    last_identification: 'the policy requires no verified number',
    step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
    unknown: 'nothing stands between the service and its caller that could return something else',
  },
};

describePhoneAdapter('memoryAdapter', contract);

const { last_second_factor: _, last_identification: __, ...never } = contract.never ?? {};

describePhoneAdapter('memoryAdapter whose policy requires a number of each kind', {
  ...contract,
  setup: () => memoryUnderTest({ userId: 'ada', policy: { secondFactorRequired: true, verifiedNumberRequired: true } }),
  never,
});

describePhoneAdapter('memoryAdapter whose policy replaces the one number', {
  ...contract,
  setup: () => memoryUnderTest({ policy: { replaces: true } }),
  capacity: 1,
  never: { ...contract.never, too_many_phone_numbers: 'a new number takes the place of the one that there is' },
});

const signInContract: DescribeSecondFactorAdapterOptions<Awaited<ReturnType<typeof memorySignInUnderTest>>> = {
  describe,
  it,
  setup: () => memorySignInUnderTest(),
  provoke: {
    unsupported_country: async () =>
      (await memorySignInUnderTest({ policy: { countries: ['DE'] } })).adapter.prepare({ id: 'first' }),
    async message_not_sent({ adapter }) {
      const faulty = faultyAdapter(adapter, { prepare: [fail('message_not_sent')] });
      return faulty.prepare({ id: 'first' });
    },
    async recipient_opted_out({ adapter }) {
      const faulty = faultyAdapter(adapter, { prepare: [fail('recipient_opted_out')] });
      return faulty.prepare({ id: 'first' });
    },
    async recipient_unreachable({ adapter }) {
      const faulty = faultyAdapter(adapter, { prepare: [fail('recipient_unreachable')] });
      return faulty.prepare({ id: 'first' });
    },
    async locked() {
      const { adapter } = await memorySignInUnderTest({ policy: { wrongCodesPerUser: 1 } });
      await adapter.attemptBackupCode?.({ code: '' }).catch(() => undefined);
      return adapter.attemptBackupCode?.({ code: '' });
    },
    forbidden: async () => memorySecondFactorAdapter((await memoryUnderTest()).adapter).list({}),
    unsupported: ({ adapter }) => adapter.prepare({ id: 'first', channel: 'voice' }),
    network({ adapter }) {
      return faultyAdapter(adapter, () => fail('network')).list({});
    },
  },
  never: { unknown: 'nothing stands between the service and its caller that could return something else' },
};

describeSecondFactorAdapter('memorySecondFactorAdapter', signInContract);

describeSecondFactorAdapter('memorySecondFactorAdapter whose first step has sent a code', {
  ...signInContract,
  async setup() {
    const underTest = await memorySignInUnderTest();
    await underTest.adapter.prepare({ id: 'second' });
    return { ...underTest, adapter: Object.assign(underTest.adapter, { sentTo: 'second' }) };
  },
});
