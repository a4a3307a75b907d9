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
  locked: reason,
  last_second_factor: reason,
  last_identification: reason,
  step_up_required: reason,
  step_up_cancelled: reason,
  unauthenticated: reason,
  network: reason,
  unknown: reason,
};

/** A memory adapter with something else in place of its own. */
export async function withChanges(changes: Defect['broken']): Promise<AdapterUnderTest> {
  const sound = await memoryUnderTest();
  return { ...sound, adapter: { ...sound.adapter, ...changes(sound.adapter) } };
}

/** The suite of a memory adapter, unless `setup` says otherwise; its names without that of the adapter. */
export function recorded(options: Partial<DescribePhoneAdapterOptions>) {
  const runner = recordingRunner();
  describePhoneAdapter('', { ...runner, never, setup: () => memoryUnderTest(), ...options });
  return runner;
}
