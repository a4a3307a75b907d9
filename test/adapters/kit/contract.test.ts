/** The contract over `numberAdapter`, by the adapter of the page "Writing an adapter". */
import { describe, it } from 'vitest';
import { describePhoneAdapter, type AdapterUnderTest } from '../../../src/testing/index.js';
import { globexAdapter } from '../../../stories/support/examples/globex/adapter.js';
import { createGlobex, type Globex } from '../../../stories/support/examples/globex/client.js';
import { allBut } from '../../support/all-but.js';

describePhoneAdapter<AdapterUnderTest & { globex: Globex }>('globexAdapter', {
  describe,
  it,
  async setup() {
    const globex = createGlobex();
    return {
      globex,
      adapter: globexAdapter(globex),
      readCode: async (phoneNumber) => globex.sent.findLast(({ phone }) => phone === phoneNumber)?.code ?? '',
      sentCount: () => globex.sent.length,
      passTime: globex.passTime,
      giveToAnother: async (phoneNumber) => (globex.confirmElsewhere(phoneNumber), 'id-of-another-user'),
    };
  },
  absent: allBut('delete', 'setReservedForSecondFactor'),
  capacity: 1,
  provoke: {
    async message_not_sent({ globex, adapter }) {
      const { id } = await adapter.create({ phoneNumber: '+12015550123' });
      globex.sendCode = () => Promise.reject(Object.assign(new Error(), { code: 'not-sent' }));
      return adapter.prepareVerification({ id });
    },
    async unauthenticated({ globex, adapter }) {
      globex.failure = 'signed-out';
      return adapter.list({});
    },
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
    last_second_factor: 'Globex requires no second factor',
    last_identification: 'people sign in at Globex by e-mail',
    step_up_required: 'Globex asks for no fresh proof',
    step_up_cancelled: 'Globex asks for no fresh proof',
    forbidden: 'Globex has no backup codes',
    too_many_phone_numbers: 'a new number takes the place of the one that there is',
  },
});
