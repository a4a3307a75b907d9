import { once } from 'node:events';
import { createServer } from 'node:http';
import type { PGlite } from '@electric-sql/pglite';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { phoneNumber, twoFactor, type TwoFactorOptions } from 'better-auth/plugins';
import { PostgresDialect } from 'kysely';
import { openBrowser, type Browser, type ClientSettings } from './browser.js';
import { poolOver } from './pglite-pool.js';

/** A better-auth server in this process, on a loopback port, with PostgreSQL behind it. */
export interface BetterAuthServer {
  readonly url: string;
  /** The calls of the app's `sendOTP`, oldest first. */
  readonly sent: SentMessage[];
  /** If set, `sendOTP` fails. */
  isSenderDown: boolean;
  /** A user who has just signed up with a password, and their browser. */
  signUp(settings?: ClientSettings): Promise<Person>;
  /** Ages every code, and every sign-in that waits for its second step, by this many seconds. */
  passTime(seconds: number): Promise<void>;
  count(table: 'user' | 'session'): Promise<number>;
  close(): void;
}

export interface SentMessage {
  phoneNumber: string;
  code: string;
  purpose: 'verification' | 'sign-in';
}

export interface Person {
  readonly userId: string;
  readonly email: string;
  readonly password: string;
  readonly browser: Browser;
  /** Passes the first step in a browser. Resolves with the server's response. */
  signIn(browser: Browser): Promise<SignInResponse>;
}

export interface SignInResponse {
  twoFactorRedirect?: boolean;
  twoFactorMethods?: string[];
}

export interface BetterAuthServerOptions extends Pick<BetterAuthOptions, 'rateLimit' | 'session'> {
  twoFactor?: Omit<TwoFactorOptions, 'otpOptions'>;
}

/** Several servers can share a database: an app with different options. */
export async function startBetterAuth(
  database: PGlite,
  options: BetterAuthServerOptions = {},
): Promise<BetterAuthServer> {
  const { twoFactor: twoFactorOptions, ...core } = options;
  const sent: SentMessage[] = [];
  const send = async (message: SentMessage) => {
    if (server.isSenderDown) throw new Error('The provider is down.');
    sent.push(message);
  };
  const listener = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const settings = {
    baseURL: url,
    secret: 'a secret of the tests, of more than 32 characters',
    database: { dialect: new PostgresDialect({ pool: poolOver(database) }), type: 'postgres' },
    emailAndPassword: { enabled: true, password: quickPasswords },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
    plugins: [
      phoneNumber({ sendOTP: ({ phoneNumber, code }) => send({ phoneNumber, code, purpose: 'verification' }) }),
      twoFactor({
        ...twoFactorOptions,
        otpOptions: {
          sendOTP: ({ user, otp }) => send({ phoneNumber: phoneNumberOf(user), code: otp, purpose: 'sign-in' }),
        },
      }),
    ],
    ...core,
  } satisfies BetterAuthOptions;
  const { runMigrations } = await getMigrations(settings);
  await runMigrations();
  const handle = toNodeHandler(betterAuth(settings));

  const server: BetterAuthServer = {
    url,
    sent,
    isSenderDown: false,
    async signUp(clientSettings) {
      const browser = openBrowser(url, clientSettings);
      const email = `${crypto.randomUUID()}@example.com`;
      const password = `password of ${email}`;
      const { user } = await post(browser, '/sign-up/email', { email, password, name: 'A person' });
      browser.network.requests.length = 0;
      return {
        userId: user.id,
        email,
        password,
        browser,
        signIn: (browser) => post(browser, '/sign-in/email', { email, password }),
      };
    },
    async passTime(seconds) {
      await database.query(`update "verification" set "expiresAt" = "expiresAt" - make_interval(secs => $1)`, [
        seconds,
      ]);
    },
    async count(table) {
      const { rows } = await database.query<{ count: number }>(`select count(*)::int as count from "${table}"`);
      return rows[0]?.count ?? 0;
    },
    close() {
      listener.closeAllConnections();
      listener.close();
    },
  };
  return server;
}

async function post(
  browser: Browser,
  path: string,
  body: Record<string, string>,
): Promise<SignInResponse & { user: { id: string } }> {
  const { data, error } = await browser.client.$fetch<SignInResponse & { user: { id: string } }>(path, {
    method: 'POST',
    body,
    throw: false,
  });
  if (!data) throw new Error(`The server refused ${path}: ${JSON.stringify(error)}`);
  return data;
}

function phoneNumberOf(user: object): string {
  return 'phoneNumber' in user ? String(user.phoneNumber) : 'nowhere';
}

/** better-auth's own hash is slow on purpose, and its security is not under test. */
const quickPasswords = {
  hash: async (password: string) => `hash of ${password}`,
  verify: async ({ hash, password }: { hash: string; password: string }) => hash === `hash of ${password}`,
};
