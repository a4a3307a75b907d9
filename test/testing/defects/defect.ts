import type { MemoryAdapter } from '../../../src/adapters/memory/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';

export interface Defect<Sound = MemoryAdapter, Port = PhoneAdapter> {
  /** What the adapter does wrong, and nothing else. */
  readonly defect: string;
  readonly broken: (sound: Sound) => Partial<Port>;
  /** The test that is there to catch it. */
  readonly caughtBy: string;
  /** What that test says. */
  readonly says: RegExp;
}
