import {
  memoryAdapter,
  memorySecondFactorAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type MemorySecondFactorAdapter,
} from '../../src/adapters/memory/index.js';
import type { AdapterUnderTest, SecondFactorAdapterUnderTest } from '../../src/testing/index.js';
import { codeTo } from './phone-service.js';
import { settableClock } from './settable-clock.js';

/** A memory adapter for the contract. */
export async function memoryUnderTest(options: MemoryAdapterOptions = {}): Promise<AdapterUnderTest<MemoryAdapter>> {
  const clock = settableClock();
  const adapter = memoryAdapter({ clock, ...options });
  const another = memoryAdapter({ clock, userId: 'another', world: adapter.world });
  const readCode = async (phoneNumber: string) => codeTo(phoneNumber, adapter.inbox.messages);
  return {
    adapter,
    readCode,
    sentCount: () => adapter.inbox.messages.length,
    passTime: clock.advance,
    async giveToAnother(phoneNumber) {
      const { id } = await another.create({ phoneNumber });
      await another.prepareVerification({ id });
      await another.attemptVerification({ id, code: await readCode(phoneNumber) });
      return id;
    },
  };
}

type MemorySignInUnderTest = SecondFactorAdapterUnderTest<{ userId: string }> & { adapter: MemorySecondFactorAdapter };

/** A second step over it, for the contract. The ids are `first` and `second`. */
export async function memorySignInUnderTest(options: MemoryAdapterOptions = {}): Promise<MemorySignInUnderTest> {
  const phoneNumbers = { first: '+12015550123', second: '+447400123456' };
  const seeds = Object.entries(phoneNumbers).map(([id, phoneNumber]) => ({
    id,
    phoneNumber,
    reservedForSecondFactor: true,
  }));
  const {
    adapter: account,
    readCode,
    sentCount,
    passTime,
  } = await memoryUnderTest({ userId: 'ada', phoneNumbers: seeds, ...options });
  const [backupCode] = await account.createBackupCodes();
  return {
    adapter: memorySecondFactorAdapter(account),
    signInAgain: async () => memorySecondFactorAdapter(account),
    phoneNumbers,
    backupCode,
    isSignedIn: ({ userId }) => userId === 'ada',
    readCode,
    sentCount,
    passTime,
  };
}
