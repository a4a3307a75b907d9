import type { PhoneError, PhoneErrorCode } from '../../core/errors.js';
import type { Channel } from '../../core/model.js';
import { numbersLike, otherThan, type Backend } from './backend.js';
import { check, shown } from './check.js';
import type { Contract } from './contract.js';
import { CannotProvoke, type Provocation } from './provocation.js';

/** How each refusal of a `PhoneAdapter` comes about; null: nothing that every backend has brings it about. */
export function provocationsOf({ has, phoneNumbers: [first] }: Contract): Readonly<Record<PhoneErrorCode, Provocation<Backend> | null>> {
  return {
    invalid_phone_number: {
      when: 'the number is too short to be one',
      bringAbout: async ({ adapter }) => adapter.prepareVerification(await adapter.create({ phoneNumber: '+123' })),
    },
    phone_number_taken: {
      when: 'another user has verified the number',
      async bringAbout({ adapter, giveToAnother, send }) {
        if (!giveToAnother) throw new CannotProvoke('setup answers no `giveToAnother`');
        await giveToAnother(first);
        return adapter.attemptVerification(await send(first));
      },
    },
    unsupported_country: null,
    too_many_phone_numbers: {
      when: 'the user has `limits.maxPhoneNumbers` already',
      async bringAbout({ adapter }) {
        const { maxPhoneNumbers } = adapter.limits;
        if (maxPhoneNumbers === null) throw new CannotProvoke('limits.maxPhoneNumbers is null');
        const numbers = numbersLike(first, maxPhoneNumbers + 1);
        for (const phoneNumber of numbers.slice(1)) await adapter.create({ phoneNumber });
        return adapter.create({ phoneNumber: numbers[0] ?? first });
      },
    },
    incorrect_code: {
      when: 'the code is a wrong one',
      async bringAbout({ adapter, send }) {
        const { id, code } = await send(first);
        return adapter.attemptVerification({ id, code: otherThan(code) });
      },
    },
    code_expired: {
      when: 'the code has outlived `limits.codeLifetime`',
      async bringAbout({ adapter, passTime, send }) {
        if (!passTime) throw new CannotProvoke('setup answers no `passTime`');
        const sent = await send(first);
        await passTime(adapter.limits.codeLifetime + 1);
        return adapter.attemptVerification(sent);
      },
    },
    too_many_attempts: {
      when: 'wrong codes came again and again, which burns the right one',
      async bringAbout({ adapter, send }) {
        const { id, code } = await send(first);
        for (let tries = 0; tries < 20; tries += 1) await adapter.attemptVerification({ id, code: otherThan(code) }).catch(unlessIncorrect);
        return adapter.attemptVerification({ id, code });
      },
    },
    rate_limited: {
      when: 'another code is asked for at once, for so many seconds as `retryAfter` says',
      async bringAbout({ adapter, send }) {
        const { id } = await send(first);
        return adapter.prepareVerification({ id });
      },
      check({ retryAfter }) {
        check(
          retryAfter !== null && retryAfter > 0,
          `The retryAfter is ${shown(retryAfter)}.`,
          'seconds until another code can be sent. Where the backend does not tell, bring it about in `provoke`.',
        );
      },
    },
    already_verified: {
      when: 'a code is asked for to a number that is verified',
      bringAbout: async ({ adapter, verify }) => adapter.prepareVerification({ id: await verify(first) }),
    },
    verification_required: {
      when: 'a number that is not verified is to be more',
      async bringAbout({ adapter, operation }) {
        const { id } = await adapter.create({ phoneNumber: first });
        if (has('setReservedForSecondFactor')) return operation('setReservedForSecondFactor')({ id, reserved: true });
        if (has('makePrimary')) return operation('makePrimary')({ id });
        throw new CannotProvoke('the adapter has no operation that a number must be verified for');
      },
    },
    message_not_sent: null,
    last_second_factor: {
      when: 'the last second factor is to go, and limits.secondFactorRequired',
      async bringAbout({ adapter, reserve, operation }) {
        if (!adapter.limits.secondFactorRequired || !has('setReservedForSecondFactor'))
          throw new CannotProvoke('limits.secondFactorRequired is not true');
        return operation('setReservedForSecondFactor')({ id: await reserve(first), reserved: false });
      },
    },
    last_identification: {
      when: 'the last verified number is to go, and limits.verifiedNumberRequired',
      async bringAbout({ adapter, verify, operation }) {
        if (!has('delete')) throw new CannotProvoke('the adapter has no delete');
        const id = await verify(first);
        if (!adapter.limits.verifiedNumberRequired) throw new CannotProvoke('limits.verifiedNumberRequired is not true');
        return operation('delete')({ id });
      },
    },
    step_up_required: null,
    step_up_cancelled: null,
    not_found: {
      when: 'no number of the user has the id',
      bringAbout: ({ adapter }) => adapter.prepareVerification({ id: 'no-such-number' }),
    },
    unauthenticated: null,
    forbidden: {
      when: 'backup codes are asked for while no number is a second factor',
      async bringAbout({ adapter }) {
        if (!adapter.createBackupCodes) throw new CannotProvoke('the adapter has no createBackupCodes at that time');
        return adapter.createBackupCodes();
      },
    },
    unsupported: {
      when: 'the code is to come by another channel than one of `channels`',
      async bringAbout({ adapter }) {
        const channel = (['sms', 'whatsapp', 'voice'] satisfies Channel[]).find((other) => !adapter.channels.includes(other));
        if (!channel) throw new CannotProvoke('the adapter has every channel');
        const { id } = await adapter.create({ phoneNumber: first });
        return adapter.prepareVerification({ id, channel });
      },
    },
    network: null,
    unknown: null,
  };
}

/** Lets the wrong codes go on until one is refused with more than that. */
export function unlessIncorrect(thrown: unknown): void {
  if ((thrown as Partial<PhoneError> | null)?.code !== 'incorrect_code') throw thrown;
}
