import { describe, it } from 'vitest';
import { describePhoneAdapter, type AdapterUnderTest } from '../../../../src/testing/index.js';
import { acmeAdapter } from './adapter.js';
import { createAcme, type Acme } from './backend.js';

describePhoneAdapter<AdapterUnderTest & { acme: Acme }>('acmeAdapter', {
  describe,
  it,
  // An empty backend: your own, started for the tests, with one user signed in.
  async setup() {
    const acme = createAcme();
    return {
      acme,
      adapter: acmeAdapter({ baseUrl: 'https://api.acme.example', fetch: acme.fetch }),
      readCode: async () => '246810',
      sentCount: () => acme.sent.length,
      passTime: acme.passTime,
      giveToAnother: async (phoneNumber) => acme.confirmElsewhere(phoneNumber),
    };
  },
  // What Acme does not support. These methods must be undefined.
  absent: [
    'makePrimary',
    'setReservedForSecondFactor',
    'makeDefaultSecondFactor',
    'createBackupCodes',
    'backupCodeStatus',
  ],
  // Errors that the contract cannot cause itself.
  provoke: {
    async message_not_sent({ acme, adapter }) {
      acme.isSmsDown = true;
      return adapter.prepareVerification(await adapter.create({ phoneNumber: '+12015550123' }));
    },
    async unauthenticated({ acme, adapter }) {
      acme.isSignedIn = false;
      return adapter.list({});
    },
    network: async () => overFetch(() => Promise.reject(new TypeError('Failed to fetch'))).list({}),
    forbidden: async () => overFetch(async () => new Response(null, { status: 403 })).list({}),
    unknown: async () => overFetch(async () => new Response('<p>Not here')).list({}),
  },
  // Errors that never occur, and why.
  never: {
    unsupported_country: 'Acme sends to every country',
    recipient_opted_out: 'Acme sends through a provider that does not report it',
    recipient_unreachable: 'Acme sends through a provider that does not report it',
    locked: 'Acme has no lock that only an operator lifts',
    verification_required: 'nothing but the code needs the number',
    last_second_factor: 'Acme has no second factor',
    last_identification: 'people sign in at Acme by e-mail',
    step_up_required: 'Acme asks for no fresh proof',
    step_up_cancelled: 'Acme asks for no fresh proof',
  },
});

function overFetch(fetch: typeof globalThis.fetch) {
  return acmeAdapter({ baseUrl: 'https://api.acme.example', fetch });
}
