import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { describePhoneAdapter, type AdapterUnderTest, type DescribePhoneAdapterOptions } from '../../src/testing/index.js';
import { memoryUnderTest } from '../support/memory-under-test.js';
import { attemptVerificationDefects } from './defects/attempt-verification.js';
import { capabilityDefects } from './defects/capabilities.js';
import { createDefects } from './defects/create.js';
import type { Defect } from './defects/defect.js';
import { listDefects } from './defects/list.js';
import { prepareVerificationDefects } from './defects/prepare-verification.js';
import { callsAllUnknown, refusalDefects } from './defects/refusals.js';
import { wholeListDefects } from './defects/whole-list.js';
import { recordingRunner } from './recording-runner.js';

const defects = [
  capabilityDefects,
  listDefects,
  createDefects,
  prepareVerificationDefects,
  attemptVerificationDefects,
  wholeListDefects,
  refusalDefects,
].flat();

const reason = 'it is not what this test is about';
const never = {
  unsupported_country: reason,
  message_not_sent: reason,
  last_second_factor: reason,
  last_identification: reason,
  step_up_required: reason,
  step_up_cancelled: reason,
  unauthenticated: reason,
  network: reason,
  unknown: reason,
};

describe('describePhoneAdapter', () => {
  it('finds no fault with a sound adapter', async () => {
    const { names, run } = recorded({ setup: () => memoryUnderTest({ userId: 'ada' }) });
    expect(names.length).toBeGreaterThan(50);
    expect(await run(names)).toEqual({});
  });

  it.each(defects)('catches an adapter that $defect', async ({ broken, caughtBy, says }) => {
    const { run } = recorded({ setup: () => withChanges(broken) });
    expect(await run([caughtBy])).toEqual({ [caughtBy]: expect.stringMatching(says) });
  });

  it('has a defect here for each of its tests, save those of a refusal', () => {
    const caught = new Set(defects.map(({ caughtBy }) => caughtBy));
    expect(recorded({}).names.filter((name) => !caught.has(name) && !isOfRefusal(name))).toEqual([]);
  });

  it('catches an adapter that calls every refusal unknown, in each test of a refusal', async () => {
    const { names, run } = recorded({ setup: () => withChanges(callsAllUnknown) });
    const ofRefusals = names.filter((name) => isOfRefusal(name) && !name.includes('is never'));
    expect(ofRefusals.length).toBeGreaterThan(15);
    expect(Object.keys(await run(ofRefusals))).toEqual(ofRefusals);
  });
});

describe('a code of PhoneErrorCode', () => {
  const name = 'a refusal › is unsupported_country';

  it('fails the suite where nobody accounts for it', async () => {
    const { unsupported_country: _, ...others } = never;
    const { run } = recorded({ never: others });
    expect((await run([name]))[name]).toBe(
      'The contract cannot bring about unsupported_country by itself, and it is neither in `provoke`, which brings it about, ' +
        'nor in `never`, with the reason why it cannot come.\nThe port: each PhoneErrorCode is proved or accounted for.',
    );
  });

  it('fails the suite where setup gives no means to bring it about', async () => {
    const { run } = recorded({ setup: async () => ({ ...(await memoryUnderTest()), giveToAnother: undefined }) });
    const taken = 'a refusal › is phone_number_taken where another user has verified the number';
    expect((await run([taken]))[taken]).toMatch(/cannot bring about phone_number_taken here, since setup answers no `giveToAnother`/);
  });

  it('can be brought about by the author', async () => {
    const provoked = `${name}, as the adapter’s author brings it about`;
    const { unsupported_country: _, ...others } = never;
    const refuses = (code: 'unsupported_country' | 'unknown') =>
      recorded({ never: others, provoke: { unsupported_country: () => Promise.reject(new PhoneError(code)) } }).run([provoked]);
    expect(await refuses('unsupported_country')).toEqual({});
    expect((await refuses('unknown'))[provoked]).toMatch(/was refused with unknown/);
  });

  it('is not said never to come where it comes', async () => {
    const { run, names } = recorded({ never: { ...never, rate_limited: 'every resend is taken' } });
    const denied = 'a refusal › is never rate_limited: every resend is taken';
    expect(names).toContain(denied);
    expect((await run([denied]))[denied]).toMatch(/^A call was refused with rate_limited/);
  });

  it('is not said never to come where an author brings it about', async () => {
    const { run } = recorded({ provoke: { unknown: () => Promise.reject(new PhoneError('unknown')) } });
    const both = `a refusal › is never unknown: ${reason}`;
    expect((await run([both]))[both]).toMatch(/`provoke` and `never` both name unknown/);
  });
});

describe('absent', () => {
  it('is a method that is not there, and leaves out its tests', async () => {
    const without = () => withChanges(() => ({ makePrimary: undefined }));
    const { names, run } = recorded({ setup: without, absent: ['makePrimary'] });
    expect(names.filter((name) => name.includes('makePrimary'))).toEqual(['the adapter › has no makePrimary']);
    expect(await run(names)).toEqual({});
  });

  it('is no method that refuses', async () => {
    const { run } = recorded({ absent: ['makePrimary'] });
    expect((await run(['the adapter › has no makePrimary']))['the adapter › has no makePrimary']).toMatch(/take it out of `absent`/);
  });
});

describe('capacity', () => {
  it('leaves out what takes more numbers than the backend has room for', async () => {
    const { names, run } = recorded({ setup: () => memoryUnderTest({ policy: { maxPhoneNumbers: 1 } }), capacity: 1 });
    expect(await run(names)).toEqual({});
  });
});

describe('setup', () => {
  it('is called for each test, and what it has started is ended, whether or not the test fails', async () => {
    const open = { now: 0, ever: 0 };
    const { names, run } = recorded({
      async setup() {
        open.now += 1;
        open.ever += 1;
        return { ...(await withChanges(() => ({ list: () => Promise.reject(new Error('broken')) }))), close: () => void (open.now -= 1) };
      },
    });
    expect(Object.keys(await run(names)).length).toBeGreaterThan(20);
    expect(open).toEqual({ now: 0, ever: names.length });
  });
});

function isOfRefusal(name: string): boolean {
  return /^(a refusal|an id that is not of a number of the user) ›/.test(name);
}

async function withChanges(changes: Defect['broken']): Promise<AdapterUnderTest> {
  const sound = await memoryUnderTest();
  return { ...sound, adapter: { ...sound.adapter, ...changes(sound.adapter) } };
}

/** The suite, its names without that of the adapter. */
function recorded(options: Partial<DescribePhoneAdapterOptions>) {
  const runner = recordingRunner();
  describePhoneAdapter('', { ...runner, never, setup: () => memoryUnderTest(), ...options });
  return runner;
}
