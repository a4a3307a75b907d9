import { describe, it } from 'vitest';
import { clerkAdapter, clerkSecondFactorAdapter, type ClerkSession } from '../../../src/adapters/clerk/index.js';
import type { PhonePolicy } from '../../../src/service/index.js';
import { describePhoneAdapter, describeSecondFactorAdapter, fail } from '../../../src/testing/index.js';
import { allBut } from '../../support/all-but.js';
import { openClerkApp } from '../../support/clerk/app.js';
import { password } from '../../support/clerk/routes.js';
import { codeTo } from '../../support/phone-service.js';
import { refuse } from '../../support/clerk/refusals.js';
import { change, next } from '../../support/network.js';

const us = '+12015550123';
const gb = '+447400123456';

describePhoneAdapter('clerkAdapter, over Clerk’s own client', {
  describe,
  it,
  setup: () => setUp(),
  absent: allBut('delete', 'makePrimary', 'setReservedForSecondFactor', 'makeDefaultSecondFactor', 'createBackupCodes'),
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
    last_identification: () =>
      setUpAnd({ verifiedNumberRequired: true }, async (backend) =>
        backend.adapter.delete?.({ id: await verify(backend) }),
      ),
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
      api.network.faults = next(/POST/, refuse({ status: 403, code: 'not_allowed_access' }));
      return adapter.create({ phoneNumber: us });
    },
    network({ adapter, api }) {
      api.network.faults = next(/POST/, fail('network'));
      return adapter.create({ phoneNumber: us });
    },
    unknown({ adapter, api }) {
      api.network.faults = next(
        /POST/,
        change(() => new Response('<h1>Bad gateway</h1>', { status: 502 })),
      );
      return adapter.create({ phoneNumber: us });
    },
  },
  never: {
    step_up_cancelled: 'the app asks for the proof, and the kit says where it was not given',
    recipient_opted_out: 'Clerk does not say why no message was sent',
    recipient_unreachable: 'Clerk does not say why no message was sent',
    locked: 'a lock of Clerk’s ends by itself, which is rate_limited',
  },
});

describeSecondFactorAdapter('clerkSecondFactorAdapter, over Clerk’s own client', {
  describe,
  it,
  setup: signIn,
  provoke: {
    unsupported_country({ adapter, ids: [id], api }) {
      api.network.faults = next(/prepare_second_factor$/, refuse({ status: 403, code: 'unsupported_country_code' }));
      return adapter.prepare({ id });
    },
    async message_not_sent({ adapter, ids: [id], api }) {
      api.sends = false;
      return adapter.prepare({ id });
    },
    forbidden({ adapter, ids: [id], api }) {
      api.network.faults = next(/prepare_second_factor$/, refuse({ status: 403, code: 'not_allowed_access' }));
      return adapter.prepare({ id });
    },
    unsupported: ({ adapter, ids: [id] }) => adapter.prepare({ id, channel: 'voice' }),
    network({ adapter, ids: [id], api }) {
      api.network.faults = next(/prepare_second_factor$/, fail('network'));
      return adapter.prepare({ id });
    },
    unknown({ adapter, ids: [id], api }) {
      api.network.faults = next(
        /prepare_second_factor$/,
        change(() => new Response('<h1>Bad gateway</h1>', { status: 502 })),
      );
      return adapter.prepare({ id });
    },
  },
  never: {
    recipient_opted_out: 'Clerk does not say why no message was sent',
    recipient_unreachable: 'Clerk does not say why no message was sent',
    locked: 'a lock of Clerk’s ends by itself, which is rate_limited',
  },
});

async function setUp(policy?: Partial<PhonePolicy>) {
  const { api, clerk, close } = await openClerkApp({ policy });
  return {
    api,
    clerk,
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

/** Runs on a backend with other rules. */
async function setUpAnd(policy: Partial<PhonePolicy>, run: (backend: UnderTest) => Promise<unknown>): Promise<unknown> {
  const backend = await setUp(policy);
  return run(backend).finally(backend.close);
}

async function verify(
  { adapter, readCode }: Pick<UnderTest, 'adapter' | 'readCode'>,
  phoneNumber = us,
): Promise<string> {
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  await adapter.attemptVerification({ id, code: await readCode(phoneNumber) });
  return id;
}

/** Two numbers receive codes; the user has signed out and entered their password again. */
async function signIn() {
  const { adapter: account, ...backend } = await setUp();
  const { api, clerk, readCode } = backend;
  const ids: [string, string] = ['', ''];
  const backupCodes: string[] = [];
  for (const [at, phoneNumber] of [us, gb].entries()) {
    const id = await verify({ adapter: account, readCode }, phoneNumber);
    const numbers = await account.setReservedForSecondFactor?.({ id, reserved: true });
    backupCodes.push(...(numbers ?? []).flatMap((number) => number.backupCodes ?? []));
    ids[at] = id;
  }
  api.userId = null;
  await clerk.setActive({ session: null });
  const signInAgain = async () => {
    await clerk.client?.signIn.create({ identifier: 'user_ada', password });
    return clerkSecondFactorAdapter(clerk);
  };
  return {
    ...backend,
    ids,
    adapter: await signInAgain(),
    signInAgain,
    phoneNumbers: { [ids[0]]: us, [ids[1]]: gb },
    backupCode: backupCodes[0],
    isSignedIn: async (session: ClerkSession) => {
      await clerk.setActive({ session: session.createdSessionId });
      return clerk.user?.id === 'user_ada';
    },
  };
}
