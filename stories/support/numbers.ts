import type { PhoneNumberSeed } from '../../src/adapters/memory/index.js';

/** A number that was added, and that no code was ever sent to. */
export const unverified: PhoneNumberSeed = { id: 'phone_3', phoneNumber: '+447400123456', verification: null };

/** When they were added: at noon, which is the same date in most time zones, so that pictures do not change. */
const createdAt = Date.UTC(2026, 4, 3, 12);

/** The numbers of a person with some. */
export const own: readonly PhoneNumberSeed[] = [
  { id: 'phone_1', phoneNumber: '+12015550123', createdAt },
  { id: 'phone_2', phoneNumber: '+4915123456789', createdAt },
  { ...unverified, createdAt },
];

/** The numbers of a person whose sign-in has a second step, and one that could be added to them. */
export const reserved: readonly [PhoneNumberSeed, ...PhoneNumberSeed[]] = [
  { id: 'phone_1', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
  { id: 'phone_2', phoneNumber: '+4915123456789', reservedForSecondFactor: true },
  unverified,
];

/** A number that other ways to sign in are tied to, and that is a second factor. */
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

/** A page of docs plays nothing, and so would show where such a story begins, which is the same for all of them. */
export const reachedByActions = { tags: ['!autodocs'] };

/** For faults that wait for the list: StrictMode asks for it once for nothing, and the fault would go that way. */
export const askedOnce = { strict: false };
