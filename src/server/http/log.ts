import type { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import type { PhoneClock } from '../../service/clock.js';
import { describeError, escapeText } from './describe-error.js';
import type { RequestTrace } from './trace.js';

/** One request, for the server's log: without a code, a whole number, an id of the kit, or anything that was sent. */
export interface PhoneLogEntry {
  /** When the response was ready, in ms since the epoch. */
  readonly time: number;
  /** The id of this request, which the response has as `X-Request-Id`. */
  readonly requestId: string;
  /** A keyed hash of the user's id, which is the same in every entry of that user; null if nobody is signed in. */
  readonly user: string | null;
  readonly method: string;
  /** As in openapi.json, such as `/phone_numbers/{id}`; null if no route matches the path. */
  readonly route: string | null;
  readonly status: number;
  /** null if the request succeeded. */
  readonly code: PhoneErrorCode | null;
  /** ms. */
  readonly duration: number;
  /**
   * The error and its causes if `status` is 5xx, or what is wrong with a function of the app; else null. It is one line
   * of text without control characters, and every word that could be a secret is redacted.
   */
  readonly error: string | null;
}

/** The response to a request, and what was thrown, if anything, with the error in the response. */
export interface Outcome {
  readonly response: Response;
  readonly failure: { readonly thrown: unknown; readonly error: PhoneError } | null;
}

interface LoggerOptions {
  log?: ((entry: PhoneLogEntry) => void | Promise<void>) | undefined;
  clock: PhoneClock;
}

/** Creates the function that logs a request. It neither waits for the entry to be written nor throws. */
export function createLogger({
  log,
  clock,
}: LoggerOptions): (request: Request, trace: RequestTrace, outcome: Outcome & { duration: number }) => void {
  if (!log) return () => undefined;

  function createEntry(
    request: Request,
    { requestId, route, user, secrets, notice }: RequestTrace,
    { response: { status }, failure, duration }: Outcome & { duration: number },
  ): PhoneLogEntry {
    return {
      time: clock.now(),
      requestId,
      user,
      method: escapeText(request.method, []),
      route,
      status,
      code: failure && failure.error.code,
      duration,
      error: failure && status >= 500 ? describeError(failure.thrown, secrets) : notice,
    };
  }

  return (request, trace, outcome) => {
    // A log that fails, now or later, must neither withhold the response nor end the process.
    const write = async () => log(createEntry(request, trace, outcome));
    write().catch(() => undefined);
  };
}
