import { memoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory.js';
import type { AdapterUnderTest } from '../../src/testing/index.js';
import { codeTo } from './phone-service.js';
import { settableClock } from './settable-clock.js';

/** A memory adapter as the contract wants it. */
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
