import type { PhoneNumberSeed } from '../../src/adapters/memory/index.js';

/** A number that has never been sent a code. */
export const unverified: PhoneNumberSeed = { id: 'phone_3', phoneNumber: '+447400123456', verification: null };

/** When they were added: at noon, which is the same date in most time zones, so that pictures do not change. */
const createdAt = Date.UTC(2026, 4, 3, 12);

/** The numbers of a user who already has some. */
export const own: readonly PhoneNumberSeed[] = [
  { id: 'phone_1', phoneNumber: '+12015550123', createdAt },
  { id: 'phone_2', phoneNumber: '+4915123456789', createdAt },
  { ...unverified, createdAt },
];

/** The numbers of a user with a second factor, and one more that could become one. */
export const reserved: readonly [PhoneNumberSeed, ...PhoneNumberSeed[]] = [
  { id: 'phone_1', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
  { id: 'phone_2', phoneNumber: '+4915123456789', reservedForSecondFactor: true },
  unverified,
];

/** A second factor that is linked to other ways to sign in. */
export const linked: readonly PhoneNumberSeed[] = [
  {
    id: 'phone_1',
    phoneNumber: '+12015550123',
    reservedForSecondFactor: true,
    linkedTo: [
      { id: 'identity_1', type: 'oauth_google' },
      { id: 'identity_2', type: 'saml' },
    ],
  },
  unverified,
];

/** A docs page does not run play functions, so it would show the same initial state for all of these stories. */
export const reachedByActions = { tags: ['!autodocs'] };

/** For faults that wait for the list: StrictMode fetches it twice, and the discarded fetch would use up the fault. */
export const fetchedOnce = { strict: false };
