import { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';

/**
 * Calls a vendor's client, so that every rejection is a `PhoneError`: one that the adapter throws itself passes
 * through, and `translateError` turns everything else into one.
 */
export async function callVendor<Result>(
  run: () => Promise<Result>,
  translateError: (thrown: unknown) => PhoneError,
): Promise<Result> {
  try {
    return await run();
  } catch (thrown) {
    throw thrown instanceof PhoneError ? thrown : translateError(thrown);
  }
}

/** A vendor's error codes, or HTTP statuses, and what each means here. */
export type ErrorCodes = Readonly<Record<string, PhoneErrorCode>>;

/** Returns what a vendor's error code means; null if it is unknown, or no code at all. */
export function findErrorCode(codes: ErrorCodes, vendorCode: unknown): PhoneErrorCode | null {
  const key = String(vendorCode);
  // The code comes from a server: `toString` must not find what every object inherits.
  return Object.hasOwn(codes, key) ? (codes[key] ?? null) : null;
}
