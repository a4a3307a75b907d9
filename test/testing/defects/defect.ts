import type { MemoryAdapter } from '../../../src/adapters/memory/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';

export interface Defect<Sound = MemoryAdapter, Port = PhoneAdapter> {
  /** The adapter's one defect. */
  readonly defect: string;
  readonly broken: (sound: Sound) => Partial<Port>;
  /** The test that must catch it. */
  readonly caughtBy: string;
  /** The message of that test. */
  readonly says: RegExp;
}
