import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { checkedBackupCodes, checkedVerified } from '../../core/checked.js';
import { PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { answered, called, noAnswer } from './answered.js';
import type { ClerkClient, ClerkPhoneNumber } from './client.js';
import { clerkLimits } from './limits.js';
import { toPhoneNumber, toPhoneNumbers } from './phone-number.js';
import { currentUser, numberOf, readUser } from './user.js';

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
  /** Where the Clerk application's rules are other than the usual ones. @default 6 digits, 600 s, 30 s, no known limit */
  limits?: Partial<AdapterLimits>;
  /** Whether the Clerk application takes codes by SMS as a second factor, which the client does not tell. @default true */
  secondFactor?: boolean;
}

/**
 * The phone numbers of whoever is signed in at Clerk, by the client that the app has: `useClerk()` or `window.Clerk`. It
 * makes no request of its own. What asks for a fresh proof of identity is `step_up_required`, Clerk's error in `cause`.
 */
export function clerkAdapter(clerk: ClerkClient, options: ClerkAdapterOptions = {}): PhoneAdapter {
  const { secondFactor = true } = options;
  const all = () => toPhoneNumbers(currentUser(clerk));

  return {
    limits: { ...clerkLimits, ...options.limits },
    // The client has no parameter for another one.
    channels: ['sms'],
    currentUserId: () => clerk.user?.id ?? null,
    list: async ({ signal }) => toPhoneNumbers(await readUser(clerk, signal)),
    create: async ({ phoneNumber }) => {
      const added = await called(() => currentUser(clerk).createPhoneNumber({ phoneNumber })).catch(
        async (error: PhoneError) => (await existing(clerk, phoneNumber, error)) ?? Promise.reject(error),
      );
      if (added.id === undefined) throw noAnswer();
      return toPhoneNumber(currentUser(clerk), added);
    },
    prepareVerification: async ({ id, channel = 'sms' }) => {
      if (channel !== 'sms') throw new PhoneError('unsupported', { message: `Clerk's client sends no code by ${channel}.` });
      const number = await change(clerk, id, (number) => number.prepareVerification());
      return toPhoneNumber(currentUser(clerk), number);
    },
    attemptVerification: async ({ id, code }) => {
      const number = await change(clerk, id, (number) => number.attemptVerification({ code }));
      return checkedVerified(toPhoneNumber(currentUser(clerk), number));
    },
    delete: async ({ id }) => {
      // The object of the number is of no use afterwards: the answer empties it.
      await answered(await numberOf(clerk, id), () => currentUser(clerk).phoneNumbers, (number) => number.destroy());
      const left = all();
      if (left.some((other) => other.id === id)) throw noAnswer();
      return left;
    },
    makePrimary: async ({ id }) => {
      const user = currentUser(clerk);
      await answered(user, ({ phoneNumbers }) => phoneNumbers, () => user.update({ primaryPhoneNumberId: id }));
      return promised(all(), id, ({ primary }) => primary);
    },
    get setReservedForSecondFactor() {
      return secondFactor ? reserve : undefined;
    },
    get makeDefaultSecondFactor() {
      // While an authenticator app is the default, no number can be.
      return secondFactor && !clerk.user?.totpEnabled ? makeDefault : undefined;
    },
    get createBackupCodes() {
      // The first set comes with the first number that is reserved, where the application has backup codes at all.
      return secondFactor && clerk.user?.backupCodeEnabled ? createBackupCodes : undefined;
    },
  };

  async function reserve({ id, reserved }: { id: string; reserved: boolean }) {
    const { backupCodes } = await change(clerk, id, (number) => number.setReservedForSecondFactor({ reserved }));
    const numbers = promised(all(), id, (number) => number.reservedForSecondFactor === reserved);
    if (!reserved || !Array.isArray(backupCodes) || backupCodes.length === 0) return numbers;
    const made = checkedBackupCodes(backupCodes);
    return numbers.map((number) => (number.id === id ? { ...number, backupCodes: made } : number));
  }

  async function makeDefault({ id }: { id: string }) {
    await change(clerk, id, (number) => number.makeDefaultSecondFactor());
    return promised(all(), id, ({ defaultSecondFactor }) => defaultSecondFactor);
  }

  async function createBackupCodes() {
    const { codes } = await called(() => currentUser(clerk).createBackupCode());
    // As the client makes the object, before it is answered.
    if (Array.isArray(codes) && codes.length === 0) throw noAnswer();
    return checkedBackupCodes(codes);
  }
}

/** The user's own number where Clerk says that it is taken: an earlier answer was lost, or another tab was faster. */
async function existing(clerk: ClerkClient, phoneNumber: string, error: PhoneError): Promise<ClerkPhoneNumber | undefined> {
  if (error.code !== 'phone_number_taken') return undefined;
  const { phoneNumbers } = await readUser(clerk);
  return phoneNumbers.find((number) => number.phoneNumber === phoneNumber);
}

/** Has a number of the user's do something, and answers the number as Clerk answered it. */
async function change(
  clerk: ClerkClient,
  id: string,
  call: (number: ClerkPhoneNumber) => Promise<ClerkPhoneNumber>,
): Promise<ClerkPhoneNumber> {
  return answered(await numberOf(clerk, id), ({ verification }) => verification, call);
}

/** The list, where the number in it is what the operation promises; else `unknown`. */
function promised(numbers: readonly PhoneNumber[], id: string, is: (number: PhoneNumber) => boolean): readonly PhoneNumber[] {
  if (numbers.some((number) => number.id === id && is(number))) return numbers;
  throw new PhoneError('unknown', { message: 'Clerk answered without a failure, and the number is not what was asked for.' });
}
