import { check } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { expectRejection } from './rejection.js';

export function describeList({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  describe('list', () => {
    it('is empty for a user who has no number', async ({ adapter }) => {
      const { length } = await adapter.list({});
      check(
        length === 0,
        `list() resolved with ${length} numbers.`,
        'the user that setup signs in has none, so none is listed.',
      );
    });

    it('has each number once, with all its fields and no secret', async ({ adapter, verify }) => {
      const ids = [await verify(first)];
      if (capacity > 1) ids.push((await adapter.create({ phoneNumber: second })).id);
      const listed = (await adapter.list({})).map(({ id }) => id);
      check(
        [...listed].sort().join() === ids.sort().join(),
        `list() has the ids ${listed}, although ${ids} were added.`,
        'all numbers of the user, the unverified ones too.',
      );
    });

    it('is a new one each time: changing a result changes nothing else', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      const [one, other] = [await adapter.list({}), await adapter.list({})];
      const before = structuredClone(other);
      mutateResult(one);
      checkSame(
        other,
        before,
        'list() resolved with what an earlier result can change',
        'a result belongs to the caller.',
      );
      checkSame(
        await adapter.list({}),
        before,
        'list() resolves with what a caller changed in an earlier result',
        'a result belongs to the caller.',
      );
    });

    it('resolves with the same to concurrent calls', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      const [one, ...others] = await Promise.all([adapter.list({}), adapter.list({}), adapter.list({})]);
      for (const other of others)
        checkSame(
          other,
          one,
          'list() resolved with two things at once',
          'calls concurrently do not disturb each other.',
        );
    });

    it('rejects if it was aborted before the call, and the next call succeeds', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      await expectRejection(adapter.list({ signal: AbortSignal.abort() }), 'list() with an aborted signal', 'network');
      check(
        (await adapter.list({})).length === 1,
        'list() after an aborted one did not return the numbers.',
        'an abort ends one call alone.',
      );
    });

    it('rejects if it is aborted during the call, and the next call succeeds', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      const controller = new AbortController();
      const aborted = expectRejection(
        adapter.list({ signal: controller.signal }),
        'list() that was aborted during the call',
        'network',
      );
      const both = Promise.all([adapter.list({}), aborted]);
      controller.abort();
      const [other] = await both;
      check(other.length === 1, 'list() was disturbed by the abort of another call.', 'an abort ends one call alone.');
      check(
        (await adapter.list({})).length === 1,
        'list() after an aborted one did not return the numbers.',
        'an abort ends one call alone.',
      );
    });
  });
}

/** Changes the result as far as it can be changed. */
function mutateResult(result: readonly { phoneNumber: string }[]): void {
  try {
    for (const number of result) number.phoneNumber = 'changed';
    (result as unknown[]).length = 0;
  } catch {
    // The result is frozen.
  }
}
