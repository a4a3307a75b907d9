import { PhoneError } from '../../../src/core/errors.js';
import type { PhoneNumber } from '../../../src/core/model.js';
import { codeTo, lastCode } from '../../support/phone-service.js';
import type { Defect } from './defect.js';

export const attemptVerificationDefects: readonly Defect[] = [
  {
    defect: 'takes any code',
    broken: ({ attemptVerification, inbox }) => ({
      attemptVerification: ({ id }) => attemptVerification({ id, code: lastCode(inbox.messages) }),
    }),
    caughtBy: 'attemptVerification › refuses a wrong code as `incorrect_code` of the field `code`, and changes nothing',
    says: /A wrong code did not reject/,
  },
  {
    defect: 'resolves with an unverified number if the code is wrong',
    broken: ({ attemptVerification, list }) => ({
      attemptVerification: (input) =>
        attemptVerification(input).catch(async (thrown: unknown) => {
          if (thrown instanceof PhoneError && thrown.code === 'incorrect_code') return list({});
          throw thrown;
        }),
    }),
    caughtBy: 'attemptVerification › refuses a wrong code as `incorrect_code` of the field `code`, and changes nothing',
    says: /A wrong code did not reject/,
  },
  {
    defect: 'burns the code with the first wrong one',
    broken: ({ attemptVerification }) => ({
      attemptVerification: (input) =>
        attemptVerification(input).catch(async (thrown: unknown) => {
          for (let tries = 0; tries < 5; tries += 1)
            await attemptVerification({ ...input, code: '' }).catch(() => undefined);
          throw thrown;
        }),
    }),
    caughtBy: 'attemptVerification › refuses a wrong code as `incorrect_code` of the field `code`, and changes nothing',
    says: /list\(\) has another number after a wrong code/,
  },
  {
    defect: 'removes the number with the first wrong code',
    broken: ({ attemptVerification, delete: remove }) => ({
      attemptVerification: (input) =>
        attemptVerification(input).catch(async (thrown: unknown) => {
          await remove(input).catch(() => undefined);
          throw thrown;
        }),
    }),
    caughtBy: 'attemptVerification › refuses a wrong code as `incorrect_code` of the field `code`, and changes nothing',
    says: /resolved with no number with the id/,
  },
  {
    defect: 'resolves if the number is already verified',
    broken: ({ attemptVerification, list }) => ({
      attemptVerification: (input) =>
        attemptVerification(input).catch(async (thrown: unknown) => {
          const numbers = await list({});
          const number = numbers.find(({ id }) => id === input.id);
          if (number?.verification?.status === 'verified') return numbers;
          throw thrown;
        }),
    }),
    caughtBy: 'attemptVerification › accepts a code once',
    says: /A code that was used did not reject/,
  },
  {
    defect: 'says that a number is verified, and does not keep it',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map((number) => ({
          ...number,
          primary: false,
          verification: number.verification && { ...number.verification, status: 'unverified' },
        })),
    }),
    caughtBy: 'attemptVerification › verifies the number, and lists it as verified',
    says: /list\(\) has another number than attemptVerification\(\) resolved with/,
  },
  {
    defect: 'sends a code if one is entered before any was sent',
    broken: ({ attemptVerification, prepareVerification, list, inbox }) => ({
      async attemptVerification(input) {
        const isUnsent = (await list({})).some(({ id, verification }) => id === input.id && verification === null);
        if (!isUnsent) return attemptVerification(input);
        await prepareVerification(input);
        return attemptVerification({ ...input, code: lastCode(inbox.messages) });
      },
    }),
    caughtBy: 'attemptVerification › refuses a code before any was sent',
    says: /A code before any was sent did not reject/,
  },
  {
    defect: 'shares one result between two concurrent attempts',
    broken: ({ attemptVerification }) => {
      let pending: Promise<readonly PhoneNumber[]> | null = null;
      return {
        attemptVerification: (input) => (pending ??= attemptVerification(input).finally(() => (pending = null))),
      };
    },
    caughtBy: 'attemptVerification › accepts a code once if it is tried twice concurrently',
    says: /2 came through/,
  },
  {
    defect: 'takes the code of any number for any other',
    broken: ({ attemptVerification, inbox, list }) => ({
      async attemptVerification({ id, code }) {
        const { phoneNumber = '' } = (await list({})).find((number) => number.id === id) ?? {};
        const isKnown = inbox.messages.some((message) => message.code === code);
        return attemptVerification({ id, code: isKnown ? codeTo(phoneNumber, inbox.messages) : code });
      },
    }),
    caughtBy: 'attemptVerification › accepts a code only for the number that it was sent to',
    says: /The code of another number did not reject/,
  },
  {
    defect: 'resolves with the number that was verified alone',
    broken: ({ attemptVerification }) => ({
      attemptVerification: async (input) => (await attemptVerification(input)).filter(({ id }) => id === input.id),
    }),
    caughtBy: 'attemptVerification › resolves with the whole list',
    says: /list\(\) differs from what attemptVerification\(\) resolved with/,
  },
];
