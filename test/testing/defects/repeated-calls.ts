import { isVerified } from '../../../src/core/model.js';
import type { Defect } from './defect.js';

export const repeatedCallDefects: readonly Defect[] = [
  {
    defect: 'takes a code for half its lifetime',
    broken: ({ limits }) => ({ limits: { ...limits, codeLifetime: 2 * limits.codeLifetime } }),
    caughtBy: 'attemptVerification › accepts a code for as long as `limits.codeLifetime`',
    says: /^This code has expired|code_expired/,
  },
  {
    defect: 'voids the codes of all numbers once one is right',
    broken: ({ attemptVerification, list }) => ({
      async attemptVerification({ id, code }) {
        const others = (await list({})).filter((number) => number.id !== id && number.verification !== null);
        const numbers = await attemptVerification({ id, code });
        for (const other of others.filter((number) => !isVerified(number)))
          for (let tries = 0; tries < 5; tries += 1)
            await attemptVerification({ id: other.id, code: 'wrong' }).catch(() => undefined);
        return numbers;
      },
    }),
    caughtBy: 'attemptVerification › leaves the code of another number valid',
    says: /too_many_attempts|Too many/i,
  },
  {
    defect: 'remembers the reservation of a number that was removed',
    broken: ({ delete: remove, attemptVerification, setReservedForSecondFactor, list }) => {
      const reserved = new Set<string>();
      return {
        async delete(input) {
          const gone = (await list({})).find(({ id }) => id === input.id);
          if (gone?.reservedForSecondFactor) reserved.add(gone.phoneNumber);
          return remove(input);
        },
        async attemptVerification(input) {
          const numbers = await attemptVerification(input);
          const number = numbers.find(({ id }) => id === input.id);
          if (!number || !reserved.has(number.phoneNumber)) return numbers;
          await setReservedForSecondFactor({ id: input.id, reserved: true });
          return list({});
        },
      };
    },
    caughtBy: 'delete › ends a reservation, which does not come back when the number is verified again',
    says: /is a second factor/,
  },
  {
    defect: 'reserves a number once',
    broken: ({ setReservedForSecondFactor, list }) => {
      const ended = new Set<string>();
      return {
        setReservedForSecondFactor(input) {
          if (!input.reserved) ended.add(input.id);
          return ended.has(input.id) && input.reserved ? list({}) : setReservedForSecondFactor(input);
        },
      };
    },
    caughtBy: 'setReservedForSecondFactor › has the outcome of the last of several calls',
    says: /as not reserved after the last of several calls/,
  },
  {
    defect: 'reports in seconds when a number was added',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map((number) => ({ ...number, createdAt: (number.createdAt ?? 0) / 1000 })),
    }),
    caughtBy: 'list › has each number once, with all its fields and no secret',
    says: /resolved with the createdAt/,
  },
];

/** For an adapter whose policy replaces the one number. */
export const replacementDefects: readonly Defect[] = [
  {
    defect: 'removes the old number as soon as another is added',
    broken: ({ create, delete: remove, list }) => ({
      async create(input) {
        for (const { id, phoneNumber } of await list({})) if (phoneNumber !== input.phoneNumber) await remove({ id });
        return create(input);
      },
    }),
    caughtBy: 'a second number › takes the place of the first once it is verified, or is refused',
    says: /no number with the id/,
  },
  {
    defect: 'keeps the first change when a second begins',
    broken: ({ create, list }) => ({
      async create(input) {
        const pending = (await list({})).find((number) => !isVerified(number));
        return pending ?? create(input);
      },
    }),
    caughtBy: 'a second number › is dropped for a third, or refused',
    says: /did not reject/,
  },
  {
    defect: 'removes the old number with the pending one',
    broken: ({ delete: remove }) => ({
      async delete(input) {
        for (const { id } of await remove(input)) await remove({ id });
        return [];
      },
    }),
    caughtBy: 'a second number › can be removed, and the first stays, or is refused',
    says: /changed the other/,
  },
  {
    defect: 'ends the reservation with the change',
    broken: ({ attemptVerification, setReservedForSecondFactor }) => ({
      async attemptVerification(input) {
        const numbers = await attemptVerification(input);
        const moved = numbers.find((number) => number.reservedForSecondFactor);
        return moved ? setReservedForSecondFactor({ id: moved.id, reserved: false }) : numbers;
      },
    }),
    caughtBy: 'a second number › becomes the second factor that the first was, or is refused',
    says: /lacks a role/,
  },
];
