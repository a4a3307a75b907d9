import { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { check, ContractError, format } from './check.js';

/**
 * Resolves with the error that a call rejects with; throws if it resolves, or rejects with none of the `expected`
 * codes.
 */
export async function expectRejection(
  call: Promise<unknown>,
  what: string,
  ...expected: readonly PhoneErrorCode[]
): Promise<PhoneError> {
  const [outcome] = await Promise.allSettled([call]);
  const port = `it rejects with ${expected.length > 0 ? expected.join(' or ') : 'a PhoneError'}.`;
  check(outcome.status === 'rejected', `${what} did not reject.`, port);
  const error: unknown = outcome.reason;
  if (error instanceof ContractError) throw error;
  checkPhoneError(error, what);
  check(expected.length === 0 || expected.includes(error.code), `${what} rejected with ${error.code}.`, port);
  return error;
}

/** Checks that the error is a `PhoneError` as the port requires, and does not reveal the secret that was passed in. */
export function checkPhoneError(thrown: unknown, by: string, secret?: string): asserts thrown is PhoneError {
  check(
    thrown instanceof PhoneError,
    `${by} rejected with ${format(thrown)}.`,
    'each rejection is a PhoneError, the original in its cause.',
  );
  const { code, field, retryAfter, attemptsLeft, sentAgo } = thrown;
  const usual = new PhoneError(code).field;
  check(
    field === usual || (usual === null && (field === 'phoneNumber' || field === 'code')),
    `${by} rejected with ${code} of the field ${format(field)}.`,
    `the field of ${code} is ${format(usual)}.`,
  );
  check(
    isAmountOrNull(retryAfter),
    `${by} rejected with the retryAfter ${format(retryAfter)}.`,
    'it is in seconds, or null.',
  );
  check(
    isAmountOrNull(attemptsLeft),
    `${by} rejected with the attemptsLeft ${format(attemptsLeft)}.`,
    'it is a number of tries, or null.',
  );
  check(isAmountOrNull(sentAgo), `${by} rejected with the sentAgo ${format(sentAgo)}.`, 'it is in seconds, or null.');
  if (secret) checkNotRevealed(thrown, secret, by);
}

function checkNotRevealed(error: PhoneError, code: string, by: string): void {
  // A code is not a secret as part of a longer number, such as a time.
  const isTold = collectTexts(error).some((text) =>
    new RegExp(`(?<![\\dA-Za-z])${escapeForRegExp(code)}(?![\\dA-Za-z])`).test(text),
  );
  check(
    !isTold,
    `${by} rejected with an error that contains the code.`,
    'no message and no cause holds a code: errors are logged.',
  );
}

function isAmountOrNull(found: number | null): boolean {
  return found === null || (Number.isFinite(found) && found >= 0);
}

/** Returns every string and number that can be reached from a value. */
function collectTexts(root: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const rest = [root];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string' || typeof next === 'number') found.push(String(next));
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    // A stack repeats the message, and contains line numbers that could look like a code.
    for (const key of Reflect.ownKeys(next).filter((key) => key !== 'stack'))
      rest.push(Object.getOwnPropertyDescriptor(next, key)?.value);
  }
  return found;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[^\dA-Za-z]/g, '\\$&');
}
