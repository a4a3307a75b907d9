import { PhoneError } from '../../core/errors.js';
import { toClerkError } from './errors.js';

/**
 * Makes one call of Clerk's client, and rejects with `network` where no answer came. Offline, or on an empty answer, the
 * client **resolves**, and leaves the object as it was; each answer gives it parts of its own making, so an object that
 * still has the `part` that it had before was not answered.
 */
export async function answered<Resource, Answer>(
  resource: Resource,
  part: (resource: Resource) => object | null | undefined,
  call: (resource: Resource) => Promise<Answer>,
): Promise<Answer> {
  const before = part(resource);
  const answer = await called(() => call(resource));
  if (part(resource) === before) throw noAnswer();
  return answer;
}

/** Makes one call of Clerk's client, and rejects with a `PhoneError` alone. */
export async function called<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (thrown) {
    throw toClerkError(thrown);
  }
}

/** As ambiguous as a failed request: Clerk may have done what it was asked. */
export function noAnswer(): PhoneError {
  return new PhoneError('network', { message: "Clerk's client resolved without an answer, as it does offline." });
}
