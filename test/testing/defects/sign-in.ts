import type { MemorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { secondFactorOperations, type SecondFactorAdapter } from '../../../src/core/second-factor-adapter.js';
import { PhoneError } from '../../../src/core/errors.js';
import type { Defect } from './defect.js';

type Session = { userId: string };

export const signInDefects: readonly Defect<MemorySecondFactorAdapter, SecondFactorAdapter<Session>>[] = [
  {
    defect: 'takes the newest code of any sign-in',
    broken: () => ({ attempt: async () => ({ userId: 'ada' }) }),
    caughtBy: 'attempt › does not accept the code of another sign-in',
    says: /The code of another sign-in did not reject/,
  },
  {
    defect: 'has no channel',
    broken: () => ({ channels: [] }),
    caughtBy: 'the adapter › has channels',
    says: /channels is \[\]/,
  },
  {
    defect: 'sends nothing by a channel that is requested',
    broken: ({ prepare }) => ({
      prepare: (input) => (input.channel ? Promise.resolve({ expireAt: null }) : prepare(input)),
    }),
    caughtBy: 'prepare › sends by each of `channels` that is requested, whatever the language',
    says: /sent nothing by sms/,
  },
  {
    defect: 'lists the default number alone',
    broken: ({ list }) => ({ list: async (options) => (await list(options)).filter((number) => number.default) }),
    caughtBy: 'list › has each second factor once, and sends nothing',
    says: /list\(\) has the ids/,
  },
  {
    defect: 'has each number as the default',
    broken: ({ list }) => ({
      list: async (options) => (await list(options)).map((number) => ({ ...number, default: true })),
    }),
    caughtBy: 'list › has each second factor once, and sends nothing',
    says: /resolved with 2 numbers as the default/,
  },
  {
    defect: 'forgets which number is the default',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map(({ id, maskedPhoneNumber }) => ({ id, maskedPhoneNumber }) as never),
    }),
    caughtBy: 'list › has each second factor once, and sends nothing',
    says: /resolved with the number/,
  },
  {
    defect: 'sends as soon as the numbers are listed',
    broken: ({ list, prepare }) => ({
      async list(options) {
        await prepare({ id: 'first' }).catch(() => undefined);
        return list(options);
      },
    }),
    caughtBy: 'list › has each second factor once, and sends nothing',
    says: /list\(\) sent a message/,
  },
  {
    defect: 'reveals the whole number',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map((number) => ({ ...number, maskedPhoneNumber: '+1 (201) 555-0123' })),
    }),
    caughtBy: 'list › masks the numbers, since nobody is signed in yet',
    says: /reveals the last five digits/,
  },
  {
    defect: 'reveals all but the last digits of a number',
    broken: ({ list }) => ({
      list: async (options) =>
        (await list(options)).map((number) => ({ ...number, maskedPhoneNumber: '+120155501••' })),
    }),
    caughtBy: 'list › masks the numbers, since nobody is signed in yet',
    says: /reveals 9 of 11 digits/,
  },
  {
    defect: 'ignores an abort',
    broken: ({ list }) => ({ list: () => list({}) }),
    caughtBy: 'list › rejects if it was aborted before the call, and the next call succeeds',
    says: /did not reject/,
  },
  {
    defect: 'looks for an abort before it asks alone',
    broken: ({ list }) => ({ list: ({ signal }) => (signal?.aborted ? list({ signal }) : list({})) }),
    caughtBy: 'list › rejects if it is aborted during the call, and the next call succeeds',
    says: /did not reject/,
  },
  {
    defect: 'resolves with nothing when a code is sent',
    broken: ({ prepare }) => ({ prepare: async (input) => void (await prepare(input)) as never }),
    caughtBy: 'prepare › sends one message to the number, with a code of `limits.codeLength` digits',
    says: /prepare\(\) resolved with undefined/,
  },
  {
    defect: 'reports in seconds when a code expires',
    broken: ({ prepare }) => ({
      prepare: async (input) => ({ expireAt: ((await prepare(input)).expireAt ?? 0) / 1000 }),
    }),
    caughtBy: 'prepare › sends one message to the number, with a code of `limits.codeLength` digits',
    says: /an expireAt that lies ahead/,
  },
  {
    defect: 'allows another code, of the same sign-in, no more',
    broken: ({ prepare }) => {
      let isSent = false;
      return {
        async prepare(input) {
          if (isSent) throw new PhoneError('rate_limited', { retryAfter: 30 });
          isSent = true;
          return prepare(input);
        },
      };
    },
    caughtBy: 'prepare › voids the previous code, which stays valid if it is rate-limited',
    says: /rate_limited after limits\.resendCooldown has passed/,
  },
  {
    defect: 'resolves with another session',
    broken: ({ attempt }) => ({ attempt: async (input) => ({ userId: `not ${(await attempt(input)).userId}` }) }),
    caughtBy: 'attempt › signs the user in by the code that was sent',
    says: /something else than the session/,
  },
  {
    defect: 'resolves if the code is wrong',
    broken: ({ attempt }) => ({ attempt: (input) => attempt(input).catch(() => ({ userId: '' })) }),
    caughtBy: 'attempt › refuses a wrong code as `incorrect_code` of the field `code`, and still accepts the right one',
    says: /A wrong code did not reject/,
  },
  {
    defect: 'resolves before a code was sent',
    broken: ({ attempt, calls }) => ({
      attempt: (input) => (calls.includes('prepare') ? attempt(input) : Promise.resolve({ userId: '' })),
    }),
    caughtBy: 'attempt › refuses a code before any was sent',
    says: /A code before any was sent did not reject/,
  },
  {
    defect: 'resolves with the session again after the sign-in was passed',
    broken: ({ attempt }) => {
      let session: Session | undefined;
      return { attempt: async (input) => (session ??= await attempt(input)) };
    },
    caughtBy: 'attempt › is over once it is passed',
    says: /of a sign-in that was passed did not reject/,
  },
  {
    defect: 'shares one result between two concurrent attempts',
    broken: ({ attempt }) => {
      let pending: Promise<Session> | null = null;
      return { attempt: (input) => (pending ??= attempt(input).finally(() => (pending = null))) };
    },
    caughtBy: 'attempt › signs in once if the code is tried twice concurrently',
    says: /2 came through/,
  },
  {
    defect: 'has no attemptId',
    broken: () => ({ attemptId: '' }),
    caughtBy: 'attempt › is a sign-in of its own, identified by its `attemptId`',
    says: /attemptId is ""/,
  },
  {
    defect: 'asks the first number for every code',
    broken: ({ attempt }) => ({ attempt: ({ code }) => attempt({ id: 'first', code }) }),
    caughtBy: 'attempt › accepts a code only for the number that it was sent to',
    says: /The code of another number did not reject/,
  },
  {
    defect: 'sends to the first number if the id is unknown',
    broken: ({ prepare }) => ({ prepare: ({ id }) => prepare({ id: id === 'second' ? id : 'first' }) }),
    caughtBy: 'an id without a second factor of the user › is not_found to prepare, which sends nothing',
    says: /did not reject/,
  },
  {
    defect: 'tries the code of the first number if the id is unknown',
    broken: ({ attempt }) => ({ attempt: ({ id, code }) => attempt({ id: id === 'second' ? id : 'first', code }) }),
    caughtBy: 'an id without a second factor of the user › is not_found to attempt',
    says: /did not reject/,
  },
  {
    defect: 'accepts no backup codes, and does not list them as absent',
    broken: () => ({ attemptBackupCode: undefined }),
    caughtBy: 'attemptBackupCode › signs the user in, without a message',
    says: /name it in the contract's `absent`/,
  },
  {
    defect: 'reveals the backup code in the message of an error',
    broken: ({ attemptBackupCode }) => ({
      attemptBackupCode: (input) =>
        attemptBackupCode(input).catch(({ code }: PhoneError) =>
          Promise.reject(new PhoneError(code, { message: `no such code: ${input.code}` })),
        ),
    }),
    caughtBy:
      'attemptBackupCode › refuses a wrong one as `incorrect_code` of the field `code`, and then accepts the right one',
    says: /contains the code/,
  },
];

/** Every rejection has the code `unknown`. */
export function callsAllUnknown(sound: MemorySecondFactorAdapter): Partial<SecondFactorAdapter<Session>> {
  return Object.fromEntries(
    secondFactorOperations.map((operation) => [
      operation,
      (input: never) =>
        (sound[operation] as (input: never) => Promise<unknown>)(input).catch(() =>
          Promise.reject(new PhoneError('unknown')),
        ),
    ]),
  );
}
