import { createAuthClient } from 'better-auth/client';
import { phoneNumberClient, twoFactorClient } from 'better-auth/client/plugins';

/** A browser of one person: the real client, with a place for cookies. */
export interface Browser {
  readonly client: ReturnType<typeof createClient>;
  /** Paths below `/api/auth` of the requests that left, oldest first. */
  readonly requests: string[];
  /** The next request to this path goes by way of `between`, which `go` has reach the server. */
  interceptNext(path: string, between: (go: () => Promise<Response>) => Promise<Response>): void;
  forgetCookies(): void;
}

/** Settings of `createAuthClient` that an app may have. */
export interface ClientSettings {
  throw?: boolean;
  retry?: number;
}

/** A browser in which nobody is signed in yet. */
export function openBrowser(url: string, settings: ClientSettings = {}): Browser {
  const cookies = new Map<string, string>();
  const requests: string[] = [];
  const intercepts: { path: string; between: (go: () => Promise<Response>) => Promise<Response> }[] = [];

  const visit: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname.replace('/api/auth', '');
    requests.push(path);
    const at = intercepts.findIndex((intercept) => intercept.path === path);
    const [intercept] = at < 0 ? [] : intercepts.splice(at, 1);
    const go = () => fetch(input, { ...init, headers: headersOf(url, cookies, init) });
    const response = await (intercept ? intercept.between(go) : go());
    keepCookies(cookies, response);
    return response;
  };
  return {
    client: createClient(url, { ...settings, customFetchImpl: visit }),
    requests,
    interceptNext: (path, between) => void intercepts.push({ path, between }),
    forgetCookies: () => cookies.clear(),
  };
}

/** Lets the server act, and loses its answer, with the cookies in it. */
export async function loseAnswer(go: () => Promise<Response>): Promise<Response> {
  await go();
  throw new TypeError('fetch failed');
}

function createClient(baseURL: string, fetchOptions: ClientSettings & { customFetchImpl: typeof fetch }) {
  return createAuthClient({ baseURL, plugins: [phoneNumberClient(), twoFactorClient()], fetchOptions });
}

function headersOf(origin: string, cookies: ReadonlyMap<string, string>, init?: RequestInit): Headers {
  const headers = new Headers(init?.headers);
  headers.set('origin', origin);
  if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  return headers;
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const cookie of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0/i.test(cookie)) cookies.delete(name);
    else cookies.set(name, value);
  }
}
