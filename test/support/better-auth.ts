import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { createAuthClient } from 'better-auth/client';
import { phoneNumberClient, twoFactorClient } from 'better-auth/client/plugins';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { phoneNumber, twoFactor } from 'better-auth/plugins';
import { PostgresDialect } from 'kysely';

/** A better-auth server of this process, on a port of loopback, with PostgreSQL (PGlite) behind it. */
export interface BetterAuthServer {
  readonly url: string;
  /** What was handed to the app's `sendOTP`, oldest first. */
  readonly sent: { phoneNumber: string; code: string; purpose: 'verification' | 'sign-in' }[];
  /** Set it, and `sendOTP` fails. */
  isSenderDown: boolean;
  /** Somebody who has just signed up with a password, and their browser. */
  signUp(): Promise<Person>;
  /** Makes every code and sign-in so many seconds older. */
  passTime(seconds: number): Promise<void>;
  query(text: string, values?: unknown[]): Promise<unknown>;
  close(): Promise<void>;
}

export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly browser: Browser;
}

/** A browser of one person: the real client, with a place for cookies. */
export interface Browser {
  readonly client: ReturnType<typeof createClient>;
  /** Paths below `/api/auth` of the requests that left, oldest first. */
  readonly requests: string[];
  /** Answers the next request in place of the server; with `after`, once the server has acted. */
  failNext(answer: () => Response | Promise<Response>, options?: { after?: boolean; path?: string }): void;
  forgetCookies(): void;
}

export async function startBetterAuth(
  options: { rateLimit?: boolean; plugins?: (usual: ReturnType<typeof usualPlugins>) => NonNullable<BetterAuthOptions['plugins']> } = {},
): Promise<BetterAuthServer> {
  const database = await PGlite.create();
  const sent: BetterAuthServer['sent'] = [];
  const listener = createServer((request, response) => void handler?.(request, response)).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const plugins = usualPlugins((message) => {
    if (server.isSenderDown) throw new Error('The provider is down.');
    sent.push(message);
  });
  const authOptions: BetterAuthOptions = {
    baseURL: url,
    secret: 'a secret of the tests, of more than 32 characters',
    database: { dialect: new PostgresDialect({ pool: poolOver(database) }), type: 'postgres' },
    emailAndPassword: { enabled: true, password: quickPasswords },
    rateLimit: { enabled: options.rateLimit ?? false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: options.plugins?.(plugins) ?? plugins,
  };
  const { runMigrations } = await getMigrations(authOptions);
  await runMigrations();
  const handler = toNodeHandler(betterAuth(authOptions));

  let people = 0;
  const server: BetterAuthServer = {
    url,
    sent,
    isSenderDown: false,
    async signUp() {
      const browser = openBrowser(url);
      const email = `person-${++people}@example.com`;
      const password = `password of person ${people}`;
      const { data, error } = await browser.client.signUp.email({ email, password, name: 'A person' });
      if (!data) throw new Error(`Nobody could sign up: ${JSON.stringify(error)}`);
      browser.requests.length = 0;
      return { userId: data.user.id, email, password, browser };
    },
    async passTime(seconds) {
      await database.query(`update "verification" set "expiresAt" = "expiresAt" - make_interval(secs => $1)`, [seconds]);
    },
    query: (text, values) => database.query(text, values),
    async close() {
      listener.closeAllConnections();
      listener.close();
      await database.close();
    },
  };
  return server;
}

/** A browser in which nobody is signed in yet. */
export function openBrowser(url: string): Browser {
  const cookies = new Map<string, string>();
  const requests: string[] = [];
  const failures: { answer: () => Response | Promise<Response>; after: boolean; path: string }[] = [];
  const visit: typeof fetch = async (input, init) => {
    const path = new URL(String(input)).pathname.replace('/api/auth', '');
    requests.push(path);
    const at = failures.findIndex((failure) => path.startsWith(failure.path));
    const [failure] = at < 0 ? [] : failures.splice(at, 1);
    if (failure && !failure.after) return failure.answer();
    const headers = new Headers(init?.headers);
    headers.set('origin', url);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(input, { ...init, headers });
    // A lost answer brings no cookie.
    if (failure) return failure.answer();
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (/max-age=0/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    client: createClient(url, visit),
    requests,
    failNext: (answer, { after = false, path = '' } = {}) => void failures.push({ answer, after, path }),
    forgetCookies: () => cookies.clear(),
  };
}

/** What a browser says when there is no connection. */
export function connectionLost(): never {
  throw new TypeError('fetch failed');
}

function createClient(baseURL: string, customFetchImpl: typeof fetch) {
  return createAuthClient({ baseURL, plugins: [phoneNumberClient(), twoFactorClient()], fetchOptions: { customFetchImpl } });
}

function usualPlugins(send: (message: BetterAuthServer['sent'][number]) => void) {
  return [
    phoneNumber({ sendOTP: ({ phoneNumber, code }) => send({ phoneNumber, code, purpose: 'verification' }) }),
    twoFactor({
      otpOptions: {
        async sendOTP({ user, otp }) {
          const { phoneNumber } = user as typeof user & { phoneNumber?: string | null };
          send({ phoneNumber: phoneNumber ?? '', code: otp, purpose: 'sign-in' });
        },
      },
    }),
  ];
}

/** better-auth's own hash takes a second of a slow machine, and what it protects is not what is tested. */
const quickPasswords = {
  hash: async (password: string) => `hash of ${password}`,
  verify: async ({ hash, password }: { hash: string; password: string }) => hash === `hash of ${password}`,
};

/** As much of `pg`'s Pool as kysely needs, over the one connection that PGlite has: transactions take turns. */
function poolOver(database: PGlite) {
  let turn = Promise.resolve();
  return {
    async connect() {
      const before = turn;
      let release = () => {};
      turn = new Promise<void>((resolve) => {
        release = resolve;
      });
      await before;
      return {
        async query(text: string, values: readonly unknown[] = []) {
          const { rows, affectedRows = 0 } = await database.query(text, [...values]);
          const command = (/^\s*(\w+)/.exec(text)?.[1] ?? '').toUpperCase();
          return { command, rows, rowCount: rows.length > 0 ? rows.length : affectedRows };
        },
        release: () => release(),
      };
    },
    async end() {},
  } as unknown as ConstructorParameters<typeof PostgresDialect>[0]['pool'];
}
