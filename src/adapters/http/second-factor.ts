import type { SecondFactorAdapter } from '../../core/adapter.js';
import { toPhoneError } from '../../core/errors.js';
import { headers, paths, readExpiry, readSecondFactors } from '../../protocol/bodies.js';
import { createConnection, type HttpConnectionOptions } from './client.js';
import { defaultLimits } from './limits.js';

export interface HttpSecondFactorAdapterOptions<Session> extends HttpConnectionOptions {
  /** What the server has answered to the first step. A secret like a session. */
  attemptId: string;
  /** The server's rules. @default those of the service's default policy */
  limits?: Partial<SecondFactorAdapter['limits']>;
  /**
   * Makes a session of what the server answers to the right code, undefined where it answers 204 (a cookie is all
   * there is). What it throws is `unknown`. @default the answer as it is
   */
  readSession?: (body: unknown) => Session;
}

/** The second step at sign-in, over a server that speaks the kit's HTTP protocol; made anew for each sign-in. */
export interface HttpSecondFactorAdapter<Session> extends SecondFactorAdapter<Session> {
  attemptBackupCode: NonNullable<SecondFactorAdapter<Session>['attemptBackupCode']>;
}

/** The second step at sign-in behind `createPhoneHandler`, or any server that speaks its protocol. */
export function httpSecondFactorAdapter<Session = unknown>(
  options: HttpSecondFactorAdapterOptions<Session>,
): HttpSecondFactorAdapter<Session> {
  const { attemptId, readSession = (body: unknown) => body as Session } = options;
  const call = createConnection(options, { [headers.attempt]: attemptId });
  const attempt = async (path: string, code: string) => {
    const body = await call({ method: 'POST', path, body: { code } });
    try {
      return readSession(body);
    } catch (thrown) {
      throw toPhoneError(thrown);
    }
  };
  return {
    attemptId,
    limits: { ...defaultLimits, ...options.limits },
    async list({ signal }) {
      return readSecondFactors(await call({ method: 'GET', path: paths.secondFactor, signal }));
    },
    async prepare({ id, channel }) {
      return readExpiry(await call({ method: 'POST', path: paths.prepareSecondFactor(id), body: { channel } }));
    },
    attempt: ({ id, code }) => attempt(paths.attemptSecondFactor(id), code),
    attemptBackupCode: ({ code }) => attempt(paths.attemptBackupCode, code),
  };
}
