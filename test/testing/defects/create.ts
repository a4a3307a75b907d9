import { PhoneError } from '../../../src/core/errors.js';
import type { PhoneNumber } from '../../../src/core/model.js';
import type { Defect } from './defect.js';

export const createDefects: readonly Defect[] = [
  {
    defect: 'forgets a field',
    broken: ({ create }) => ({ create: async (input) => without(await create(input), 'primary') }),
    caughtBy: 'create › adds the number, unverified, and lists it',
    says: /create\(\) resolved with an incomplete number.*primary/,
  },
  {
    defect: 'resolves with half a number',
    broken: () => ({ create: async () => ({ id: 'half' }) as PhoneNumber }),
    caughtBy: 'create › adds the number, unverified, and lists it',
    says: /incomplete number/,
  },
  {
    defect: 'resolves with an id that is not in the list',
    broken: ({ create }) => ({ create: async (input) => ({ ...(await create(input)), id: 'other' }) }),
    caughtBy: 'create › adds the number, unverified, and lists it',
    says: /list\(\) has another number than create\(\) resolved with/,
  },
  {
    defect: 'sends a code as soon as a number is added',
    broken: ({ create, prepareVerification }) => ({
      async create(input) {
        const number = await create(input);
        return number.verification ? number : prepareVerification(number);
      },
    }),
    caughtBy: 'create › sends nothing',
    says: /create\(\) sent 1 messages/,
  },
  {
    defect: 'refuses a number that the person has already',
    broken: ({ create, list }) => ({
      async create(input) {
        if ((await list({})).some(({ phoneNumber }) => phoneNumber === input.phoneNumber))
          throw new PhoneError('phone_number_taken');
        return create(input);
      },
    }),
    caughtBy: 'create › resolves with the existing number, unchanged',
    says: /^phone_number_taken$/,
  },
  {
    defect: 'refuses the second of two concurrent calls that add one number',
    broken: ({ create }) => {
      const adding = new Set<string>();
      return {
        async create({ phoneNumber }) {
          if (adding.has(phoneNumber)) throw new PhoneError('phone_number_taken');
          adding.add(phoneNumber);
          return create({ phoneNumber }).finally(() => adding.delete(phoneNumber));
        },
      };
    },
    caughtBy: 'create › adds one number if the same one is added twice concurrently',
    says: /^phone_number_taken$/,
  },
  {
    defect: 'drops the first of two numbers that are added concurrently',
    broken: ({ create, delete: remove }) => {
      let before: Promise<PhoneNumber> | null = null;
      return {
        async create(input) {
          const overtaken = before;
          const result = (before = create(input).finally(() => (before = null)));
          const [dropped, number] = await Promise.all([overtaken, result]);
          if (dropped && dropped.id !== number.id) await remove(dropped);
          return number;
        },
      };
    },
    caughtBy: 'create › adds both of two numbers concurrently',
    says: /list\(\) differs from what was added/,
  },
];

function without<Field extends keyof PhoneNumber>(number: PhoneNumber, field: Field): PhoneNumber {
  const { [field]: _, ...rest } = number;
  return rest as PhoneNumber;
}
