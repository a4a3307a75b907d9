import { isAmbiguous, PhoneError, toPhoneError } from '../../core/errors.js';
import { requestHeaders, requests, toPath } from '../../protocol/requests.js';
import { abortAfter } from './abort-after.js';
import { createNetworkError, isGatewayResponse, translateResponse } from './errors.js';
import { createIdempotencyKeys } from './idempotency-keys.js';
import { readResponse, type HttpResponse } from './response.js';

/** How to reach the server. */
export interface HttpConnectionOptions {
  /** The URL where the server's handler is mounted, such as `/api/phone` or `https://api.example.com/phone`. */
  baseUrl: string;
  /**
   * Headers of every request, such as a token. A function is called before each try; if it throws a `PhoneError` the
   * operation rejects with that, and with `unknown` for anything else. @default none
   */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** @default the global `fetch` at the time of the call */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Use `include` to send cookies to a server on another origin. @default 'same-origin' */
  credentials?: RequestCredentials | undefined;
  /** ms until one try is given up, including its complete response; a call makes at most two tries. @default 15000 */
  timeout?: number | undefined;
}

export interface HttpCall {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL. */
  path: string;
  body?: Readonly<Record<string, unknown>> | undefined;
  signal?: AbortSignal | undefined;
}

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

/**
 * Resolves with a `PhoneError` in place of a response if no complete one arrived, so that nobody knows what the server
 * did.
 */
async function sendOnce(
  options: HttpConnectionOptions,
  call: HttpCall,
  protocolHeaders: Readonly<Record<string, string>>,
): Promise<HttpResponse | PhoneError> {
  const { baseUrl, fetch = fetchGlobally, credentials = 'same-origin', timeout = 15_000 } = options;
  try {
    return await abortAfter(timeout, call.signal, async (signal) => {
      const response = await fetch(baseUrl.replace(/\/+$/, '') + call.path, {
        method: call.method,
        headers: await createHeaders(options, call, protocolHeaders),
        ...(call.body && { body: JSON.stringify(call.body) }),
        credentials,
        cache: 'no-store',
        signal,
      });
      return readResponse(response);
    });
  } catch (thrown) {
    if (thrown instanceof PhoneError) throw thrown;
    return createNetworkError(thrown, call);
  }
}

/** Browsers require `fetch` to be called on the global object. */
const fetchGlobally: typeof fetch = (url, init) => globalThis.fetch(url, init);

async function createHeaders(
  { headers }: HttpConnectionOptions,
  call: HttpCall,
  protocolHeaders: Readonly<Record<string, string>>,
): Promise<Headers> {
  const appHeaders = await resolveHeaders(headers);
  try {
    const all = new Headers(appHeaders);
    all.set('Accept', 'application/json, application/problem+json');
    if (call.body) all.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(protocolHeaders)) all.set(name, value);
    return all;
  } catch {
    // Without the original error, which quotes the header, and that may be a token.
    throw new PhoneError('unknown', {
      message: 'The option `headers` has a name or a value that is not valid in a header.',
    });
  }
}

async function resolveHeaders(headers: HttpConnectionOptions['headers']): Promise<HeadersInit | undefined> {
  if (typeof headers !== 'function') return headers;
  try {
    return await headers();
  } catch (thrown) {
    throw thrown instanceof PhoneError
      ? thrown
      : new PhoneError('unknown', { cause: thrown, message: 'The function in the option `headers` threw.' });
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
