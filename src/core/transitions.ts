import type { AdapterLimits } from './adapter.js';
import type { PhoneErrorCode } from './errors.js';
import { isVerified, type PhoneNumber, type Verification } from './model.js';

/**
 * What each operation does to the list: pure, a list in and a list out. The service keeps its rules by these and the
 * cache shows a change by them, so that both mean the same thing.
 */
type Numbers = readonly PhoneNumber[];

/** The list with this number in it, in place of the one with the same id where there is one. */
export function withPhoneNumber(numbers: Numbers, changed: PhoneNumber): Numbers {
  return numbers.some((number) => number.id === changed.id)
    ? numbers.map((number) => (number.id === changed.id ? changed : number))
    : [...numbers, changed];
}

/**
 * The list with what was answered of a number in it. Answers overtake one another, so a number that is gone stays gone,
 * and one that is verified stays verified.
 */
export function withAnswered(numbers: Numbers, answered: PhoneNumber): Numbers {
  return numbers.map((number) =>
    number.id === answered.id && (isVerified(answered) || !isVerified(number)) ? answered : number,
  );
}

/** The list after a number's verification came to this status. */
export function withVerificationStatus(numbers: Numbers, id: string, status: Verification['status']): Numbers {
  return numbers.map((number) =>
    number.id === id && number.verification ? { ...number, verification: { ...number.verification, status } } : number,
  );
}

/** The list with this one as the primary number. */
export function withPrimary<Item extends PhoneNumber>(numbers: readonly Item[], id: string): readonly Item[] {
  return numbers.map((number) =>
    number.primary === (number.id === id) ? number : { ...number, primary: !number.primary },
  );
}

/** The list with this one as the default second factor. */
export function withDefaultSecondFactor<Item extends PhoneNumber>(
  numbers: readonly Item[],
  id: string,
): readonly Item[] {
  return numbers.map((number) =>
    number.defaultSecondFactor === (number.id === id)
      ? number
      : { ...number, defaultSecondFactor: !number.defaultSecondFactor },
  );
}

/**
 * The list after this number was reserved as a second factor, or no longer is. While any is reserved exactly one is the
 * default: the first one reserved, and after the default has gone the oldest of the others.
 */
export function withReservation<Item extends PhoneNumber>(
  numbers: readonly Item[],
  id: string,
  reserved: boolean,
): readonly Item[] {
  return withOneDefault(
    numbers.map((number) =>
      number.id === id && number.reservedForSecondFactor !== reserved
        ? { ...number, reservedForSecondFactor: reserved, defaultSecondFactor: false }
        : number,
    ),
  );
}

/** The list without this number. Where it was the primary one, the oldest verified one is that now. */
export function withoutPhoneNumber<Item extends PhoneNumber>(numbers: readonly Item[], id: string): readonly Item[] {
  const gone = numbers.find((number) => number.id === id);
  const left = withOneDefault(numbers.filter((number) => number.id !== id));
  const primary = gone?.primary ? oldest(left.filter(isVerified)) : undefined;
  return primary ? withPrimary(left, primary.id) : left;
}

type Required = Pick<AdapterLimits, 'secondFactorRequired' | 'verifiedNumberRequired'>;

/** Why this number must stay a second factor, or null: it is the last one, and one is required. */
export function refusalToUnreserve(numbers: Numbers, id: string, required: Required): PhoneErrorCode | null {
  const isLast = isOnly(numbers, id, (number) => number.reservedForSecondFactor);
  return required.secondFactorRequired && isLast ? 'last_second_factor' : null;
}

/** Why this number must stay on the list, or null: as a second factor, or as the person's last verified number. */
export function refusalToRemove(numbers: Numbers, id: string, required: Required): PhoneErrorCode | null {
  if (required.verifiedNumberRequired && isOnly(numbers, id, isVerified)) return 'last_identification';
  return refusalToUnreserve(numbers, id, required);
}

/** The list in the order it is read: the primary number, then verified before unverified, then as they were added. */
export function inReadingOrder(numbers: Numbers): Numbers {
  return [...numbers].sort(
    (a, b) =>
      Number(b.primary) - Number(a.primary) ||
      Number(isVerified(b)) - Number(isVerified(a)) ||
      (a.createdAt ?? 0) - (b.createdAt ?? 0),
  );
}

function isOnly(numbers: Numbers, id: string, among: (number: PhoneNumber) => boolean): boolean {
  const found = numbers.filter(among);
  return found.length === 1 && found[0]?.id === id;
}

function withOneDefault<Item extends PhoneNumber>(numbers: readonly Item[]): readonly Item[] {
  const reserved = numbers.filter((number) => number.reservedForSecondFactor);
  if (reserved.some((number) => number.defaultSecondFactor)) return numbers;
  const heir = oldest(reserved);
  return heir ? withDefaultSecondFactor(numbers, heir.id) : numbers;
}

/** Where no backend tells when a number was added, the list's own order stands. */
function oldest<Item extends PhoneNumber>(numbers: readonly Item[]): Item | undefined {
  return [...numbers].sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0))[0];
}
