import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';
import { check, ContractError, shown } from './check.js';

/** What a call was refused with, once it has been; where it was with none of the `expected` codes, that is an error. */
export async function refusalOf(call: Promise<unknown>, what: string, ...expected: readonly PhoneErrorCode[]): Promise<PhoneError> {
  const [outcome] = await Promise.allSettled([call]);
  const port = `it is refused with ${expected.length > 0 ? expected.join(' or ') : 'a PhoneError'}.`;
  check(outcome.status === 'rejected', `${what} was not refused.`, port);
  const error: unknown = outcome.reason;
  if (error instanceof ContractError) throw error;
  checkPhoneError(error, what);
  check(expected.length === 0 || expected.includes(error.code), `${what} was refused with ${error.code}.`, port);
  return error;
}

/** Checks that what was thrown is a `PhoneError` such as the port has, and tells no secret that it was told. */
export function checkPhoneError(thrown: unknown, by: string, secret?: string): asserts thrown is PhoneError {
  check(thrown instanceof PhoneError, `${by} was refused with ${shown(thrown)}.`, 'each rejection is a PhoneError, the original in its cause.');
  const { code, field, retryAfter, attemptsLeft } = thrown;
  const usual = new PhoneError(code).field;
  check(
    field === usual || (usual === null && (field === 'phoneNumber' || field === 'code')),
    `${by} was refused with ${code} of the field ${shown(field)}.`,
    `the field of ${code} is ${shown(usual)}.`,
  );
  check(isAmountOrNull(retryAfter), `${by} was refused with the retryAfter ${shown(retryAfter)}.`, 'it is in seconds, or null.');
  check(isAmountOrNull(attemptsLeft), `${by} was refused with the attemptsLeft ${shown(attemptsLeft)}.`, 'it is a number of tries, or null.');
  if (secret) checkTellsNot(thrown, secret, by);
}

function checkTellsNot(error: PhoneError, code: string, by: string): void {
  // A code is no secret as a part of a longer number, such as a time.
  const isTold = textsIn(error).some((text) => new RegExp(`(?<![\\dA-Za-z])${escaped(code)}(?![\\dA-Za-z])`).test(text));
  check(!isTold, `${by} was refused with an error that holds the code that was typed.`, 'no message and no cause holds a code: errors are logged.');
}

function isAmountOrNull(found: number | null): boolean {
  return found === null || (Number.isFinite(found) && found >= 0);
}

/** Every text that is reached from a value. */
function textsIn(root: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const rest = [root];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string' || typeof next === 'number') found.push(String(next));
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    // A stack says the message again, and has numbers of lines that could look like a code.
    for (const key of Reflect.ownKeys(next).filter((key) => key !== 'stack')) rest.push(Object.getOwnPropertyDescriptor(next, key)?.value);
  }
  return found;
}

function escaped(text: string): string {
  return text.replace(/[^\dA-Za-z]/g, '\\$&');
}
