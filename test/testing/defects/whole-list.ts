import type { PhoneNumber } from '../../../src/core/model.js';
import type { Defect } from './defect.js';

export const wholeListDefects: readonly Defect[] = [
  {
    defect: 'lists backup codes',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map((number) => ({
          ...number,
          backupCodes: number.reservedForSecondFactor ? ['secret'] : null,
        })),
    }),
    caughtBy:
      'setReservedForSecondFactor › reserves a verified number, the first as the default, and ' +
      'resolves with the whole list',
    says: /list\(\) resolved with backup codes/,
  },
  {
    defect: 'resolves with the list from before the removal',
    broken: ({ delete: remove, list }) => ({
      async delete(input) {
        const before = await list({});
        await remove(input);
        return before;
      },
    }),
    caughtBy: 'delete › removes a number that is not verified, and resolves with the list without it',
    says: /delete\(\) resolved with 1 numbers/,
  },
  {
    defect: 'removes nothing of an id that it does not know, and says nothing',
    broken: ({ delete: remove, list }) => ({ delete: (input) => remove(input).catch(() => list({})) }),
    caughtBy: 'an id without a number of the user › is not_found to delete',
    says: /delete\(\) of an unknown id did not reject/,
  },
  {
    defect: 'resolves with the changed number alone',
    broken: ({ setReservedForSecondFactor }) => ({
      setReservedForSecondFactor: async (input) =>
        (await setReservedForSecondFactor(input)).filter(({ id }) => id === input.id),
    }),
    caughtBy:
      'setReservedForSecondFactor › reserves a verified number, the first as the default, and ' +
      'resolves with the whole list',
    says: /resolved with 1 numbers/,
  },
  {
    defect: 'has each reserved number as the default',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map((number) => ({ ...number, defaultSecondFactor: number.reservedForSecondFactor })),
    }),
    caughtBy: 'setReservedForSecondFactor › keeps the default when another number is reserved',
    says: /resolved with 2 numbers with defaultSecondFactor/,
  },
  {
    defect: 'leaves nothing as the default once the default has gone',
    broken: ({ setReservedForSecondFactor }) => ({
      setReservedForSecondFactor: async (input) =>
        (await setReservedForSecondFactor(input)).map((number) =>
          input.reserved ? number : { ...number, defaultSecondFactor: false },
        ),
    }),
    caughtBy: 'setReservedForSecondFactor › ends a reservation, and passes the default on',
    says: /The default is none/,
  },
  {
    defect: 'makes a second number primary beside the first',
    broken: ({ makePrimary }) => ({
      makePrimary: async (input) => (await makePrimary(input)).map((number) => ({ ...number, primary: true })),
    }),
    caughtBy: 'makePrimary › makes a verified number the primary one, alone, and resolves with the whole list',
    says: /resolved with 2 numbers with primary/,
  },
  {
    defect: 'resolves with the same backup codes each time',
    broken: ({ createBackupCodes }) => {
      let made: Promise<readonly string[]> | undefined;
      return { createBackupCodes: () => (made ??= createBackupCodes()) };
    },
    caughtBy: 'createBackupCodes › resolves with another set each time',
    says: /a code of the set before/,
  },
  {
    defect: 'removes all numbers with one that is verified',
    broken: ({ delete: remove }) => ({
      async delete(input) {
        const left = await remove(input);
        for (const number of left) await remove(number);
        return [];
      },
    }),
    caughtBy: 'delete › removes a verified number, and resolves with the list without it',
    says: /delete\(\) resolved with the ids \./,
  },
  {
    defect: 'hides a number that was removed for good',
    broken: ({ delete: remove, list }) => {
      const hidden = new Set<string>();
      const shown = (numbers: readonly PhoneNumber[]) => numbers.filter(({ phoneNumber }) => !hidden.has(phoneNumber));
      return {
        list: async (options) => shown(await list(options)),
        async delete(input) {
          const gone = (await list({})).find(({ id }) => id === input.id);
          if (gone) hidden.add(gone.phoneNumber);
          return shown(await remove(input));
        },
      };
    },
    caughtBy: 'delete › leaves the number to be added again, unverified',
    says: /list\(\) differs/,
  },
  {
    defect: 'leaves reserved numbers without a default once the default was removed',
    broken: ({ delete: remove }) => ({
      delete: async (input) => (await remove(input)).map((number) => ({ ...number, defaultSecondFactor: false })),
    }),
    caughtBy: 'delete › passes the default second factor on',
    says: /delete\(\) left reserved numbers without a default/,
  },
  {
    defect: 'ends the reservation of a number that is reserved again',
    broken: ({ setReservedForSecondFactor, list }) => ({
      async setReservedForSecondFactor({ id, reserved }) {
        const isReserved = (await list({})).some((number) => number.id === id && number.reservedForSecondFactor);
        return setReservedForSecondFactor({ id, reserved: reserved && !isReserved });
      },
    }),
    caughtBy: 'setReservedForSecondFactor › changes nothing if the number is already reserved',
    says: /resolved with a change/,
  },
  {
    defect: 'resolves as requested, but keeps the previous default',
    broken: ({ makeDefaultSecondFactor, list }) => ({
      async makeDefaultSecondFactor({ id }) {
        const before = (await list({})).find((number) => number.defaultSecondFactor);
        const numbers = await makeDefaultSecondFactor({ id });
        if (before) await makeDefaultSecondFactor({ id: before.id });
        return numbers;
      },
    }),
    caughtBy: 'makeDefaultSecondFactor › makes a reserved number the default, alone, and resolves with the whole list',
    says: /list\(\) differs from what makeDefaultSecondFactor\(\) resolved with/,
  },
  {
    defect: 'makes a set of no backup codes',
    broken: () => ({ createBackupCodes: async () => [] }),
    caughtBy: 'createBackupCodes › resolves with a set of codes, which no list contains',
    says: /did not resolve with codes/,
  },
];
