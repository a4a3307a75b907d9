import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import type { PhoneNumber } from '../../../src/core/model.js';

// The reference model: a second, simple specification of the service, independent of src. No code is secret here: a
// code is the tag of the call that sent it.

export const people = ['ada', 'bob'] as const;
export type Person = (typeof people)[number];

export const phoneNumbers = ['+12015550123', '+447400123456', '+4915123456789', '+33612345678'] as const;
export type Phone = (typeof phoneNumbers)[number];

/** The rules that vary between histories. */
export interface Variant {
  takenNumber: 'refuse' | 'move';
  secondFactorRequired: boolean;
  verifiedNumberRequired: boolean;
  sendsInAll: { max: number; window: number } | null;
}

/** The rules of every history: strict, so that a short one reaches all of them. */
export const rules = {
  codeLength: 12,
  codeLifetime: 120,
  wrongCodesPerCode: 3,
  wrongCodesPerUser: 6,
  wrongCodesPerPhoneNumber: { max: 7, window: 250 },
  waitAfterWrongCodes: (wrongCodes: number) => (wrongCodes < 4 ? 0 : 20 * (wrongCodes - 3)),
  resendCooldown: 30,
  waitAfterSends: (sends: number) => (sends < 3 ? 0 : 25 * sends),
  sendsPerPhoneNumber: { max: 4, window: 300 },
  sendsPerUser: { max: 5, window: 240 },
  sendsPerPrefix: { max: 5, window: 280 },
  sendsPerCountry: { max: 5, window: 260 },
  signInShare: 0.2,
  conversionWatch: null,
  maxPhoneNumbers: 3,
  backupCodes: 2,
  backupCodeIterations: 1,
  backupCodeSetsPerUser: { max: 1000, window: 1 },
  signInLifetime: 200,
};

/** A code that was sent. The third wrong attempt voids it. */
export interface Sent {
  tag: string;
  attempts: number;
  expireAt: number;
}

export interface OwnNumber {
  phoneNumber: Phone;
  isVerified: boolean;
  sent: Sent | null;
  createdAt: number;
  updatedAt: number;
}

export interface Account {
  /** In the order in which they were added. */
  numbers: OwnNumber[];
  reserved: Phone[];
  default: Phone | null;
  primary: Phone | null;
  /** `left`: the unused codes of the set. */
  backupCodes: { tag: string; left: number[] } | null;
  /** Consecutive wrong codes, by target. */
  wrong: Partial<Record<Attempted, number>>;
  /** By way in: all verifications count as one. */
  restsUntil: Partial<Record<string, number>>;
}

/** The target of a code. */
export type Attempted = `verify ${Phone}` | `sign in ${Phone}` | 'backup codes';

export interface SignIn {
  person: Person;
  expireAt: number;
  isOver: boolean;
  sent: Partial<Record<Phone, Sent>>;
}

export interface World {
  variant: Variant;
  now: number;
  accounts: Record<Person, Account>;
  /** By the tag of the call that started them. */
  signIns: Record<string, SignIn>;
  /** Wrong codes of both users when verifying a number. */
  guesses: Partial<Record<Phone, { count: number; restsUntil: number; forgetAt: number }>>;
  messages: {
    tag: string;
    person: Person;
    to: Phone;
    isSignIn: boolean;
    at: number;
    failed: boolean;
    converted: boolean;
  }[];
  /** Formatted as `type person number`. */
  events: string[];
}

/** The error of a call. */
export class Refusal {
  constructor(
    readonly code: PhoneErrorCode,
    readonly more: { retryAfter?: number | null; attemptsLeft?: number | null } = {},
  ) {}
}

export function newWorld(variant: Variant, now: number): World {
  return {
    variant,
    now,
    accounts: { ada: newAccount(), bob: newAccount() },
    signIns: {},
    guesses: {},
    messages: [],
    events: [],
  };
}

function newAccount(): Account {
  return { numbers: [], reserved: [], default: null, primary: null, backupCodes: null, wrong: {}, restsUntil: {} };
}

/** A number as its owner sees it. */
export interface NumberView {
  phoneNumber: string;
  status: string | null;
  attempts: number | null;
  expireAt: number | null;
  reserved: boolean;
  isDefault: boolean;
  isPrimary: boolean;
  createdAt: number | null;
  updatedAt: number | null;
}

export function viewOf({ now, accounts }: World, person: Person): NumberView[] {
  const account = accounts[person];
  return account.numbers.map(({ phoneNumber, isVerified, sent, createdAt, updatedAt }) => ({
    phoneNumber,
    status: isVerified ? 'verified' : statusOf(sent, now),
    attempts: sent?.attempts ?? null,
    expireAt: isVerified ? null : (sent?.expireAt ?? null),
    reserved: account.reserved.includes(phoneNumber),
    isDefault: account.default === phoneNumber,
    isPrimary: account.primary === phoneNumber,
    createdAt,
    updatedAt,
  }));
}

export function statusOf(sent: Sent | null | undefined, now: number): 'unverified' | 'failed' | 'expired' | null {
  if (!sent) return null;
  if (sent.attempts >= rules.wrongCodesPerCode) return 'failed';
  return now < sent.expireAt ? 'unverified' : 'expired';
}

/** The same view of a number that the service returned. */
export function toView(number: PhoneNumber): NumberView {
  return {
    phoneNumber: number.phoneNumber,
    status: number.verification?.status ?? null,
    attempts: number.verification?.attempts ?? null,
    expireAt: number.verification?.expireAt ?? null,
    reserved: number.reservedForSecondFactor,
    isDefault: number.defaultSecondFactor,
    isPrimary: number.primary,
    createdAt: number.createdAt,
    updatedAt: number.updatedAt,
  };
}
