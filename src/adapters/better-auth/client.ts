import { PhoneError } from '../../core/errors.js';
import { isRecord } from '../../core/validate.js';
import { callVendor } from '../kit/call-vendor.js';
import { parseRetryAfter, translateNetworkError, translateResponseError } from './errors.js';

/** The options that the adapters pass to better-auth's fetch with every call. */
export interface CallOptions {
  /** A client that throws would lose the body of the server's error. */
  throw: false;
  /** A client that retries would try a wrong code again, and send a message twice. */
  retry: 0;
  signal?: AbortSignal;
  /** The only access to the headers of an error response. */
  onError(context: { response: Response }): void;
}

interface WithCallOptions {
  fetchOptions: CallOptions;
}

/**
 * The part of better-auth's client that the adapter uses: what `createAuthClient({ plugins: [phoneNumberClient(),
 * twoFactorClient()] })` returns, for any framework, described without an import of better-auth.
 */
export interface BetterAuthClient {
  getSession(input: { query: { disableCookieCache: true } } & WithCallOptions): Promise<unknown>;
  updateUser(input: { phoneNumber: null } & WithCallOptions): Promise<unknown>;
  readonly phoneNumber: {
    sendOtp(input: { phoneNumber: string } & WithCallOptions): Promise<unknown>;
    verify(
      input: { phoneNumber: string; code: string; updatePhoneNumber?: true; disableSession?: true } & WithCallOptions,
    ): Promise<unknown>;
  };
  /** Added by `twoFactorClient()`; a client without it has no second factor. */
  readonly twoFactor?:
    | {
        enable(input: { password: string; method: 'otp' | 'totp' } & WithCallOptions): Promise<unknown>;
        disable(input: { password: string } & WithCallOptions): Promise<unknown>;
        generateBackupCodes(input: { password: string } & WithCallOptions): Promise<unknown>;
      }
    | undefined;
  /** The store that `useSession` reads. */
  readonly $store?: BetterAuthStore | undefined;
}

/** The part of better-auth's client that the second step of a sign-in uses. */
export interface BetterAuthSecondFactorClient {
  readonly twoFactor: {
    sendOtp(input: WithCallOptions): Promise<unknown>;
    verifyOtp(input: { code: string; trustDevice?: boolean } & WithCallOptions): Promise<unknown>;
    verifyBackupCode(input: { code: string; trustDevice?: boolean } & WithCallOptions): Promise<unknown>;
  };
}

export interface BetterAuthStore {
  readonly atoms: Readonly<Record<string, unknown>>;
  notify(signal: '$sessionSignal'): void;
}

/**
 * Calls better-auth's client and resolves with the `data` of its result. Every rejection is a `PhoneError`: better-auth
 * returns an error beside the data instead of throwing it.
 */
export async function callBetterAuth(
  run: (fetchOptions: CallOptions) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<unknown> {
  let retryAfter: number | null = null;
  const onError: CallOptions['onError'] = ({ response }) => {
    retryAfter = parseRetryAfter(response.headers);
  };
  const result = await callVendor(
    () => run({ throw: false, retry: 0, ...(signal && { signal }), onError }),
    (thrown) => translateNetworkError(thrown, signal),
  );
  if (!isRecord(result) || !('data' in result)) {
    throw new PhoneError('unknown', { message: 'The better-auth client returned neither data nor an error.' });
  }
  if (result.error) throw translateResponseError(result.error, retryAfter);
  return result.data;
}

/** Makes a call whose data only confirms it: `{ status: true }`. */
export async function callForStatus(run: (fetchOptions: CallOptions) => Promise<unknown>): Promise<void> {
  const data = await callBetterAuth(run);
  if (!isRecord(data) || data.status !== true)
    throw new PhoneError('unknown', { message: 'The server did not confirm the call.' });
}
