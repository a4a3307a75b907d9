import type { AdapterLimits, CompletePhoneAdapter } from '../../core/adapter.js';
import type { Channel } from '../../core/model.js';
import { validateVerified } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { parseBackupCodes, parseBackupCodeStatus, parsePhoneNumber, parsePhoneNumbers } from '../../protocol/bodies.js';
import { createHttpClient } from './client.js';
import type { HttpConnectionOptions } from './send-once.js';
import { defaultLimits } from './limits.js';
import { readCookie } from './read-cookie.js';
import { assertChange, assertPromise } from './phone-number.js';

export type { HttpConnectionOptions } from './send-once.js';
export type { HttpCause } from './errors.js';
export {
  httpSecondFactorAdapter,
  type HttpSecondFactorAdapter,
  type HttpSecondFactorAdapterOptions,
} from './second-factor.js';

export interface HttpAdapterOptions extends HttpConnectionOptions {
  /** The adapter's `scope`. Set it if the server that prefetches uses another URL. @default the base URL */
  scope?: string | undefined;
  /** The server's limits. @default those of the service's default policy */
  limits?: Optional<AdapterLimits> | undefined;
  /** The channels that the server sends by, the usual one first. @default ['sms'] */
  channels?: readonly Channel[] | undefined;
  /**
   * The user's second factors that are not numbers, such as `totp` and `passkey`; a function is called at each render.
   * Pass the same to the service's option of this name, for its rules. @default none
   */
  otherFactors?: readonly string[] | (() => readonly string[]) | undefined;
  /**
   * Returns the id of the signed-in user, if the page knows it, so that no result reaches another user: undefined while
   * it is not known yet. @default reads `userIdCookie`
   */
  currentUserId?: (() => string | null | undefined) | undefined;
  /**
   * The name of a cookie that holds the id of the signed-in user, and that scripts can read (not `HttpOnly`). Set it if
   * the session is a cookie: another tab can sign in as another user. @default none
   */
  userIdCookie?: string | undefined;
}

/** The whole port. For a server that lacks an operation: `{ ...httpAdapter(…), makePrimary: undefined }`. */
export interface HttpAdapter extends CompletePhoneAdapter {}

/**
 * A server of your own: `createPhoneHandler`, or any other that implements its protocol
 * (`phonekit/server/openapi.json`). A call whose response is lost is sent once more with the same `Idempotency-Key`, so
 * that the server does the work once; it rejects with `network` if the second response is lost too. The `cause` of an
 * error is an `HttpCause`.
 */
export function httpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const { scope = `http:${options.baseUrl}`, limits, channels = ['sms'], otherFactors, userIdCookie } = options;
  const currentUserId = options.currentUserId ?? (userIdCookie ? () => readCookie(userIdCookie) : undefined);
  const call = createHttpClient(options);
  return {
    scope,
    limits: withDefaults(defaultLimits, limits),
    channels,
    get otherFactors() {
      return typeof otherFactors === 'function' ? otherFactors() : otherFactors;
    },
    async list({ signal }) {
      return parsePhoneNumbers(await call('list', { signal }));
    },
    async create({ phoneNumber }) {
      return parsePhoneNumber(await call('create', { body: { phone_number: phoneNumber } }));
    },
    async prepareVerification({ id, channel, locale }) {
      const number = parsePhoneNumber(await call('prepareVerification', { id, body: { channel, locale } }));
      assertPromise(number.id === id && number.verification?.status === 'unverified');
      return number;
    },
    async attemptVerification({ id, code }) {
      const numbers = parsePhoneNumbers(await call('attemptVerification', { id, body: { code } }));
      return validateVerified(numbers, id);
    },
    async delete({ id }) {
      const numbers = parsePhoneNumbers(await call('delete', { id }));
      assertPromise(!numbers.some((number) => number.id === id));
      return numbers;
    },
    async makePrimary({ id }) {
      return assertChange(parsePhoneNumbers(await call('makePrimary', { id })), id, ({ primary }) => primary);
    },
    async setReservedForSecondFactor({ id, reserved }) {
      const numbers = parsePhoneNumbers(await call('setReservedForSecondFactor', { id, body: { reserved } }));
      return assertChange(numbers, id, (number) => number.reservedForSecondFactor === reserved);
    },
    async makeDefaultSecondFactor({ id }) {
      const numbers = parsePhoneNumbers(await call('makeDefaultSecondFactor', { id }));
      return assertChange(numbers, id, ({ defaultSecondFactor }) => defaultSecondFactor);
    },
    async createBackupCodes() {
      return parseBackupCodes(await call('createBackupCodes'));
    },
    async backupCodeStatus({ signal }) {
      return parseBackupCodeStatus(await call('backupCodeStatus', { signal }));
    },
    ...(currentUserId && { currentUserId }),
  };
}
