import { describe, expect, it } from 'vitest';
import type * as memory from '../../src/adapters/memory/index.js';
import type * as kit from '../../src/index.js';
import type * as testing from '../../src/testing/index.js';
import { recordingRunner } from '../testing/recording-runner.js';

const built = <Module>(path: string): Promise<Module> => import(new URL(`../../dist/${path}.js`, import.meta.url).href);

describe('phonekit/testing', () => {
  it('recognizes the errors and adapters of the other entry points', async () => {
    const { PhoneError } = await built<typeof kit>('index');
    const { memoryAdapter } = await built<typeof memory>('adapters/memory/index');
    const { describePhoneAdapter } = await built<typeof testing>('testing/index');
    const runner = recordingRunner();
    describePhoneAdapter('', {
      ...runner,
      async setup() {
        const adapter = memoryAdapter();
        const codeTo = (phoneNumber: string) =>
          adapter.inbox.messages.findLast(({ to }) => to === phoneNumber)?.code ?? '';
        return {
          adapter,
          readCode: async (phoneNumber) => codeTo(phoneNumber),
          sentCount: () => adapter.inbox.messages.length,
        };
      },
      provoke: { unknown: () => Promise.reject(new PhoneError('unknown')) },
    });
    const accountedElsewhere = [
      'unsupported_country',
      'message_not_sent',
      'step_up',
      'unauthenticated',
      'network',
      'last_',
      'phone_number_taken',
      'code_expired',
      'locked',
      'recipient_opted_out',
      'recipient_unreachable',
    ].map((code) => `a rejection › is ${code}`);
    const names = runner.names.filter((name) => !accountedElsewhere.some((start) => name.startsWith(start)));
    expect(names).toContain('a rejection › is unknown, provoked by the author of the adapter');
    expect(await runner.run(names)).toEqual({});
  });
});
