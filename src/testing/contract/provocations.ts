import type { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { channels } from '../../core/model.js';
import { createSimilarNumbers, createWrongCode, type Backend } from './backend.js';
import { check, format } from './check.js';
import type { Contract } from './contract.js';
import { CannotProvoke, type Provocation } from './provocation.js';

/** How to provoke each error of a `PhoneAdapter`; null if nothing provokes it at every backend. */
export function provocationsOf({
  has,
  phoneNumbers: [first],
}: Contract): Readonly<Record<PhoneErrorCode, Provocation<Backend> | null>> {
  return {
    invalid_phone_number: {
      when: 'the number is too short to be one',
      provoke: async ({ adapter }) => adapter.prepareVerification(await adapter.create({ phoneNumber: '+123' })),
    },
    phone_number_taken: {
      when: 'another user verified the number',
      async provoke({ adapter, giveToAnother, send }) {
        if (!giveToAnother) throw new CannotProvoke('setup returns no `giveToAnother`');
        await giveToAnother(first);
        return adapter.attemptVerification(await send(first));
      },
    },
    unsupported_country: null,
    too_many_phone_numbers: {
      when: 'the user already has `limits.maxPhoneNumbers`',
      async provoke({ adapter }) {
        const { maxPhoneNumbers, replaces } = adapter.limits;
        if (replaces) throw new CannotProvoke('limits.replaces is true');
        if (maxPhoneNumbers === null) throw new CannotProvoke('limits.maxPhoneNumbers is null');
        const numbers = createSimilarNumbers(first, maxPhoneNumbers + 1);
        for (const phoneNumber of numbers.slice(1))
          await adapter.create({ phoneNumber }).catch((thrown: unknown) => {
            const isTooEarly = (thrown as Partial<PhoneError> | null)?.code === 'too_many_phone_numbers';
            check(!isTooEarly, `${phoneNumber} is one too many.`, `the user can have ${maxPhoneNumbers}.`);
            throw thrown;
          });
        return adapter.create({ phoneNumber: numbers[0] ?? first });
      },
    },
    incorrect_code: {
      when: 'the code is wrong',
      async provoke({ adapter, send }) {
        const { id, code } = await send(first);
        return adapter.attemptVerification({ id, code: createWrongCode(code) });
      },
    },
    code_expired: {
      when: 'the code is older than `limits.codeLifetime`',
      async provoke({ adapter, passTime, send }) {
        if (!passTime) throw new CannotProvoke('setup returns no `passTime`');
        const sent = await send(first);
        await passTime(adapter.limits.codeLifetime + 1);
        return adapter.attemptVerification(sent);
      },
    },
    too_many_attempts: {
      when: 'too many wrong codes burnt the right one',
      async provoke({ adapter, send }) {
        const { id, code } = await send(first);
        for (let tries = 0; tries < 20; tries += 1)
          await adapter.attemptVerification({ id, code: createWrongCode(code) }).catch(ignoreIncorrectCode);
        return adapter.attemptVerification({ id, code });
      },
    },
    rate_limited: {
      when: 'another code is requested at once, with `retryAfter` in seconds',
      async provoke({ adapter, send }) {
        const { id } = await send(first);
        return adapter.prepareVerification({ id });
      },
      check({ retryAfter }) {
        check(
          retryAfter !== null && retryAfter > 0,
          `The retryAfter is ${format(retryAfter)}.`,
          'seconds until another code can be sent. If the backend does not report it, provoke it in `provoke`.',
        );
        check(
          retryAfter <= 3600,
          `The retryAfter is ${format(retryAfter)} at the second code.`,
          'it is in seconds, and nobody waits for hours at the second code.',
        );
      },
    },
    already_verified: {
      when: 'a code is requested for a verified number',
      provoke: async ({ adapter, verify }) => adapter.prepareVerification({ id: await verify(first) }),
    },
    verification_required: {
      when: 'an unverified number is to be reserved or primary',
      async provoke({ adapter, operation }) {
        const { id } = await adapter.create({ phoneNumber: first });
        if (has('setReservedForSecondFactor')) return operation('setReservedForSecondFactor')({ id, reserved: true });
        if (has('makePrimary')) return operation('makePrimary')({ id });
        throw new CannotProvoke('the adapter has no operation that a number must be verified for');
      },
    },
    message_not_sent: null,
    recipient_opted_out: null,
    recipient_unreachable: null,
    locked: null,
    last_second_factor: {
      when: 'the last second factor is removed and limits.secondFactorRequired is true',
      async provoke({ adapter, reserve, operation }) {
        if (!adapter.limits.secondFactorRequired || !has('setReservedForSecondFactor'))
          throw new CannotProvoke('limits.secondFactorRequired is not true');
        return operation('setReservedForSecondFactor')({ id: await reserve(first), reserved: false });
      },
    },
    last_identification: {
      when: 'the last verified number is removed and limits.verifiedNumberRequired is true',
      async provoke({ adapter, verify, operation }) {
        if (!has('delete')) throw new CannotProvoke('the adapter has no delete');
        const id = await verify(first);
        if (!adapter.limits.verifiedNumberRequired)
          throw new CannotProvoke('limits.verifiedNumberRequired is not true');
        return operation('delete')({ id });
      },
    },
    step_up_required: null,
    step_up_cancelled: null,
    not_found: {
      when: 'no number of the user has the id',
      provoke: ({ adapter }) => adapter.prepareVerification({ id: 'no-such-number' }),
    },
    unauthenticated: null,
    forbidden: {
      when: 'backup codes are requested while no number is reserved',
      async provoke({ adapter }) {
        if (!adapter.createBackupCodes) throw new CannotProvoke('the adapter has no createBackupCodes at that time');
        return adapter.createBackupCodes();
      },
    },
    unsupported: {
      when: 'the code is requested by a channel that is not in `channels`',
      async provoke({ adapter }) {
        const channel = channels.find((other) => !adapter.channels.includes(other));
        if (!channel) throw new CannotProvoke('the adapter has every channel');
        const { id } = await adapter.create({ phoneNumber: first });
        return adapter.prepareVerification({ id, channel });
      },
    },
    network: null,
    unknown: null,
  };
}

/** Ignores `incorrect_code`, until another error comes. */
export function ignoreIncorrectCode(thrown: unknown): void {
  if ((thrown as Partial<PhoneError> | null)?.code !== 'incorrect_code') throw thrown;
}
