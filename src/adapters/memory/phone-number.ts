import { isPossiblePhoneNumber } from '../../core/e164.js';
import { createPhoneNumber, isVerified, type PhoneNumber, type Verification } from '../../core/model.js';
import { withDefaults, type Optional } from '../../core/optional.js';
import { createId, createSalt } from '../../service/codes.js';
import type { StoredBackupCodes, StoredPhoneNumber } from '../../service/records.js';

/**
 * A number that is there from the start: its E.164 alone, or with the properties that differ from a verified number
 * that is no second factor. `verification: null` is a number that was only added.
 */
export type PhoneNumberSeed =
  | string
  | (Optional<Omit<PhoneNumber, 'phoneNumber' | 'verification' | 'backupCodes'>> & {
      phoneNumber: string;
      verification?: Optional<Verification> | null | undefined;
    });

/** Throws if a seed is not an E.164 number, because the service would reject it too. */
export function assertSeeds(seeds: readonly PhoneNumberSeed[]): void {
  for (const seed of seeds) {
    const phoneNumber = typeof seed === 'string' ? seed : seed.phoneNumber;
    if (!isPossiblePhoneNumber(phoneNumber)) {
      throw new RangeError(
        `The seed "${phoneNumber}" is not a phone number in E.164, so nobody could have added it. ` +
          `Write it like "+12015550123".`,
      );
    }
  }
}

/**
 * Converts seeds into stored numbers. Unless a seed says otherwise, the first verified one is primary, and the first
 * reserved one is the default second factor.
 */
export function createSeededNumbers(
  seeds: readonly PhoneNumberSeed[],
  userId: string,
  { now, codeLifetime }: { now: number; codeLifetime: number },
): readonly StoredPhoneNumber[] {
  const numbers = seeds.map((seed, at): StoredPhoneNumber => {
    const {
      phoneNumber,
      verification = {},
      id = createId('phone'),
      ...more
    } = typeof seed === 'string' ? { phoneNumber: seed } : seed;
    const addedAt = now - seeds.length + at;
    return {
      ...createPhoneNumber(id, phoneNumber, { createdAt: addedAt, updatedAt: addedAt, ...more }),
      verification: verification === null ? null : completeVerification(verification, now, codeLifetime),
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

/** Creates the backup codes that a user with a second factor got long ago: nobody knows them, but they are counted. */
export function createSeededCodes(userId: string, left: number): StoredBackupCodes {
  const codes = Array.from({ length: left }, () => ({ salt: createSalt(), iterations: 1, hash: createSalt() }));
  return { userId, createdAt: null, codes };
}

function completeVerification(seed: Optional<Verification>, now: number, codeLifetime: number): Verification {
  const status = seed.status ?? 'verified';
  const expireAt = {
    verified: null,
    expired: now,
    unverified: now + codeLifetime * 1000,
    failed: now + codeLifetime * 1000,
  };
  const complete = withDefaults<Verification>(
    { status, strategy: 'phone_code', channel: 'sms', attempts: 0, expireAt: expireAt[status] },
    seed,
  );
  // Stores have no `expired` status: it is derived from an unverified number whose code has expired.
  return status === 'expired' ? { ...complete, status: 'unverified', expireAt: complete.expireAt ?? now } : complete;
}
