import { optionalOperations } from '../../core/adapter.js';
import { channels as allChannels, type Channel } from '../../core/model.js';
import { isMember } from '../../core/validate.js';
import { check, format } from './check.js';
import type { Contract } from './contract.js';

export function describeCapabilities({ describe, it, has, phoneNumbers: [first] }: Contract): void {
  describe('the adapter', () => {
    it('has a scope', async ({ adapter: { scope } }) => {
      check(typeof scope === 'string' && scope !== '', `scope is ${format(scope)}.`, 'which backend or tenant it is.');
    });

    it('has limits', async ({ adapter: { limits } }) => {
      const { codeLength, codeLifetime, resendCooldown, maxPhoneNumbers, replaces } = limits;
      check(
        Number.isInteger(codeLength) && codeLength > 0,
        `limits.codeLength is ${format(codeLength)}.`,
        'the digits of a code.',
      );
      check(
        codeLifetime > 0 && resendCooldown >= 0,
        `limits has ${format({ codeLifetime, resendCooldown })}.`,
        'seconds.',
      );
      const isLimit = maxPhoneNumbers === null || (Number.isInteger(maxPhoneNumbers) && maxPhoneNumbers > 0);
      check(isLimit, `limits.maxPhoneNumbers is ${format(maxPhoneNumbers)}.`, 'a count, or null if no limit is known.');
      check(
        !replaces || maxPhoneNumbers === 1,
        `limits.replaces is true, and limits.maxPhoneNumbers is ${format(maxPhoneNumbers)}.`,
        'a number that replaces another is the only one, so the maximum is 1.',
      );
    });

    it('has channels', async ({ adapter: { channels } }) => checkChannels(channels));

    it('returns the signed-in user, or does not have `currentUserId`', async ({ adapter }) => {
      // By then it is known.
      await adapter.list({});
      const { currentUserId } = adapter;
      const userId = currentUserId === undefined ? undefined : adapter.currentUserId?.();
      const isTold = currentUserId === undefined || (typeof userId === 'string' && userId !== '');
      check(
        isTold,
        `currentUserId() returned ${format(userId)}.`,
        'the id of the user who is signed in; null if nobody is.',
      );
    });

    for (const operation of optionalOperations.filter((name) => !has(name)))
      it(`has no ${operation}`, async ({ adapter, verify }) => {
        const before = adapter[operation];
        await verify(first);
        const after = adapter[operation];
        check(
          before === undefined && after === undefined,
          `${operation} is ${format(before ?? after)}.`,
          'an optional method that the backend cannot do is undefined, and no control is drawn for it. ' +
            'If it is there, take it out of `absent`.',
        );
      });
  });
}

/** Checks the `channels` of either port. */
export function checkChannels(channels: readonly Channel[]): void {
  const isWhole =
    Array.isArray(channels) && channels.length > 0 && channels.every((channel) => isMember(allChannels, channel));
  check(isWhole, `channels is ${format(channels)}.`, `one or more of ${allChannels}, the usual one first.`);
}
