import { createAuthClient } from 'better-auth/client';
import { phoneNumberClient, twoFactorClient } from 'better-auth/client/plugins';
import { createNetwork, type Network } from '../network.js';

/** A user's browser: the real client, with a cookie jar. */
export interface Browser {
  readonly client: ReturnType<typeof createClient>;
  /** Its requests are paths below `/api/auth`. */
  readonly network: Network;
  forgetCookies(): void;
}

/** Options of `createAuthClient` that an app may set. */
export interface ClientSettings {
  throw?: boolean;
  retry?: number;
}

/** A browser in which nobody is signed in yet. */
export function openBrowser(url: string, settings: ClientSettings = {}): Browser {
  const cookies = new Map<string, string>();
  const network = createNetwork();

  const visit: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname.replace('/api/auth', '');
    const serve = () => fetch(input, { ...init, headers: headersOf(url, cookies, init) });
    const response = await network.carry(path, { serve });
    keepCookies(cookies, response);
    return response;
  };
  return {
    client: createClient(url, { ...settings, customFetchImpl: visit }),
    network,
    forgetCookies: () => cookies.clear(),
  };
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
