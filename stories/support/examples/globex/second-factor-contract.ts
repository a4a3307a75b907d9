import { describe, it } from 'vitest';
import { describeSecondFactorAdapter, type SecondFactorAdapterUnderTest } from '../../../../src/testing/index.js';
import { createGlobex, type Globex } from './client.js';
import { globexSecondFactorAdapter } from './second-factor.js';

const phoneNumber = '+12015550123';

describeSecondFactorAdapter<SecondFactorAdapterUnderTest<{ token: string }> & { globex: Globex }>(
  'globexSecondFactorAdapter',
  {
    describe,
    it,
    async setup() {
      const globex = createGlobex();
      const start = async () => globexSecondFactorAdapter(globex, globex.startSignIn(phoneNumber));
      return {
        globex,
        adapter: await start(),
        signInAgain: start,
        phoneNumbers: { phone: phoneNumber },
        isSignedIn: ({ token }) => token === 'token of user_1',
        readCode: async (number) => globex.sent.findLast(({ phone }) => phone === number)?.code ?? '',
        sentCount: () => globex.sent.length,
        passTime: globex.passTime,
      };
    },
    capacity: 1,
    absent: ['attemptBackupCode'],
    provoke: {
      async message_not_sent({ globex, adapter }) {
        globex.failure = 'not-sent';
        return adapter.prepare({ id: 'phone' });
      },
      unsupported: ({ adapter }) => adapter.prepare({ id: 'phone', channel: 'whatsapp' }),
      async network({ globex, adapter }) {
        globex.failure = 'offline';
        return adapter.list({});
      },
      async unknown({ globex, adapter }) {
        globex.failure = 'broken';
        return adapter.list({});
      },
    },
    never: {
      unsupported_country: 'Globex sends to every country',
      recipient_opted_out: 'Globex does not report it',
      recipient_unreachable: 'Globex does not report it',
      locked: 'Globex has no lock that only an operator lifts',
      forbidden: 'Globex has no backup codes',
    },
  },
);
