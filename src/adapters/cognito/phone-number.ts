import { isE164, isRecord, isText, validate } from '../../core/validate.js';
import type { Account } from '../kit/number-account.js';
import type { CognitoAuth } from './client.js';

/** What the user pool stores about the signed-in user. */
export interface CognitoAccount extends Account {
  /** Whether a sign-in sends a code to the number. */
  readonly hasSms: boolean;
  /** The second factors that are not numbers. */
  readonly otherFactors: readonly string[];
  /** Whether one of the factors is the preferred one. Without one, a user who has several chooses at each sign-in. */
  readonly hasPreferred: boolean;
}

/** Fetches the account. Amplify has two functions for it, each of which makes the same request. */
export async function fetchCognitoAccount(auth: CognitoAuth, secondFactor: boolean): Promise<CognitoAccount> {
  const [attributes, preference] = await Promise.all([
    auth.fetchUserAttributes(),
    secondFactor ? auth.fetchMFAPreference() : {},
  ]);
  const { sub, phone_number: phoneNumber, phone_number_verified: verified } = validate('user', attributes, isRecord);
  const { enabled = [], preferred } = validate('MFA preference', preference, isRecord);
  const factors: readonly unknown[] = validate('list of MFA methods', enabled, Array.isArray);
  const numbers = phoneNumber === undefined ? [] : [validate('phone_number', phoneNumber, isE164)];
  // Attributes are texts.
  const isVerified = verified === 'true';
  const hasSms = factors.includes('SMS');
  return {
    userId: validate('sub', sub, isText),
    phoneNumbers: isVerified ? numbers : [],
    unverifiedNumbers: isVerified ? [] : numbers,
    secondFactors: isVerified && hasSms ? numbers : [],
    hasSms,
    otherFactors: factors.flatMap((factor) => otherFactors.get(factor) ?? []),
    hasPreferred: preferred !== undefined,
  };
}

/** Amplify's names of the methods, and the kit's. */
const otherFactors = new Map<unknown, string>([
  ['TOTP', 'totp'],
  ['EMAIL', 'email'],
]);
