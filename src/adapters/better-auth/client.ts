/** What the adapter has better-auth's fetch do with each call. */
export interface CallOptions {
  /** A client that is set to throw would lose what the server said of a failure. */
  throw: false;
  /** A client that is set to try again would try a wrong code again, and send a message twice. */
  retry: 0;
  signal?: AbortSignal;
  /** The one way to the headers of a refusal. */
  onError(context: { response: Response }): void;
}

interface WithCallOptions {
  fetchOptions: CallOptions;
}

/**
 * As much of better-auth's client as the adapters use: what `createAuthClient({ plugins: [phoneNumberClient(),
 * twoFactorClient()] })` answers, of any framework, without an import of better-auth.
 */
export interface BetterAuthClient {
  getSession(input: { query: { disableCookieCache: true } } & WithCallOptions): Promise<unknown>;
  updateUser(input: { phoneNumber: null } & WithCallOptions): Promise<unknown>;
  readonly phoneNumber: {
    sendOtp(input: { phoneNumber: string } & WithCallOptions): Promise<unknown>;
    verify(input: { phoneNumber: string; code: string; updatePhoneNumber?: true; disableSession?: true } & WithCallOptions): Promise<unknown>;
  };
  /** Of `twoFactorClient()`; a client without it has no second factor. */
  readonly twoFactor?: {
    enable(input: { password: string; method: 'otp' | 'totp' } & WithCallOptions): Promise<unknown>;
    disable(input: { password: string } & WithCallOptions): Promise<unknown>;
    generateBackupCodes(input: { password: string } & WithCallOptions): Promise<unknown>;
  };
  /** What `useSession` reads. */
  readonly $store?: BetterAuthStore;
}

/** As much of it as the second step of a sign-in uses. */
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
