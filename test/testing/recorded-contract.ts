import type { MemoryAdapterOptions } from '../../src/adapters/memory/index.js';
import {
  describePhoneAdapter,
  type AdapterUnderTest,
  type DescribePhoneAdapterOptions,
} from '../../src/testing/index.js';
import { memoryUnderTest } from '../support/memory-under-test.js';
import type { Defect } from './defects/defect.js';
import { recordingRunner } from './recording-runner.js';

export const reason = 'it is not what this test is about';
export const never = {
  unsupported_country: reason,
  message_not_sent: reason,
  recipient_opted_out: reason,
  recipient_unreachable: reason,
  locked: reason,
  last_second_factor: reason,
  last_identification: reason,
  step_up_required: reason,
  step_up_cancelled: reason,
  unauthenticated: reason,
  network: reason,
  unknown: reason,
};

/** A memory adapter with some members replaced. */
export async function withChanges(
  changes: Defect['broken'],
  options: MemoryAdapterOptions = {},
): Promise<AdapterUnderTest> {
  const sound = await memoryUnderTest(options);
  return { ...sound, adapter: { ...sound.adapter, ...changes(sound.adapter) } };
}

/** The suite of a memory adapter, unless `setup` overrides it, with test names that omit the adapter's name. */
export function recordContract(options: Partial<DescribePhoneAdapterOptions>) {
  const runner = recordingRunner();
  describePhoneAdapter('', { ...runner, never, setup: () => memoryUnderTest(), ...options });
  return runner;
}
