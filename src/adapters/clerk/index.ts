import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import type { PhoneError } from '../../core/errors.js';
import { validateBackupCodes, validateVerified } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import { callClerk, callResource, createNoResponseError, type ClerkClient, type ClerkPhoneNumber } from './client.js';
import { clerkLimits } from './limits.js';
import { fromClerkPhoneNumber, listClerkPhoneNumbers, listWithChange } from './phone-number.js';
import { getClerkPhoneNumber, getUser, reloadUser } from './user.js';

export { clerkSecondFactorAdapter, type ClerkSecondFactorAdapterOptions, type ClerkSession } from './second-factor.js';
export type {
  ClerkClient,
  ClerkPhoneNumber,
  ClerkSecondFactor,
  ClerkSignIn,
  ClerkSignInClient,
  ClerkUser,
  ClerkVerification,
} from './client.js';

export interface ClerkAdapterOptions {
  /** Limits that differ in your Clerk application. @default 6 digits, 600 s, 30 s, no known maximum */
  limits?: Optional<AdapterLimits> | undefined;
  /**
   * Whether your Clerk application allows SMS codes as a second factor, which the client does not report. @default true
   */
  secondFactor?: boolean | undefined;
}

/**
 * The phone numbers of the user who is signed in at Clerk, over the client that the app already has: `useClerk()` or
 * `window.Clerk`. The adapter makes no request of its own. An operation that needs reverification rejects with
 * `step_up_required`, and its `cause` is Clerk's error.
 */
export function clerkAdapter(clerk: ClerkClient, options: ClerkAdapterOptions = {}): PhoneAdapter {
  const { secondFactor = true } = options;

  return {
    scope: `clerk:${clerk.publishableKey}`,
    limits: withDefaults<AdapterLimits>(clerkLimits, options.limits),
    // The client has no parameter for another one.
    channels: ['sms'],
    get otherFactors() {
      const { totpEnabled = false, passkeys = [] } = clerk.user ?? {};
      return [...(totpEnabled ? ['totp'] : []), ...(passkeys.length > 0 ? ['passkey'] : [])];
    },
    // undefined until the client has loaded.
    currentUserId: () => clerk.user && clerk.user.id,
    list: async ({ signal }) => listClerkPhoneNumbers(await reloadUser(clerk, signal)),
    create: async ({ phoneNumber }) => {
      const added = await callClerk(() => getUser(clerk).createPhoneNumber({ phoneNumber })).catch(
        async (error: PhoneError) => (await findExisting(clerk, phoneNumber, error)) ?? Promise.reject(error),
      );
      if (added.id === undefined) throw createNoResponseError();
      return fromClerkPhoneNumber(getUser(clerk), added);
    },
    prepareVerification: async ({ id, channel }) => {
      refuseOtherChannel('Clerk’s client', channel);
      const number = await callPhoneNumber(clerk, id, (number) => number.prepareVerification());
      return fromClerkPhoneNumber(getUser(clerk), number);
    },
    attemptVerification: async ({ id, code }) => {
      await callPhoneNumber(clerk, id, (number) => number.attemptVerification({ code }));
      return validateVerified(listClerkPhoneNumbers(getUser(clerk)), id);
    },
    delete: async ({ id }) => {
      // The list, because the response empties the object of the number itself.
      await callResource(
        await getClerkPhoneNumber(clerk, id),
        () => getUser(clerk).phoneNumbers,
        (number) => number.destroy(),
      );
      const left = listClerkPhoneNumbers(getUser(clerk));
      if (left.some((number) => number.id === id)) throw createNoResponseError();
      return left;
    },
    makePrimary: async ({ id }) => {
      const user = getUser(clerk);
      await callResource(
        user,
        ({ phoneNumbers }) => phoneNumbers,
        () => user.update({ primaryPhoneNumberId: id }),
      );
      return listWithChange(getUser(clerk), id, ({ primary }) => primary);
    },
    get setReservedForSecondFactor() {
      return secondFactor ? setReservedForSecondFactor : undefined;
    },
    get makeDefaultSecondFactor() {
      // While an authenticator app is the default, no number can be.
      return secondFactor && !clerk.user?.totpEnabled ? makeDefaultSecondFactor : undefined;
    },
    get createBackupCodes() {
      // The first set comes with the first number that is reserved, if the application has backup codes at all.
      return secondFactor && clerk.user?.backupCodeEnabled ? createBackupCodes : undefined;
    },
  };

  async function setReservedForSecondFactor({ id, reserved }: { id: string; reserved: boolean }) {
    const { backupCodes } = await callPhoneNumber(clerk, id, (number) =>
      number.setReservedForSecondFactor({ reserved }),
    );
    const numbers = listWithChange(getUser(clerk), id, (number) => number.reservedForSecondFactor === reserved);
    if (!reserved || !Array.isArray(backupCodes) || backupCodes.length === 0) return numbers;
    const created = validateBackupCodes(backupCodes);
    return numbers.map((number) => (number.id === id ? { ...number, backupCodes: created } : number));
  }

  async function makeDefaultSecondFactor({ id }: { id: string }) {
    await callPhoneNumber(clerk, id, (number) => number.makeDefaultSecondFactor());
    return listWithChange(getUser(clerk), id, (number) => number.defaultSecondFactor);
  }

  async function createBackupCodes() {
    const { codes } = await callClerk(() => getUser(clerk).createBackupCode());
    // An empty list is how the client creates the object, before a response fills it.
    if (Array.isArray(codes) && codes.length === 0) throw createNoResponseError();
    return validateBackupCodes(codes);
  }
}

/**
 * Returns the user's own number if Clerk reports it as taken: an earlier response was lost, or another tab was faster.
 */
async function findExisting(
  clerk: ClerkClient,
  phoneNumber: string,
  error: PhoneError,
): Promise<ClerkPhoneNumber | undefined> {
  if (error.code !== 'phone_number_taken') return undefined;
  const { phoneNumbers } = await reloadUser(clerk);
  return phoneNumbers.find((number) => number.phoneNumber === phoneNumber);
}

/** Calls a method of one of the user's numbers and resolves with the number as Clerk returned it. */
async function callPhoneNumber(
  clerk: ClerkClient,
  id: string,
  run: (number: ClerkPhoneNumber) => Promise<ClerkPhoneNumber>,
): Promise<ClerkPhoneNumber> {
  return callResource(await getClerkPhoneNumber(clerk, id), ({ verification }) => verification, run);
}
