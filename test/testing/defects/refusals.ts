import { phoneOperations } from '../../../src/core/adapter.js';
import { PhoneError } from '../../../src/core/errors.js';
import type { Defect } from './defect.js';

const isIncorrectCode = 'a rejection › is incorrect_code when the code is wrong';

export const refusalDefects: readonly Defect[] = [
  {
    defect: 'reveals the code in the message of an error',
    broken: ({ attemptVerification }) => ({
      attemptVerification: rejectInstead(
        attemptVerification,
        ({ code }, input) => new PhoneError(code, { message: `"${input.code}" is wrong` }),
      ),
    }),
    caughtBy: isIncorrectCode,
    says: /contains the code/,
  },
  {
    defect: 'has the request, code and all, in the cause of an error',
    broken: ({ attemptVerification }) => ({
      attemptVerification: rejectInstead(
        attemptVerification,
        ({ code }, input) => new PhoneError(code, { cause: { request: { body: JSON.stringify(input) } } }),
      ),
    }),
    caughtBy: isIncorrectCode,
    says: /contains the code/,
  },
  {
    defect: 'throws what its client throws',
    broken: ({ attemptVerification }) => ({
      attemptVerification: rejectInstead(attemptVerification, () => new TypeError('422')),
    }),
    caughtBy: isIncorrectCode,
    says: /rejected with TypeError: 422/,
  },
  {
    defect: 'throws instead of returning a rejected promise',
    broken: ({ prepareVerification }) => ({
      prepareVerification(input) {
        if (input.id === 'no-such-number') throw new PhoneError('not_found');
        return prepareVerification(input);
      },
    }),
    caughtBy: 'an id without a number of the user › is not_found to prepareVerification',
    says: /threw PhoneError: not_found before it returned a promise/,
  },
  {
    defect: 'leaves out the field of an error',
    broken: ({ attemptVerification }) => ({
      attemptVerification: rejectInstead(attemptVerification, ({ code }) => new PhoneError(code, { field: null })),
    }),
    caughtBy: 'attemptVerification › refuses a wrong code as `incorrect_code` of the field `code`, and changes nothing',
    says: /of the field null/,
  },
  {
    defect: 'reports no time to wait',
    broken: ({ prepareVerification }) => ({
      prepareVerification: rejectInstead(prepareVerification, ({ code }) => new PhoneError(code)),
    }),
    caughtBy: 'a rejection › is rate_limited when another code is requested at once, with `retryAfter` in seconds',
    says: /The retryAfter is null/,
  },
  {
    defect: 'reports a time to wait that has already passed',
    broken: ({ prepareVerification }) => ({
      prepareVerification: rejectInstead(prepareVerification, ({ code }) => new PhoneError(code, { retryAfter: -1 })),
    }),
    caughtBy: 'a rejection › is rate_limited when another code is requested at once, with `retryAfter` in seconds',
    says: /rejected with the retryAfter -1/,
  },
  {
    defect: 'calls every refusal of one operation unknown',
    broken: ({ prepareVerification }) => ({
      prepareVerification: rejectInstead(prepareVerification, () => new PhoneError('unknown')),
    }),
    caughtBy: 'a rejection › is already_verified when a code is requested for a verified number',
    says: /rejected with unknown/,
  },
];

/** Every rejection has the code `unknown`. */
export const callsAllUnknown: Defect['broken'] = (sound) =>
  Object.fromEntries(
    phoneOperations.map((operation) => [
      operation,
      (input: never) => sound[operation](input).catch(() => Promise.reject(new PhoneError('unknown'))),
    ]),
  );

/** Makes the operation reject with something else. */
function rejectInstead<Input, Result>(
  operation: (input: Input) => Promise<Result>,
  instead: (error: PhoneError, input: Input) => Error,
): (input: Input) => Promise<Result> {
  return (input) =>
    operation(input).catch((thrown: PhoneError) => {
      throw instead(thrown, input);
    });
}
