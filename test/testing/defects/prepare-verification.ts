import { PhoneError } from '../../../src/core/errors.js';
import { lastCode } from '../../support/phone-service.js';
import type { Defect } from './defect.js';

export const prepareVerificationDefects: readonly Defect[] = [
  {
    defect: 'sends no code although it resolves as if it had',
    broken: ({ list }) => ({
      async prepareVerification({ id }) {
        const number = (await list({})).find((other) => other.id === id);
        if (!number) throw new PhoneError('not_found');
        return {
          ...number,
          verification: { status: 'unverified', strategy: 'phone_code', channel: 'sms', attempts: 0, expireAt: null },
        };
      },
    }),
    caughtBy: 'prepareVerification › resolves with the number as unverified, as does the list',
    says: /list\(\) has another number than prepareVerification\(\) resolved with/,
  },
  {
    defect: 'reports in seconds when a code expires',
    broken: ({ prepareVerification }) => ({
      async prepareVerification(input) {
        const number = await prepareVerification(input);
        return {
          ...number,
          verification: number.verification && {
            ...number.verification,
            expireAt: (number.verification.expireAt ?? 0) / 1000,
          },
        };
      },
    }),
    caughtBy: 'prepareVerification › resolves with the number as unverified, as does the list',
    says: /resolved with the expireAt/,
  },
  {
    defect: 'promises codes of another length',
    broken: ({ limits }) => ({ limits: { ...limits, codeLength: 4 } }),
    caughtBy: 'prepareVerification › sends one message, with a code of `limits.codeLength` digits',
    says: /The code that was sent has 6 characters/,
  },
  {
    defect: 'sends by SMS whatever the requested channel',
    broken: ({ prepareVerification }) => ({ prepareVerification: ({ id }) => prepareVerification({ id }) }),
    caughtBy: 'a rejection › is unsupported when the code is requested by a channel that is not in `channels`',
    says: /did not reject/,
  },
  {
    defect: 'reports another channel than the requested one',
    broken: ({ prepareVerification }) => ({
      async prepareVerification(input) {
        const number = await prepareVerification(input);
        return { ...number, verification: number.verification && { ...number.verification, channel: 'voice' } };
      },
    }),
    caughtBy: 'prepareVerification › sends by each of `channels` that is requested, whatever the language',
    says: /resolved with the channel "voice"/,
  },
  {
    defect: 'sends nothing in a language that it lacks',
    broken: ({ prepareVerification }) => ({
      async prepareVerification(input) {
        if (input.locale !== undefined && !input.locale.startsWith('en')) throw new PhoneError('unsupported');
        return prepareVerification(input);
      },
    }),
    caughtBy: 'prepareVerification › sends by each of `channels` that is requested, whatever the language',
    says: /unsupported/,
  },
  {
    defect: 'takes the code before as well as the newest',
    broken: ({ attemptVerification, inbox }) => ({
      attemptVerification({ id, code }) {
        const isKnown = inbox.messages.some((message) => message.code === code);
        return attemptVerification({ id, code: isKnown ? lastCode(inbox.messages) : code });
      },
    }),
    caughtBy: 'prepareVerification › voids the previous code, which stays valid if it is rate-limited',
    says: /The code before did not reject/,
  },
];
