import { describe, expect, it } from 'vitest';
import type { MemorySecondFactorAdapter } from '../../src/adapters/memory/index.js';
import type { SecondFactorAdapter } from '../../src/core/second-factor-adapter.js';
import { describeSecondFactorAdapter, type DescribeSecondFactorAdapterOptions } from '../../src/testing/index.js';
import { memorySignInUnderTest } from '../support/memory-under-test.js';
import { callsAllUnknown, signInDefects } from './defects/sign-in.js';
import { recordingRunner } from './recording-runner.js';

const reason = 'it is not what this test is about';
const never = {
  unsupported_country: reason,
  message_not_sent: reason,
  recipient_opted_out: reason,
  recipient_unreachable: reason,
  locked: reason,
  forbidden: reason,
  unsupported: reason,
  network: reason,
  unknown: reason,
};

describe('describeSecondFactorAdapter', () => {
  it('passes with a correct adapter', async () => {
    const { names, run } = recordContract({});
    expect(names.length).toBeGreaterThan(25);
    expect(await run(names)).toEqual({});
  });

  it.each(signInDefects)('catches an adapter that $defect', async ({ broken, caughtBy, says }) => {
    const { run } = recordContract({ setup: () => withChanges(broken) });
    expect(await run([caughtBy])).toEqual({ [caughtBy]: expect.stringMatching(says) });
  });

  it('catches a backup code that is accepted again at the next sign-in', async () => {
    const name = 'attemptBackupCode › accepts each once, over all sign-ins';
    const { run } = recordContract({
      async setup() {
        const sound = await memorySignInUnderTest();
        const takesAny = async () => ({
          ...(await sound.signInAgain()),
          attemptBackupCode: async () => ({ userId: 'ada' }),
        });
        return { ...sound, signInAgain: takesAny };
      },
    });
    expect((await run([name]))[name]).toMatch(/A backup code that was used did not reject/);
  });

  it('has a defect for each of its tests, except those of a rejection', () => {
    const caught = new Set([
      ...signInDefects.map(({ caughtBy }) => caughtBy),
      'attemptBackupCode › accepts each once, over all sign-ins',
    ]);
    expect(recordContract({}).names.filter((name) => !caught.has(name) && !name.startsWith('a rejection ›'))).toEqual(
      [],
    );
  });

  it('catches an adapter that always rejects with unknown, in each test of a rejection', async () => {
    const { names, run } = recordContract({ setup: () => withChanges(callsAllUnknown) });
    const ofRefusals = names.filter((name) => name.startsWith('a rejection ›') && !name.includes('is never'));
    expect(ofRefusals).toHaveLength(6);
    expect(Object.keys(await run(ofRefusals))).toEqual(ofRefusals);
  });

  it('skips what a backend lacks: a second number, backup codes', async () => {
    const { names, run } = recordContract({
      absent: ['attemptBackupCode'],
      capacity: 1,
      setup: () => withChanges(() => ({ attemptBackupCode: undefined })),
    });
    expect(names.filter((name) => name.startsWith('attemptBackupCode'))).toEqual(['attemptBackupCode › is not there']);
    expect(await run(names)).toEqual({});
    const { run: runOnSound } = recordContract({ absent: ['attemptBackupCode'] });
    expect(Object.keys(await runOnSound(['attemptBackupCode › is not there']))).toHaveLength(1);
  });
});

async function withChanges(
  changes: (sound: MemorySecondFactorAdapter) => Partial<SecondFactorAdapter<{ userId: string }>>,
) {
  const sound = await memorySignInUnderTest();
  return { ...sound, adapter: { ...sound.adapter, ...changes(sound.adapter) } };
}

/** The suite, with test names that omit the adapter's name. */
function recordContract(options: Partial<DescribeSecondFactorAdapterOptions>) {
  const runner = recordingRunner();
  describeSecondFactorAdapter('', { ...runner, never, setup: () => memorySignInUnderTest(), ...options });
  return runner;
}
