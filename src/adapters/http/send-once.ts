import { PhoneError } from '../../core/errors.js';
import { abortAfter } from './abort-after.js';
import { createNetworkError } from './errors.js';
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

/**
 * Resolves with a `PhoneError` in place of a response if no complete one arrived, so that nobody knows what the server
 * did.
 */
export async function sendOnce(
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
