import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { memoryUnderTest } from '../support/memory-under-test.js';
import { never, reason, recordContract } from './recorded-contract.js';

describe('a code of PhoneErrorCode', () => {
  const name = 'a rejection › is unsupported_country';

  it('fails the suite if it is not accounted for', async () => {
    const { unsupported_country: _, ...others } = never;
    const { run } = recordContract({ never: others });
    expect((await run([name]))[name]).toBe(
      'The contract cannot provoke unsupported_country by itself, and it is neither in `provoke`, which provokes it, ' +
        'nor in `never`, with the reason why it cannot happen.\nThe port: every PhoneErrorCode is ' +
        'tested or accounted for.',
    );
  });

  it('fails the suite if setup has no way to cause it', async () => {
    const { run } = recordContract({ setup: async () => ({ ...(await memoryUnderTest()), giveToAnother: undefined }) });
    const taken = 'a rejection › is phone_number_taken when another user verified the number';
    expect((await run([taken]))[taken]).toMatch(
      /cannot provoke phone_number_taken here, because setup returns no `giveToAnother`/,
    );
  });

  it('can be caused by the author', async () => {
    const provoked = `${name}, provoked by the author of the adapter`;
    const { unsupported_country: _, ...others } = never;
    const refuses = (code: 'unsupported_country' | 'unknown') =>
      recordContract({
        never: others,
        provoke: { unsupported_country: () => Promise.reject(new PhoneError(code)) },
      }).run([provoked]);
    expect(await refuses('unsupported_country')).toEqual({});
    expect((await refuses('unknown'))[provoked]).toMatch(/rejected with unknown/);
  });

  it('cannot be declared impossible if it occurs', async () => {
    const { run, names } = recordContract({ never: { ...never, rate_limited: 'every resend is taken' } });
    const denied = 'a rejection › is never rate_limited: every resend is taken';
    expect(names).toContain(denied);
    expect((await run([denied]))[denied]).toMatch(/^A call rejected with rate_limited/);
  });

  it('cannot be declared impossible if the author causes it', async () => {
    const { run } = recordContract({ provoke: { unknown: () => Promise.reject(new PhoneError('unknown')) } });
    const both = `a rejection › is never unknown: ${reason}`;
    expect((await run([both]))[both]).toMatch(/`provoke` and `never` both name unknown/);
  });
});
