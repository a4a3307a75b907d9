import { PhoneError } from '../../core/errors.js';
import { requestHeaders, type RequestShape } from '../../protocol/requests.js';
import type { Codes } from '../../service/codes.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import { RequestError } from './request-error.js';
import type { RequestTrace } from './trace.js';

/** Resolves with the id of the user, or of the sign-in attempt; rejects with `unauthenticated` if there is none. */
export type OwnerReader = (request: Request, by: RequestShape['by'], trace: RequestTrace) => Promise<string>;

export function createOwnerReader(
  { authenticate }: Pick<PhoneHandlerOptions, 'authenticate'>,
  codes: Codes,
): OwnerReader {
  const reported = new Set<string>();

  async function readUser(request: Request, trace: RequestTrace): Promise<string> {
    const userId: unknown = await authenticate(request);
    if (typeof userId !== 'string') {
      const kind = typeof userId;
      // Once, because such an app makes the same mistake with each request that bears no session.
      if (userId !== null && !reported.has(kind)) {
        reported.add(kind);
        trace.notice = `authenticate returned a value of type ${kind}, so nobody is signed in. Return a string.`;
      }
      throw new PhoneError('unauthenticated');
    }
    if (userId === '') throw new PhoneError('unauthenticated');
    trace.user = (await codes.hash('log_user', userId)).slice(0, 16);
    return assertId(userId);
  }

  return async (request, by, trace) => {
    if (by === 'user') return readUser(request, trace);
    const attemptId = request.headers.get(requestHeaders.attempt) ?? '';
    if (attemptId === '') throw new PhoneError('unauthenticated');
    trace.secrets.push(attemptId);
    return assertId(attemptId);
  };
}

/** Throws 400 for an id that a database could not store: with a control character, half a character, or too long. */
function assertId(id: string): string {
  if (!/^[^\p{Cc}\p{Cs}]{1,255}$/u.test(id)) throw new RequestError(400);
  return id;
}
