import { isRecord } from '../../core/checked.js';
import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';
import type { CallOptions } from './client.js';
import { codeOf } from './errors.js';

/** One call of the client: what the server answered, or a `PhoneError`. better-auth throws none of its refusals, and tells them beside the data. */
export async function call(run: (fetchOptions: CallOptions) => Promise<unknown>, signal?: AbortSignal): Promise<unknown> {
  let retryAfter: number | null = null;
  const onError: CallOptions['onError'] = ({ response }) => {
    retryAfter = secondsToWait(response.headers);
  };
  const answer = await run({ throw: false, retry: 0, signal, onError }).catch((thrown: unknown) => {
    throw notAnswered(thrown, signal);
  });
  if (!isRecord(answer) || !('data' in answer)) {
    throw new PhoneError('unknown', { message: 'The better-auth client answered neither data nor an error.' });
  }
  if (answer.error) throw refused(answer.error, retryAfter);
  return answer.data;
}

/** A call whose answer says that it was done, and nothing else: `{ status: true }`. */
export async function callToDo(run: (fetchOptions: CallOptions) => Promise<unknown>): Promise<void> {
  const answer = await call(run);
  if (!isRecord(answer) || answer.status !== true) throw new PhoneError('unknown', { message: 'The server did not say that it was done.' });
}

/** The server's own word for what went wrong, such as `INVALID_OTP`; null where the error did not come from it. */
export function vendorCodeOf(error: PhoneError): string | null {
  return isRecord(error.cause) && typeof error.cause.code === 'string' ? error.cause.code : null;
}

/** The status that a refusal came with; null where none came. */
export function statusOf(error: PhoneError): number | null {
  return isRecord(error.cause) && typeof error.cause.status === 'number' ? error.cause.status : null;
}

function refused(found: unknown, retryAfter: number | null): PhoneError {
  if (!isRecord(found)) return new PhoneError('unknown');
  // What a client that is set to `catchAllError` makes of a connection that failed.
  if (found.error instanceof Error) return notAnswered(found.error);
  const { status, statusText, code, message } = found;
  return new PhoneError(codeOf(code, status), {
    retryAfter,
    // Only what is known to hold no part of the request.
    cause: { status, statusText, code, message },
    message: typeof message === 'string' ? message : undefined,
  });
}

function notAnswered(thrown: unknown, signal?: AbortSignal): PhoneError {
  // fetch rejects with TypeError where the network fails, with DOMException after a time-out, and with the signal's reason.
  const code: PhoneErrorCode =
    thrown instanceof TypeError || thrown instanceof DOMException || signal?.aborted ? 'network' : 'unknown';
  return new PhoneError(code, { cause: thrown, message: thrown instanceof Error ? thrown.message : undefined });
}

/** better-auth's limiter has a header of its own; a proxy before it has the standard one. */
function secondsToWait(headers: Headers): number | null {
  const seconds = Number(headers.get('X-Retry-After') ?? headers.get('Retry-After') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds) : null;
}
