import { phoneNumberTypes, type PhoneNumberType } from './number-type.js';

/** At most `max` messages in any period of `window` seconds. */
export interface PhoneSendLimit {
  readonly max: number;
  /** Seconds. */
  readonly window: number;
}

/** One limit, or several that all apply. */
export type PhoneSendLimits = PhoneSendLimit | readonly PhoneSendLimit[];

/**
 * The limits on messages. Codes that verify a number and codes that sign in are counted apart, so that neither uses up
 * the other. What the provider or the app refused counts for the user and the client who requested it and for nothing
 * else; what never reached the provider does not count; what may have been sent does.
 */
export interface PhoneSendPolicy {
  /** Seconds between two messages to one of a user's numbers (Clerk). @default 30 */
  readonly resendCooldown: number;
  /**
   * Returns the seconds that a user must wait after this many messages to one number whose code was not entered, if
   * they exceed the cooldown (Twilio Verify, "Retry logic": growing intervals).
   * @default 0 for the first 3, then 60, doubled with each further one, up to 3600
   */
  readonly waitAfterSends: (sends: number) => number;
  /**
   * Messages to one phone number. Codes for its verification count for all users together, so that many accounts cannot
   * flood a phone (Twilio); for a number that a user has verified, those of all others count together and apart from
   * the owner's. Codes to sign in count for the owner alone.
   * @default 5 in 600 s, 10 in an hour, 20 in a day
   */
  readonly sendsPerPhoneNumber: PhoneSendLimits;
  /** Messages that one user requests, against SMS pumping (Twilio). @default 5 in 600 s, 15 in an hour, 30 in a day */
  readonly sendsPerUser: PhoneSendLimits;
  /**
   * Codes for verification that one client requests, for any user, if the operation was given a `clientKey` (Twilio:
   * "rate limits by IP"); null for no limit. @default 10 in 600 s, 30 in an hour, 100 in a day
   */
  readonly sendsPerClient: PhoneSendLimits | null;
  /**
   * Codes for verification to numbers that differ in their last four digits only, because SMS pumping uses blocks of
   * adjacent numbers (Twilio, "SMS pumping"); null for no limit. @default 20 in 600 s, 60 in an hour, 200 in a day
   */
  readonly sendsPerPrefix: PhoneSendLimits | null;
  /**
   * Codes for verification to one country that nobody has entered: in SMS pumping nobody does (Twilio, "conversion
   * rate"). Raise it if you verify more than about 50,000 numbers of one country a day; null for no limit.
   * @default 100 in 600 s, 300 in an hour, 1000 in a day
   */
  readonly sendsPerCountry: PhoneSendLimits | null;
  /**
   * Messages of the whole service, the last defence against SMS pumping; null for no limit. The service throws when it
   * is created if `signInShare` leaves none of them for verification: the smallest limit is 2, or 1 with a share of 0.
   * @default null
   */
  readonly sendsInAll: PhoneSendLimits | null;
  /**
   * The share of `sendsInAll` that is kept for codes to sign in, so that verification cannot lock users out. It is
   * rounded up, so that above 0 it is at least one message; 1 keeps all of them. Between 0 and 1.
   * @default 0.2
   */
  readonly signInShare: number;
  /**
   * The types of numbers that nothing is sent to: `create` and the operations that send reject them with
   * `invalid_phone_number` (Twilio, "SMS pumping": block premium and other unlikely types; the ranges are those of
   * libphonenumber). @default all of `phoneNumberTypes`
   */
  readonly refusedNumberTypes: readonly PhoneNumberType[];
  /**
   * When the event `conversion_low` occurs: if of the last `sends` codes for verification to one prefix fewer than
   * `rate` (0 to 1) were entered, which is a sign of SMS pumping (Twilio: watch the conversion rate); null for never.
   * @default 40 % of 20
   */
  readonly conversionWatch: { readonly sends: number; readonly rate: number } | null;
}

/** The default limits on messages. */
export const defaultSendPolicy: PhoneSendPolicy = {
  resendCooldown: 30,
  waitAfterSends: (sends) => (sends < 4 ? 0 : Math.min(3600, 60 * 2 ** (sends - 4))),
  sendsPerPhoneNumber: createLimits(5, 10, 20),
  sendsPerUser: createLimits(5, 15, 30),
  sendsPerClient: createLimits(10, 30, 100),
  sendsPerPrefix: createLimits(20, 60, 200),
  sendsPerCountry: createLimits(100, 300, 1000),
  sendsInAll: null,
  signInShare: 0.2,
  refusedNumberTypes: phoneNumberTypes,
  conversionWatch: { sends: 20, rate: 0.4 },
};

function createLimits(inTenMinutes: number, inAnHour: number, inADay: number): readonly PhoneSendLimit[] {
  return [
    { max: inTenMinutes, window: 600 },
    { max: inAnHour, window: 3600 },
    { max: inADay, window: 86_400 },
  ];
}

/** Returns the limits on all messages, without the share that is kept for sign-in. */
export function listVerificationShares({
  sendsInAll,
  signInShare,
}: Pick<PhoneSendPolicy, 'sendsInAll' | 'signInShare'>): readonly PhoneSendLimit[] {
  return listLimits(sendsInAll).map(({ max, window }) => ({ max: max - roundUp(max * signInShare), window }));
}

export function listLimits(limits: PhoneSendLimits | null): readonly PhoneSendLimit[] {
  return limits === null ? [] : 'max' in limits ? [limits] : limits;
}

/** So that a small limit keeps at least one message for sign-in; without what floating point adds to 100 × 0.07. */
function roundUp(share: number): number {
  return Math.ceil(share - 1e-9);
}

/** Throws for a share outside of 0 to 1, and for a limit on all messages that leaves none for verification. */
export function assertSendPolicy(policy: PhoneSendPolicy): void {
  const { signInShare, conversionWatch, sendsInAll } = policy;
  for (const [name, share] of [
    ['signInShare', signInShare],
    ['conversionWatch.rate', conversionWatch?.rate ?? 0],
  ] as const) {
    if (share >= 0 && share <= 1) continue;
    throw new RangeError(`The policy's ${name} is ${share}, which is not a share. Use a number from 0 to 1.`);
  }
  const shares = listVerificationShares(policy);
  for (const [at, { max }] of listLimits(sendsInAll).entries()) {
    if (max < 1 || signInShare === 1 || (shares[at]?.max ?? 0) >= 1) continue;
    throw new RangeError(
      `The policy's sendsInAll allows ${max}, and signInShare keeps ${signInShare} of it, rounded up, for sign-in, ` +
        'so that no number could be verified. Raise sendsInAll, or set signInShare to 0.',
    );
  }
}
