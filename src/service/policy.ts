import type { CountryCode } from '../core/e164.js';
import type { Channel } from '../core/model.js';
import { withDefaults, type Optional } from '../core/optional.js';
import { assertSendPolicy, defaultSendPolicy, type PhoneSendLimit, type PhoneSendPolicy } from './send-policy.js';

/** The rules of the service. Durations are in seconds. */
export interface PhonePolicy extends PhoneSendPolicy {
  /** Digits of a code. NIST SP 800-63B and OWASP ASVS 6.5 require 20 bits, which is 6 digits. @default 6 */
  readonly codeLength: number;
  /** Seconds until a code expires (NIST SP 800-63B, Twilio Verify). @default 600 */
  readonly codeLifetime: number;
  /** Wrong codes until the code that was sent is burnt (Twilio Verify). @default 5 */
  readonly wrongCodesPerCode: number;
  /**
   * Consecutive wrong codes of a user until a way in is locked: the codes by message to one number, the backup codes,
   * or the verification of new numbers, each by itself (NIST SP 800-63B-4, 3.2.2: 100 with "a specific authenticator").
   * `unlockVerification` ends the lock; signing in another way ends those of the second step, verifying the number
   * again ends that number's, and a new set ends that of the backup codes. @default 100
   */
  readonly wrongCodesPerUser: number;
  /**
   * Wrong codes of all users in verifications of one number until nobody can verify it for `window` seconds, so that
   * many accounts are no way around the limit of one. Sign-in has no part in it: nobody but its owner can use up the
   * attempts at a number that is a second factor. @default 100 in 86400 s
   */
  readonly wrongCodesPerPhoneNumber: PhoneSendLimit;
  /**
   * Returns the seconds to wait after this many consecutive wrong codes in one way in, or of all users at one number.
   * NIST SP 800-63B-4 (3.2.2) suggests waits that grow from 30 s to an hour.
   * @default 0 for the first 9, then 30, doubled with each further 10, up to 3600
   */
  readonly waitAfterWrongCodes: (wrongCodes: number) => number;
  /** The channels that the sender supports, the usual one first. @default ['sms'] */
  readonly channels: readonly Channel[];
  /**
   * The only countries that messages are sent to, as ISO 3166-1 alpha-2 codes, against SMS pumping; null for all.
   * @default null
   */
  readonly countries: readonly CountryCode[] | null;
  /** Numbers per user; null for no limit. @default 10 */
  readonly maxPhoneNumbers: number | null;
  /**
   * Whether a user has one number, and a new one takes its place once it is verified; `maxPhoneNumbers` is then 1. The
   * new number is primary and reserved for the second factor if the old one was, and backup codes stay valid, so that
   * the second factor is never off in between. Adding another number meanwhile replaces the unverified one.
   * @default false
   */
  readonly replaces: boolean;
  /**
   * What happens on the right code for a number that another user has verified: `refuse` rejects with
   * `phone_number_taken`, `move` takes the number from the other user, because carriers reassign numbers. A second
   * factor never moves, because without it the other user's password would be enough: it is refused in either case.
   * Notify people of the event `moved`. @default 'refuse'
   */
  readonly takenNumber: 'refuse' | 'move';
  /**
   * Whether the last reserved number must stay, so that removing or un-reserving it rejects with `last_second_factor`.
   * (Always true: the first reserved number is the default, the
   * default is reserved, and when it goes the oldest other reserved number becomes the default.) @default false
   */
  readonly secondFactorRequired: boolean;
  /**
   * Whether the last verified number must stay, because the user signs in with it, so that removing it rejects with
   * `last_identification`. @default false
   */
  readonly verifiedNumberRequired: boolean;
  /**
   * Backup codes in a set (NIST SP 800-63B, "Look-Up Secrets"); 0 for none. A set is created when a user's first number
   * is reserved, and on request, and voids the previous one. It is voided when the last reserved number goes, for any
   * reason, because then there is no second factor that it could replace. @default 10
   */
  readonly backupCodes: number;
  /**
   * Iterations of PBKDF2-HMAC-SHA-256 for a backup code; existing sets stay valid when it changes. NIST SP 800-63B-4
   * (3.1.2.2) requires a salt for each code and a password hashing scheme, whose work factor "may be small" because the
   * codes are random: at 72 bits, even 1000 iterations make all of them too many to try. Edge workers may refuse more
   * than 100000. @default 1000
   */
  readonly backupCodeIterations: number;
  /** New sets of backup codes that one user requests, because they are costly to hash. @default 20 in 3600 s */
  readonly backupCodeSetsPerUser: PhoneSendLimit;
  /** Seconds from the start of a sign-in attempt until its second step expires. @default 900 */
  readonly signInLifetime: number;
  /**
   * Seconds until the server gives up a request and returns 503, whatever it waits for: a database, a provider, a
   * function of the app. Less than the 15 s after which `httpAdapter` gives up a try. @default 12
   */
  readonly requestTimeout: number;
}

/** The default rules. */
export const defaultPhonePolicy: PhonePolicy = {
  codeLength: 6,
  codeLifetime: 600,
  wrongCodesPerCode: 5,
  wrongCodesPerUser: 100,
  wrongCodesPerPhoneNumber: { max: 100, window: 86_400 },
  waitAfterWrongCodes: (wrongCodes) =>
    wrongCodes < 10 ? 0 : Math.min(3600, 30 * 2 ** Math.floor((wrongCodes - 10) / 10)),
  ...defaultSendPolicy,
  channels: ['sms'],
  countries: null,
  maxPhoneNumbers: 10,
  replaces: false,
  takenNumber: 'refuse',
  secondFactorRequired: false,
  verifiedNumberRequired: false,
  backupCodes: 10,
  backupCodeIterations: 1000,
  backupCodeSetsPerUser: { max: 20, window: 3600 },
  signInLifetime: 900,
  requestTimeout: 12,
};

/** Returns the default policy with these rules; a rule that is `undefined` keeps its default. */
export function completePolicy(rules: Optional<PhonePolicy> = {}): PhonePolicy {
  const defaults = { ...defaultPhonePolicy, ...(rules.replaces && { maxPhoneNumbers: 1 }) };
  const policy = withDefaults(defaults, rules);
  if (policy.replaces && policy.maxPhoneNumbers !== 1) {
    throw new RangeError(
      `The policy's maxPhoneNumbers is ${policy.maxPhoneNumbers} and replaces is true, so that a new number would ` +
        'take the place of several. Leave maxPhoneNumbers out, or set it to 1.',
    );
  }
  if (!Number.isInteger(policy.codeLength) || policy.codeLength < 4) {
    throw new RangeError(
      `The policy's codeLength is ${policy.codeLength}, so codes could be guessed. ` +
        'Use an integer of at least 6 (4 is the minimum).',
    );
  }
  assertSendPolicy(policy);
  return policy;
}
