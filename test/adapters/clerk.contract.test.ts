import { describe, it } from 'vitest';
import { clerkAdapter } from '../../src/adapters/clerk.js';
import type { Policy } from '../../src/service/index.js';
import { describePhoneAdapter } from '../../src/testing/index.js';
import { openClerkApp } from '../support/clerk/app.js';
import { codeTo } from '../support/phone-service.js';

const us = '+12015550123';
const gb = '+447400123456';

describePhoneAdapter('clerkAdapter, over Clerk’s own client', {
  describe,
  it,
  setup: () => setUp(),
  provoke: {
    unsupported_country: () => setUpAnd({ countries: ['DE'] }, ({ adapter }) => adapter.create({ phoneNumber: us })),
    too_many_phone_numbers: () =>
      setUpAnd({ maxPhoneNumbers: 1 }, async ({ adapter }) => {
        await adapter.create({ phoneNumber: us });
        return adapter.create({ phoneNumber: gb });
      }),
    last_second_factor: () =>
      setUpAnd({ secondFactorRequired: true }, async (backend) => {
        const id = await verify(backend);
        await backend.adapter.setReservedForSecondFactor?.({ id, reserved: true });
        return backend.adapter.setReservedForSecondFactor?.({ id, reserved: false });
      }),
    last_identification: () => setUpAnd({ verifiedNumberRequired: true }, async (backend) => backend.adapter.delete?.({ id: await verify(backend) })),
    async step_up_required({ adapter, api }) {
      api.stepUp = true;
      return adapter.delete?.(await adapter.create({ phoneNumber: us }));
    },
    async message_not_sent({ adapter, api }) {
      api.sends = false;
      return adapter.prepareVerification(await adapter.create({ phoneNumber: us }));
    },
    unauthenticated({ adapter, api }) {
      api.userId = null;
      return adapter.create({ phoneNumber: us });
    },
    forbidden({ adapter, api }) {
      api.failNext(/POST/, { status: 403, code: 'not_allowed_access' });
      return adapter.create({ phoneNumber: us });
    },
    network({ adapter, api }) {
      api.failNext(/POST/, 'unreached');
      return adapter.create({ phoneNumber: us });
    },
    unknown({ adapter, api }) {
      api.failNext(/POST/, () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
      return adapter.create({ phoneNumber: us });
    },
  },
  never: {
    step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
  },
});

async function setUp(policy?: Partial<Policy>) {
  const { api, clerk, close } = await openClerkApp({ policy });
  return {
    api,
    close,
    adapter: clerkAdapter(clerk),
    readCode: async (phoneNumber: string) => codeTo(phoneNumber, api.messages),
    sentCount: () => api.messages.length,
    passTime: api.clock.advance,
    async giveToAnother(phoneNumber: string) {
      const { id } = await api.service.create('user_bob', { phoneNumber });
      await api.service.prepareVerification('user_bob', { id });
      await api.service.attemptVerification('user_bob', { id, code: codeTo(phoneNumber, api.messages) });
      return id;
    },
  };
}

type UnderTest = Awaited<ReturnType<typeof setUp>>;

/** At a backend with other rules. */
async function setUpAnd(policy: Partial<Policy>, run: (backend: UnderTest) => Promise<unknown>): Promise<unknown> {
  const backend = await setUp(policy);
  return run(backend).finally(backend.close);
}

async function verify({ adapter, readCode }: UnderTest): Promise<string> {
  const { id } = await adapter.create({ phoneNumber: us });
  await adapter.prepareVerification({ id });
  return (await adapter.attemptVerification({ id, code: await readCode(us) })).id;
}
