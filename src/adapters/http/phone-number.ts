import { PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';

/** Throws `unknown` if the response is a success that does not show what the operation promises. */
export function assertPromise(isKept: boolean | undefined): void {
  if (!isKept)
    throw new PhoneError('unknown', {
      message: 'The server reported success, but its response does not show the change.',
    });
}

/** Returns the list if the number with this id passes the check; else throws `unknown`. */
export function assertChange(
  numbers: readonly PhoneNumber[],
  id: string,
  isChanged: (number: PhoneNumber) => boolean,
): readonly PhoneNumber[] {
  assertPromise(numbers.some((number) => number.id === id && isChanged(number)));
  return numbers;
}
