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

/** The list after a number's verification came to this status. */
export function withVerificationStatus(numbers: Numbers, id: string, status: Verification['status']): Numbers {
  return numbers.map((number) =>
    number.id === id && number.verification ? { ...number, verification: { ...number.verification, status } } : number,
  );
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
