import type { Channel } from '../../core/model.js';
import type { OptionalOperation } from '../adapter-under-test.js';
import { check, shown } from './check.js';
import type { Contract } from './contract.js';

export function describeCapabilities({ describe, it, has, phoneNumbers: [first] }: Contract): void {
  describe('the adapter', () => {
    it('tells its limits', async ({ adapter: { limits } }) => {
      const { codeLength, codeLifetime, resendCooldown, maxPhoneNumbers } = limits;
      check(Number.isInteger(codeLength) && codeLength > 0, `limits.codeLength is ${shown(codeLength)}.`, 'the digits of a code.');
      check(codeLifetime > 0 && resendCooldown >= 0, `limits has ${shown({ codeLifetime, resendCooldown })}.`, 'seconds.');
      const isLimit = maxPhoneNumbers === null || (Number.isInteger(maxPhoneNumbers) && maxPhoneNumbers > 0);
      check(isLimit, `limits.maxPhoneNumbers is ${shown(maxPhoneNumbers)}.`, 'a count, or null where no limit is known.');
    });

    it('tells its channels', async ({ adapter: { channels } }) => {
      const isWhole = channels.length > 0 && channels.every((channel) => allChannels.includes(channel));
      check(isWhole, `channels is ${shown(channels)}.`, `one or more of ${allChannels}, the usual one first.`);
    });

    it('tells who is signed in, or does not have `currentUserId`', async ({ adapter }) => {
      const { currentUserId } = adapter;
      const userId = currentUserId === undefined ? undefined : adapter.currentUserId?.();
      const isTold = currentUserId === undefined || (typeof userId === 'string' && userId !== '');
      check(isTold, `currentUserId() answered ${shown(userId)}.`, 'the id of the user who is signed in; null where nobody is.');
    });

    for (const operation of optionalOperations.filter((name) => !has(name)))
      it(`has no ${operation}`, async ({ adapter, verify }) => {
        const before = adapter[operation];
        await verify(first);
        const after = adapter[operation];
        check(
          before === undefined && after === undefined,
          `${operation} is ${shown(before ?? after)}.`,
          'an optional method that the backend cannot do is undefined, and no control is drawn for it. If it is there, take it out of `absent`.',
        );
      });
  });
}

const optionalOperations: readonly OptionalOperation[] = [
  'delete',
  'makePrimary',
  'setReservedForSecondFactor',
  'makeDefaultSecondFactor',
  'createBackupCodes',
];

const allChannels: readonly Channel[] = ['sms', 'whatsapp', 'voice'];
