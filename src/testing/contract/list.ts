import { check } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { refusalOf } from './refusal.js';

export function describeList({ describe, it, phoneNumbers: [first, second], capacity }: Contract): void {
  describe('list', () => {
    it('is empty for a user who has no number', async ({ adapter }) => {
      const { length } = await adapter.list({});
      check(length === 0, `list() answered ${length} numbers.`, 'the user that setup signs in has none, so none is listed.');
    });

    it('has each number once, with all its fields and no secret', async ({ adapter, verify }) => {
      const ids = [await verify(first)];
      if (capacity > 1) ids.push((await adapter.create({ phoneNumber: second })).id);
      const listed = (await adapter.list({})).map(({ id }) => id);
      check(
        [...listed].sort().join() === ids.sort().join(),
        `list() has the ids ${listed}, where ${ids} were added.`,
        'all numbers of the user, the unproved ones too.',
      );
    });

    it('is one of its own each time: to change an answer changes nothing else', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      const [one, other] = [await adapter.list({}), await adapter.list({})];
      const before = structuredClone(other);
      clobber(one);
      checkSame(other, before, 'list() answered what an earlier answer can change', 'an answer is the caller’s own.');
      checkSame(await adapter.list({}), before, 'list() answers what an earlier answer has changed', 'an answer is the caller’s own.');
    });

    it('answers the same to calls at the same time', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      const [one, ...others] = await Promise.all([adapter.list({}), adapter.list({}), adapter.list({})]);
      for (const other of others) checkSame(other, one, 'list() answered two things at once', 'calls at the same time do not disturb each other.');
    });

    it('is refused where it was aborted before it began, and answers the next call', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      await refusalOf(adapter.list({ signal: AbortSignal.abort() }), 'list() with a signal that was aborted', 'network');
      check((await adapter.list({})).length === 1, 'list() after an aborted one did not answer the number.', 'an abort ends one call alone.');
    });

    it('is refused where it is aborted on its way, and answers the next call', async ({ adapter }) => {
      await adapter.create({ phoneNumber: first });
      const controller = new AbortController();
      const aborted = refusalOf(adapter.list({ signal: controller.signal }), 'list() that was aborted on its way', 'network');
      const both = Promise.all([adapter.list({}), aborted]);
      controller.abort();
      const [other] = await both;
      check(other.length === 1, 'list() was disturbed by the abort of another call.', 'an abort ends one call alone.');
      check((await adapter.list({})).length === 1, 'list() after an aborted one did not answer the number.', 'an abort ends one call alone.');
    });
  });
}

/** As far as the answer can be changed at all. */
function clobber(answer: readonly { phoneNumber: string }[]): void {
  try {
    for (const number of answer) number.phoneNumber = 'changed';
    (answer as unknown[]).length = 0;
  } catch {
    // It is frozen.
  }
}
