import { isAmbiguous, PhoneError, toPhoneError } from '../../core/errors.js';
import { requestHeaders, requests, toPath } from '../../protocol/requests.js';
import { isGatewayResponse, translateResponse } from './errors.js';
import { createIdempotencyKeys } from './idempotency-keys.js';
import type { HttpResponse } from './response.js';
import { sendOnce, type HttpCall, type HttpConnectionOptions } from './send-once.js';

/** Makes one request of the protocol. Resolves with the parsed JSON, or undefined if there is no content (204). */
export type HttpClient = (
  request: keyof typeof requests,
  input?: {
    id?: string | undefined;
    body?: HttpCall['body'] | undefined;
    signal?: AbortSignal | undefined;
    /** Called with the response, if it is one of success. */
    onResponse?: ((response: HttpResponse) => void) | undefined;
  },
) => Promise<unknown>;

/** `protocolHeaders` win over the headers of the app. */
export function createHttpClient(
  options: HttpConnectionOptions,
  protocolHeaders: Readonly<Record<string, string>> = {},
): HttpClient {
  if (typeof (options as Partial<HttpConnectionOptions> | undefined)?.baseUrl !== 'string') {
    throw new TypeError(
      "phonekit: the HTTP adapter has no baseUrl, so it has no server to call. Pass one: { baseUrl: '/api/phone' }.",
    );
  }
  const keys = createIdempotencyKeys();
  return async (request, { id, onResponse, ...input } = {}) => {
    const call = { method: requests[request].method, path: toPath(request, id), ...input };
    if (call.method === 'GET') return callWithRetry(call, protocolHeaders);
    const key = keys.get(call);
    try {
      const content = await callWithRetry(
        call,
        { ...protocolHeaders, [requestHeaders.idempotencyKey]: key },
        onResponse,
      );
      keys.drop(call);
      return content;
    } catch (thrown) {
      if (isAmbiguous(toPhoneError(thrown))) keys.keep(call, key);
      else keys.drop(call);
      throw thrown;
    }
  };

  async function callWithRetry(
    call: HttpCall,
    headers: Readonly<Record<string, string>>,
    onResponse?: (response: HttpResponse) => void,
  ): Promise<unknown> {
    const first = await sendOnce(options, call, headers);
    // The key makes the server do the work once. If the second try cannot be sent, that changes nothing about the
    // first: its response is lost, and the list may have to be read again.
    const last =
      isLost(first) && !call.signal?.aborted ? await sendOnce(options, call, headers).catch(() => first) : first;
    if (last instanceof PhoneError) throw last;
    if (!last.ok) throw translateResponse(last, call);
    onResponse?.(last);
    return getContent(last);
  }
}

function isLost(outcome: HttpResponse | PhoneError): boolean {
  return outcome instanceof PhoneError || isGatewayResponse(outcome);
}

/** HTML after a redirect is a sign-in page; HTML at the address itself means that the server is another one. */
function getContent({ status, body, redirected, type }: HttpResponse): unknown {
  if (body !== undefined || status === 204) return body;
  const isSignInPage = redirected && type === 'text/html';
  throw new PhoneError(isSignInPage ? 'unauthenticated' : 'unknown', {
    cause: { status, problem: null },
    message: `The server returned ${status} with ${type || 'no content type'} instead of JSON. Check the baseUrl.`,
  });
}
