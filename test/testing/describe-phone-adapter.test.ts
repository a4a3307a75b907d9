import { describe, expect, it } from 'vitest';
import { memoryUnderTest } from '../support/memory-under-test.js';
import { attemptVerificationDefects } from './defects/attempt-verification.js';
import { backupCodeStatusDefects } from './defects/backup-code-status.js';
import { capabilityDefects } from './defects/capabilities.js';
import { createDefects } from './defects/create.js';
import { listDefects } from './defects/list.js';
import { prepareVerificationDefects } from './defects/prepare-verification.js';
import { callsAllUnknown, refusalDefects } from './defects/refusals.js';
import { repeatedCallDefects, replacementDefects } from './defects/repeated-calls.js';
import { wholeListDefects } from './defects/whole-list.js';
import { recordContract, withChanges } from './recorded-contract.js';

const defects = [
  capabilityDefects,
  listDefects,
  createDefects,
  prepareVerificationDefects,
  attemptVerificationDefects,
  wholeListDefects,
  repeatedCallDefects,
  backupCodeStatusDefects,
  refusalDefects,
].flat();

describe('describePhoneAdapter', () => {
  it('passes with a correct adapter', async () => {
    const { names, run } = recordContract({ setup: () => memoryUnderTest({ userId: 'ada' }) });
    expect(names.length).toBeGreaterThan(50);
    expect(await run(names)).toEqual({});
  });

  it.each(defects)('catches an adapter that $defect', async ({ broken, caughtBy, says }) => {
    const { run } = recordContract({ setup: () => withChanges(broken) });
    expect(await run([caughtBy])).toEqual({ [caughtBy]: expect.stringMatching(says) });
  });

  it.each(replacementDefects)('catches an adapter of one number that $defect', async ({ broken, caughtBy, says }) => {
    const policy = { replaces: true };
    const { run } = recordContract({ setup: () => withChanges(broken, { policy }), capacity: 1 });
    expect(await run([caughtBy])).toEqual({ [caughtBy]: expect.stringMatching(says) });
  });

  it('has a defect for each of its tests, except those of a rejection', () => {
    const caught = new Set(defects.map(({ caughtBy }) => caughtBy));
    expect(recordContract({}).names.filter((name) => !caught.has(name) && !isOfRefusal(name))).toEqual([]);
  });

  it('catches an adapter that always rejects with unknown, in each test of a rejection', async () => {
    const { names, run } = recordContract({ setup: () => withChanges(callsAllUnknown) });
    const ofRefusals = names.filter((name) => isOfRefusal(name) && !name.includes('is never'));
    expect(ofRefusals.length).toBeGreaterThan(15);
    expect(Object.keys(await run(ofRefusals))).toEqual(ofRefusals);
  });
});

describe('absent', () => {
  it('skips the tests of a missing method', async () => {
    const without = () => withChanges(() => ({ makePrimary: undefined }));
    const { names, run } = recordContract({ setup: without, absent: ['makePrimary'] });
    expect(names.filter((name) => name.includes('makePrimary'))).toEqual(['the adapter › has no makePrimary']);
    expect(await run(names)).toEqual({});
  });

  it('does not include a method that rejects', async () => {
    const { run } = recordContract({ absent: ['makePrimary'] });
    expect((await run(['the adapter › has no makePrimary']))['the adapter › has no makePrimary']).toMatch(
      /take it out of `absent`/,
    );
  });
});

describe('capacity', () => {
  it('skips tests that need more numbers than the backend allows', async () => {
    const { names, run } = recordContract({
      setup: () => memoryUnderTest({ policy: { maxPhoneNumbers: 1 } }),
      capacity: 1,
    });
    expect(await run(names)).toEqual({});
  });
});

describe('setup', () => {
  it('is called for each test, and cleaned up whether or not the test fails', async () => {
    const open = { now: 0, ever: 0 };
    const { names, run } = recordContract({
      async setup() {
        open.now += 1;
        open.ever += 1;
        return {
          ...(await withChanges(() => ({ list: () => Promise.reject(new Error('broken')) }))),
          close: () => void (open.now -= 1),
        };
      },
    });
    expect(Object.keys(await run(names)).length).toBeGreaterThan(20);
    expect(open).toEqual({ now: 0, ever: names.length });
  });
});

function isOfRefusal(name: string): boolean {
  return /^(a rejection|an id without a number of the user) ›/.test(name);
}
