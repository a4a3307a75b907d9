import type { CompleteSecondFactorAdapter, SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { toPhoneError } from '../../core/errors.js';
import type { Channel } from '../../core/model.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { parseExpiry, parseSecondFactors } from '../../protocol/bodies.js';
import { requestHeaders } from '../../protocol/requests.js';
import { createHttpClient } from './client.js';
import type { HttpConnectionOptions } from './send-once.js';
import { defaultLimits } from './limits.js';
import type { HttpResponse } from './response.js';

export interface HttpSecondFactorAdapterOptions<Session> extends HttpConnectionOptions {
  /** The id that the server returned for the first step. A secret, like a session. */
  attemptId: string;
  /** The server's limits. @default those of the service's default policy */
  limits?: Optional<SecondFactorAdapter['limits']> | undefined;
  /** The channels that the server sends by, the usual one first. @default ['sms'] */
  channels?: readonly Channel[] | undefined;
  /**
   * Converts the body of the response to the right code into a session; the body is undefined if there is none (204),
   * as when the session is a cookie. If it throws, the attempt rejects with `unknown`. @default returns the body
   */
  readSession?: ((body: unknown) => Session) | undefined;
}

/**
 * The second step at sign-in over a server that implements the kit's HTTP protocol. Create one for each sign-in
 * attempt.
 */
export interface HttpSecondFactorAdapter<Session> extends CompleteSecondFactorAdapter<Session> {}

/** The second step at sign-in, over `createPhoneHandler` or any server that implements its protocol. */
export function httpSecondFactorAdapter<Session = unknown>(
  options: HttpSecondFactorAdapterOptions<Session>,
): HttpSecondFactorAdapter<Session> {
  const { attemptId, channels = ['sms'], readSession = (body: unknown) => body as Session } = options;
  const call = createHttpClient(options, { [requestHeaders.attempt]: attemptId });
  const toSession = (body: unknown) => {
    try {
      return readSession(body);
    } catch (thrown) {
      throw toPhoneError(thrown);
    }
  };
  let backupCodesLeft: number | null = null;
  return {
    attemptId,
    limits: withDefaults<SecondFactorAdapter['limits']>(defaultLimits, options.limits),
    channels,
    list: async ({ signal }) => parseSecondFactors(await call('listSecondFactors', { signal })),
    prepare: async ({ id, channel, locale }) =>
      parseExpiry(await call('prepareSecondFactor', { id, body: { channel, locale } })),
    attempt: async ({ id, code }) => toSession(await call('attemptSecondFactor', { id, body: { code } })),
    attemptBackupCode: async ({ code }) => {
      const onResponse = (response: HttpResponse) => void ({ backupCodesLeft } = response);
      return toSession(await call('attemptBackupCode', { body: { code }, onResponse }));
    },
    get backupCodesLeft() {
      return backupCodesLeft;
    },
  };
}
