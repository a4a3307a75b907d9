import { isPossiblePhoneNumber } from '../../core/e164.js';
import { isVerified, type PhoneNumber, type Verification } from '../../core/model.js';
import { createId } from '../../service/codes.js';
import type { StoredPhoneNumber } from '../../service/store.js';

/**
 * A number that is there from the start: its E.164 alone, or with what is to differ from a verified number that is no
 * second factor. `verification: null` is one that was only added.
 */
export type PhoneNumberSeed =
  | string
  | (Partial<Omit<PhoneNumber, 'phoneNumber' | 'verification' | 'backupCodes'>> & {
      phoneNumber: string;
      verification?: Partial<Verification> | null;
    });

/** Throws where a seed is no E.164 number, since the service would refuse it too. */
export function checkSeeds(seeds: readonly PhoneNumberSeed[]): void {
  for (const seed of seeds) {
    const phoneNumber = typeof seed === 'string' ? seed : seed.phoneNumber;
    if (!isPossiblePhoneNumber(phoneNumber)) {
      throw new RangeError(
        `The seed "${phoneNumber}" is no phone number in E.164, so no person could have added it. ` +
          'Write it like "+12015550123".',
      );
    }
  }
}

/** The seeds as the service keeps numbers; the first verified one is primary, the first reserved one the default, unless a seed says so. */
export function fromSeeds(
  seeds: readonly PhoneNumberSeed[],
  userId: string,
  { now, codeLifetime }: { now: number; codeLifetime: number },
): readonly StoredPhoneNumber[] {
  const numbers = seeds.map((seed, at): StoredPhoneNumber => {
    const given = typeof seed === 'string' ? { phoneNumber: seed } : seed;
    const addedAt = now - seeds.length + at;
    return {
      id: createId('phone'),
      reservedForSecondFactor: false,
      defaultSecondFactor: false,
      createdAt: addedAt,
      updatedAt: addedAt,
      linkedTo: [],
      primary: false,
      ...given,
      verification: given.verification === null ? null : verificationOf(given.verification ?? {}, now, codeLifetime),
      backupCodes: null,
      userId,
      codeHash: null,
    };
  });
  const primary = numbers.find((number) => number.primary) ?? numbers.find(isVerified);
  const factors = numbers.filter((number) => number.reservedForSecondFactor);
  const factor = factors.find((number) => number.defaultSecondFactor) ?? factors[0];
  return numbers.map((number) => ({
    ...number,
    primary: number === primary,
    defaultSecondFactor: number === factor,
  }));
}

function verificationOf(given: Partial<Verification>, now: number, codeLifetime: number): Verification {
  const status = given.status ?? 'verified';
  const expireAt = {
    verified: null,
    expired: now,
    unverified: now + codeLifetime * 1000,
    failed: now + codeLifetime * 1000,
  };
  const whole: Verification = { strategy: 'phone_code', channel: 'sms', attempts: 0, expireAt: expireAt[status], ...given, status };
  // No store knows `expired`: it is what an unverified number is once its time is over.
  return status === 'expired' ? { ...whole, status: 'unverified', expireAt: whole.expireAt ?? now } : whole;
}
