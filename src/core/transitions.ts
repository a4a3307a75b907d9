import type { AdapterLimits } from './adapter.js';
import type { PhoneErrorCode } from './error-codes.js';
import { isVerified, type PhoneNumber, type VerificationStatus } from './model.js';

// How each operation changes the list: pure functions, shared by the service and the optimistic updates of the cache.

/** Returns the list with this number in place of the one with the same id, or at the end if there is none. */
export function withPhoneNumber(numbers: readonly PhoneNumber[], changed: PhoneNumber): readonly PhoneNumber[] {
  return numbers.some((number) => number.id === changed.id)
    ? numbers.map((number) => (number.id === changed.id ? changed : number))
    : [...numbers, changed];
}

/**
 * Returns the list with a response about one number merged into it. Responses overtake one another, so a number that is
 * gone stays gone, and one that is verified stays verified.
 */
export function mergePhoneNumber(numbers: readonly PhoneNumber[], update: PhoneNumber): readonly PhoneNumber[] {
  return numbers.map((number) =>
    number.id === update.id && (isVerified(update) || !isVerified(number)) ? update : number,
  );
}

/** Returns the list with this status for the number's verification. */
export function withVerificationStatus(
  numbers: readonly PhoneNumber[],
  id: string,
  status: VerificationStatus,
): readonly PhoneNumber[] {
  return numbers.map((number) =>
    number.id === id && number.verification ? { ...number, verification: { ...number.verification, status } } : number,
  );
}

/** Returns the list with this number as the primary one. */
export function withPrimary<Item extends PhoneNumber>(numbers: readonly Item[], id: string): readonly Item[] {
  return setOnly(numbers, id, 'primary');
}

/** Returns the list with this number as the default second factor. */
export function withDefaultSecondFactor<Item extends PhoneNumber>(
  numbers: readonly Item[],
  id: string,
): readonly Item[] {
  return setOnly(numbers, id, 'defaultSecondFactor');
}

/**
 * Returns the list with this number reserved for the second factor, or no longer. As long as any number is reserved,
 * exactly one of them is the default: the first one reserved, then, if that is removed, the oldest of the others.
 */
export function withReservation<Item extends PhoneNumber>(
  numbers: readonly Item[],
  id: string,
  reserved: boolean,
): readonly Item[] {
  return ensureDefault(
    numbers.map((number) =>
      number.id === id && number.reservedForSecondFactor !== reserved
        ? { ...number, reservedForSecondFactor: reserved, defaultSecondFactor: false }
        : number,
    ),
  );
}

/** Returns the list without this number. If it was the primary one, the oldest verified number becomes primary. */
export function withoutPhoneNumber<Item extends PhoneNumber>(numbers: readonly Item[], id: string): readonly Item[] {
  const gone = numbers.find((number) => number.id === id);
  const left = ensureDefault(numbers.filter((number) => number.id !== id));
  const primary = gone?.primary ? oldest(left.filter(isVerified)) : undefined;
  return primary ? withPrimary(left, primary.id) : left;
}

/**
 * Returns the list with this number, just verified, in the place of all others: it is primary, reserved or the default
 * second factor if one of them was.
 */
export function withReplacement<Item extends PhoneNumber>(numbers: readonly Item[], id: string): readonly Item[] {
  const others = numbers.filter((number) => number.id !== id);
  return numbers
    .filter((number) => number.id === id)
    .map((number) => ({
      ...number,
      primary: number.primary || others.some(({ primary }) => primary),
      reservedForSecondFactor: others.some(({ reservedForSecondFactor }) => reservedForSecondFactor),
      defaultSecondFactor: others.some(({ defaultSecondFactor }) => defaultSecondFactor),
    }));
}

type Requirements = Pick<AdapterLimits, 'secondFactorRequired' | 'verifiedNumberRequired'>;

/**
 * Returns why this number must stay reserved: `last_second_factor` if it is the last second factor and one is required,
 * else null. `otherFactors` are the adapter's.
 */
export function getUnreserveRefusal(
  numbers: readonly PhoneNumber[],
  id: string,
  required: Requirements,
  otherFactors: readonly string[] = [],
): PhoneErrorCode | null {
  const isLast = otherFactors.length === 0 && isOnly(numbers, id, (number) => number.reservedForSecondFactor);
  return required.secondFactorRequired && isLast ? 'last_second_factor' : null;
}

/** Returns why this number must stay on the list: `last_identification` or `last_second_factor`, else null. */
export function getRemoveRefusal(
  numbers: readonly PhoneNumber[],
  id: string,
  required: Requirements,
  otherFactors?: readonly string[],
): PhoneErrorCode | null {
  if (required.verifiedNumberRequired && isOnly(numbers, id, isVerified)) return 'last_identification';
  return getUnreserveRefusal(numbers, id, required, otherFactors);
}

/**
 * Returns the list in the order in which it is shown: the primary number, verified before unverified ones, then by age.
 */
export function sortPhoneNumbers(numbers: readonly PhoneNumber[]): readonly PhoneNumber[] {
  return [...numbers].sort(
    (a, b) =>
      Number(b.primary) - Number(a.primary) ||
      Number(isVerified(b)) - Number(isVerified(a)) ||
      (a.createdAt ?? 0) - (b.createdAt ?? 0),
  );
}

/** Sets the flag on this number only; numbers that do not change keep their identity. */
function setOnly<Item extends PhoneNumber>(
  numbers: readonly Item[],
  id: string,
  flag: 'primary' | 'defaultSecondFactor',
): readonly Item[] {
  return numbers.map((number) => (number[flag] === (number.id === id) ? number : { ...number, [flag]: !number[flag] }));
}

function isOnly(numbers: readonly PhoneNumber[], id: string, among: (number: PhoneNumber) => boolean): boolean {
  const found = numbers.filter(among);
  return found.length === 1 && found[0]?.id === id;
}

function ensureDefault<Item extends PhoneNumber>(numbers: readonly Item[]): readonly Item[] {
  const reserved = numbers.filter((number) => number.reservedForSecondFactor);
  if (reserved.some((number) => number.defaultSecondFactor)) return numbers;
  const heir = oldest(reserved);
  return heir ? withDefaultSecondFactor(numbers, heir.id) : numbers;
}

/** Keeps the list's own order if the backend does not report when a number was added. */
function oldest<Item extends PhoneNumber>(numbers: readonly Item[]): Item | undefined {
  return [...numbers].sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))[0];
}
