import { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import type { PhoneClock } from './clock.js';
import type { Codes } from './codes.js';
import type { PhoneEvent } from './events.js';
import type { PhoneMessageSender, PhoneMessageWording, PhoneMessageWordings } from './message.js';
import type { PhonePolicy } from './policy.js';
import { getVerificationAt } from './sent-code.js';
import type { RequirePhoneStepUp } from './step-up.js';
import type { StoredPhoneNumber } from './records.js';
import type { PhoneStore, PhoneStoreTransaction } from './store.js';

/** What every operation of the service uses. */
export interface ServiceContext {
  readonly store: PhoneStore;
  readonly sender: PhoneMessageSender;
  readonly clock: PhoneClock;
  readonly codes: Codes;
  readonly policy: PhonePolicy;
  readonly host: () => string | null;
  readonly appName: string | null;
  readonly message: PhoneMessageWording | PhoneMessageWordings;
  readonly requireStepUp: RequirePhoneStepUp | undefined;
  /** Whether the operation may end or replace a reserved number; decided for each one. */
  readonly mayChangeFactors: boolean;
  /** The user's second factors that are not numbers. */
  readonly otherFactors: (userId: string) => Promise<readonly string[]>;
  /** Never rejects. */
  readonly emit: (...events: readonly PhoneEvent[]) => Promise<void>;
}

/** Returns the keys that transactions lock. */
export const locks = {
  user: (userId: string) => `user:${userId}`,
  /** The number is the one that `toSubscriber` returns. */
  phoneNumber: (subscriber: string) => `phone_number:${subscriber}`,
  prefix: (prefix: string) => `prefix:${prefix}`,
  client: (clientHash: string) => `client:${clientHash}`,
  allSends: 'sends',
  purge: 'purge',
};

/** Returns a user's own number; throws `not_found` both for an unknown id and for another user's. */
export async function getOwnPhoneNumber(
  tx: PhoneStoreTransaction,
  userId: string,
  id: string,
): Promise<StoredPhoneNumber> {
  const number = await tx.phoneNumber(id);
  if (number === null || number.userId !== userId) throw new PhoneError('not_found');
  return number;
}

/** Returns a stored number as its owner sees it: without secrets, and `expired` as soon as its code is. */
export function toPhoneNumber(stored: StoredPhoneNumber, now: number): PhoneNumber {
  const { userId: _, codeHash: __, earlier: ___, ...number } = stored;
  return { ...number, verification: getVerificationAt(stored, now) };
}
