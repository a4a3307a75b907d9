import { responseHeaders } from '../../protocol/requests.js';
import type { PhoneClock } from '../../service/clock.js';
import { createId } from '../../service/codes.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import type { RecordMetric } from '../metrics.js';
import { withDeadline } from './deadline.js';
import type { InFlight } from './in-flight.js';
import { createLogger, type Outcome } from './log.js';
import { createCorsHeaders } from './origin.js';
import { createProblemResponse } from './problem-response.js';
import { toErrorResponse } from './request-error.js';
import { parseMethod } from './route.js';
import { safeHeaders } from './safe-headers.js';
import { createTrace, type RequestTrace } from './trace.js';

export interface ResponderOptions extends Pick<PhoneHandlerOptions, 'log'> {
  /** `signal` aborts when the response is sent without waiting for it any longer. */
  handle: (request: Request, trace: RequestTrace, signal: AbortSignal) => Promise<Response>;
  allowedOrigins: readonly string[];
  /** Seconds. */
  timeout: number;
  clock: PhoneClock;
  inFlight: InFlight;
  record: RecordMetric;
}

/**
 * Creates the function that responds to every request: what `handle` returns or throws, with the headers that every
 * response has, and an entry in the log. It never rejects.
 */
export function createResponder(options: ResponderOptions): (request: Request) => Promise<Response> {
  const { handle, allowedOrigins, timeout, inFlight, record } = options;
  const writeLog = createLogger(options);

  return async (request) => {
    const startedAt = performance.now();
    const trace = createTrace(createId('request'));
    const id = { [responseHeaders.requestId]: trace.requestId };
    const headers = { ...createCorsHeaders(request, allowedOrigins), ...safeHeaders, ...id };
    const finish = (response: Response) => withHeaders(response, headers, request.method === 'HEAD');
    const expiry = new AbortController();
    const outcome = await withDeadline(
      timeout,
      inFlight.run(() => handle(request, trace, expiry.signal)),
    )
      .then((response): Outcome => ({ response: finish(response), failure: null }))
      .catch((thrown: unknown): Outcome => {
        expiry.abort();
        const problem = toErrorResponse(thrown);
        return { response: finish(createProblemResponse(problem)), failure: { thrown, error: problem.error } };
      });
    const duration = performance.now() - startedAt;
    writeLog(request, trace, { ...outcome, duration });
    const { status } = outcome.response;
    // A method that no route has could be any text.
    const attributes = { route: trace.route ?? 'none', method: parseMethod(request.method) ?? 'other', status };
    record({ name: 'phonekit.request.duration', value: duration, attributes });
    if (outcome.failure) {
      const { code } = outcome.failure.error;
      record({ name: 'phonekit.refusal', value: 1, attributes: { ...attributes, code } });
    }
    return outcome.response;
  };
}

/** The app's own response gets them too: a session must not be cached. */
function withHeaders(response: Response, added: Readonly<Record<string, string>>, isHead: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(added)) headers[name === 'Vary' ? 'append' : 'set'](name, value);
  return new Response(isHead ? null : response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}
