import type { CountryCode } from '../core/e164.js';
import type { Channel } from '../core/model.js';

/** At most `max` messages in any stretch of `window` seconds. */
export interface SendLimit {
  readonly max: number;
  /** Seconds. */
  readonly window: number;
}

/** The rules of the service. Durations are in seconds. */
export interface Policy {
  /** Digits of a code, 6 at least: NIST SP 800-63B and OWASP ASVS 6.5 ask for 20 bits. @default 6 */
  readonly codeLength: number;
  /** Seconds for which a code is good: NIST SP 800-63B, Twilio Verify. @default 600 */
  readonly codeLifetime: number;
  /** Wrong codes that burn the code that was sent: Twilio Verify. @default 5 */
  readonly wrongCodesPerCode: number;
  /**
   * Wrong codes in a row, at the second step too, that lock a user's verification and second step until
   * `unlockVerification`: NIST, as below. @default 100
   */
  readonly wrongCodesPerUser: number;
  /**
   * Seconds for which a user's verification rests after so many wrong codes in a row: NIST SP 800-63B ("Rate
   * limiting") allows 100, with waits that grow from 30 s to an hour.
   * @default none for the first 9, then 30, doubled with each further 10, up to 3600
   */
  readonly waitAfterWrongCodes: (wrongCodes: number) => number;
  /** Seconds between two messages to one number of a user: Clerk. @default 30 */
  readonly resendCooldown: number;
  /** Messages to one phone number, whoever asks, lest many accounts flood a phone: Twilio. @default 5 in 600 s */
  readonly sendsPerPhoneNumber: SendLimit;
  /** Messages that one user causes: SMS pumping. @default 5 in 600 s */
  readonly sendsPerUser: SendLimit;
  /** Messages of the whole service: the last defence against SMS pumping; null for none. @default null */
  readonly sendsInAll: SendLimit | null;
  /** The channels that the sender can use, the usual one first. @default ['sms'] */
  readonly channels: readonly Channel[];
  /** The only countries that are sent to, as ISO 3166-1 alpha-2 codes: SMS pumping; null for all. @default null */
  readonly countries: readonly CountryCode[] | null;
  /** Numbers that a user may have; null for no limit. @default 10 */
  readonly maxPhoneNumbers: number | null;
  /**
   * What the right code for a number does that another user has verified: answer `phone_number_taken`, or take the
   * number from the other user, as carriers hand numbers on. A second factor is taken like any other number, so tell
   * people when a number of theirs has `moved`. @default 'refuse'
   */
  readonly takenNumber: 'refuse' | 'move';
  /**
   * A reserved number must stay, once there is one: to remove or un-reserve the last is `last_second_factor`. One that
   * moves to another user goes all the same. (No option: the first reserved number is the default, the default is
   * always a reserved one, and when it goes the oldest other reserved number is the default.) @default false
   */
  readonly secondFactorRequired: boolean;
  /**
   * A verified number must stay, once there is one, since it is how the user signs in: to remove the last is
   * `last_identification`. @default false
   */
  readonly verifiedNumberRequired: boolean;
  /**
   * Backup codes in a set (NIST SP 800-63B, "Look-Up Secrets"); 0 for a service without them. A set is made when a
   * user's first number is reserved, and on request, in place of the one before. It is voided when their last reserved
   * number goes, however it goes: there is no second factor then that it could stand in for. @default 10
   */
  readonly backupCodes: number;
  /**
   * Iterations of PBKDF2-HMAC-SHA-256 over a backup code; a set that was made with others stays good.
   * @default 600000, as the OWASP Password Storage Cheat Sheet has it
   */
  readonly backupCodeIterations: number;
  /** Seconds for the second step of a sign-in, from its start. @default 900 */
  readonly signInLifetime: number;
}

/** The rules where nothing else is asked for. */
export const defaultPolicy: Policy = {
  codeLength: 6,
  codeLifetime: 600,
  wrongCodesPerCode: 5,
  wrongCodesPerUser: 100,
  waitAfterWrongCodes: (wrongCodes) =>
    wrongCodes < 10 ? 0 : Math.min(3600, 30 * 2 ** Math.floor((wrongCodes - 10) / 10)),
  resendCooldown: 30,
  sendsPerPhoneNumber: { max: 5, window: 600 },
  sendsPerUser: { max: 5, window: 600 },
  sendsInAll: null,
  channels: ['sms'],
  countries: null,
  maxPhoneNumbers: 10,
  takenNumber: 'refuse',
  secondFactorRequired: false,
  verifiedNumberRequired: false,
  backupCodes: 10,
  backupCodeIterations: 600_000,
  signInLifetime: 900,
};

/** The default policy with these rules in place of its own; a rule that is `undefined` stays as it was. */
export function completePolicy(rules: Partial<Policy> = {}): Policy {
  const given = Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule !== undefined));
  const policy: Policy = { ...defaultPolicy, ...given };
  if (!Number.isInteger(policy.codeLength) || policy.codeLength < 4) {
    throw new RangeError(
      `The policy's codeLength is ${policy.codeLength}, and a code that short is guessed. ` +
        'Use a whole number, 6 or more (4 at the very least).',
    );
  }
  return policy;
}
