import { isAmbiguous, PhoneError, toPhoneError } from '../../core/errors.js';
import { headers as names } from '../../protocol/bodies.js';
import { readAnswer, type Answer } from './response.js';
import { withDeadline } from './deadline.js';
import { isGatewayAnswer, lostAnswer, refusalOf } from './errors.js';
import { createIdempotencyKeys } from './idempotency-keys.js';

/** How a server is reached. */
export interface HttpConnectionOptions {
  /** Where the server's handler is mounted, such as `/api/phone` or `https://api.example.com/phone`. */
  baseUrl: string;
  /**
   * Headers of every request, such as a token; a function is asked anew for each try. What it throws the operation
   * fails with: itself where it is a `PhoneError`, else `unknown`. @default none
   */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** @default the global `fetch`, as it is at the time of the call */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** `include` where cookies are to go to a server on another origin. @default 'same-origin' */
  credentials?: RequestCredentials;
  /** ms that one try may take, its whole answer included; a call makes two tries at most. @default 15000 */
  timeout?: number;
}

export interface HttpCall {
  method: 'GET' | 'POST' | 'DELETE';
  /** Below the base URL. */
  path: string;
  body?: Readonly<Record<string, unknown>>;
  signal?: AbortSignal;
}

/** Makes one call; answers what its JSON says, or undefined where the server has nothing to say (204). */
export type HttpConnection = (call: HttpCall) => Promise<unknown>;

/** `ownHeaders` are the protocol's, and win over those of the app. */
export function createConnection(
  options: HttpConnectionOptions,
  ownHeaders: Readonly<Record<string, string>> = {},
): HttpConnection {
  const keys = createIdempotencyKeys();
  return async (call) => {
    if (call.method === 'GET') return make(call, ownHeaders);
    const key = keys.keyOf(call);
    try {
      const content = await make(call, { ...ownHeaders, [names.idempotencyKey]: key });
      keys.drop(call);
      return content;
    } catch (thrown) {
      if (isAmbiguous(toPhoneError(thrown))) keys.keep(call, key);
      else keys.drop(call);
      throw thrown;
    }
  };

  async function make(call: HttpCall, own: Readonly<Record<string, string>>): Promise<unknown> {
    const first = await tryOnce(options, call, own);
    // The key has the server do once what it is told twice. What keeps the second try from leaving changes nothing
    // about the first: its answer is lost, and the list may have to be read again.
    const last = isLost(first) && !call.signal?.aborted ? await tryOnce(options, call, own).catch(() => first) : first;
    if (last instanceof PhoneError) throw last;
    if (!last.ok) throw refusalOf(last, call);
    return contentOf(last);
  }
}

/** The answer; a `PhoneError` in its place where no whole one came, so that nobody knows what the server did. */
async function tryOnce(
  options: HttpConnectionOptions,
  call: HttpCall,
  ownHeaders: Readonly<Record<string, string>>,
): Promise<Answer | PhoneError> {
  const { baseUrl, fetch = globalFetch, credentials = 'same-origin', timeout = 15_000 } = options;
  try {
    return await withDeadline(timeout, call.signal, async (signal) => {
      const response = await fetch(baseUrl.replace(/\/+$/, '') + call.path, {
        method: call.method,
        headers: await headersOf(options, call, ownHeaders),
        body: call.body && JSON.stringify(call.body),
        credentials,
        cache: 'no-store',
        signal,
      });
      return readAnswer(response);
    });
  } catch (thrown) {
    if (thrown instanceof PhoneError) throw thrown;
    return lostAnswer(thrown, call);
  }
}

/** Called on the global object, as browsers want it. */
const globalFetch: typeof fetch = (url, init) => globalThis.fetch(url, init);

async function headersOf(
  { headers }: HttpConnectionOptions,
  call: HttpCall,
  ownHeaders: Readonly<Record<string, string>>,
): Promise<Headers> {
  const given = await asked(headers);
  try {
    const all = new Headers(given);
    all.set('Accept', 'application/json, application/problem+json');
    if (call.body) all.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(ownHeaders)) all.set(name, value);
    return all;
  } catch {
    // What was thrown quotes the header, and that may be a token.
    throw new PhoneError('unknown', { message: 'The option headers has a name or a value that no header can have.' });
  }
}

async function asked(headers: HttpConnectionOptions['headers']): Promise<HeadersInit | undefined> {
  if (typeof headers !== 'function') return headers;
  try {
    return await headers();
  } catch (thrown) {
    throw thrown instanceof PhoneError
      ? thrown
      : new PhoneError('unknown', { cause: thrown, message: 'The option headers is a function that has failed.' });
  }
}

function isLost(outcome: Answer | PhoneError): boolean {
  return outcome instanceof PhoneError || isGatewayAnswer(outcome);
}

/** A page of HTML that the server has led to is where one signs in; one that stands there itself is no server of ours. */
function contentOf({ status, body, redirected, type }: Answer): unknown {
  if (body !== undefined || status === 204) return body;
  const isSignInPage = redirected && type === 'text/html';
  throw new PhoneError(isSignInPage ? 'unauthenticated' : 'unknown', {
    cause: { status, problem: null },
    message: `The server answered ${status} with ${type || 'nothing'}, where JSON was expected. Check the baseUrl.`,
  });
}
