/**
 * The part of Clerk's client that the adapters use, by its shape alone, so that the declarations lean on no package
 * that an app may lack: Clerk's own types are in another package in each of its major versions. Fields that Clerk's
 * server fills are `unknown`, since the client copies whatever it was answered.
 */
export interface ClerkClient {
  readonly user?: ClerkUser | null;
}

/** What the second step of a sign-in needs of the client. */
export interface ClerkSignInClient {
  readonly client?: { readonly signIn: ClerkSignIn } | null;
}

export interface ClerkUser {
  readonly id: string;
  readonly phoneNumbers: readonly ClerkPhoneNumber[];
  readonly primaryPhoneNumberId: string | null;
  readonly totpEnabled: boolean;
  readonly backupCodeEnabled: boolean;
  createPhoneNumber(params: { phoneNumber: string }): Promise<ClerkPhoneNumber>;
  createBackupCode(): Promise<{ readonly codes: unknown }>;
  update(params: { primaryPhoneNumberId: string }): Promise<unknown>;
  reload(): Promise<unknown>;
}

export interface ClerkPhoneNumber {
  readonly id?: unknown;
  readonly phoneNumber: unknown;
  readonly verification?: ClerkVerification | null;
  readonly reservedForSecondFactor: unknown;
  readonly defaultSecondFactor: unknown;
  readonly linkedTo: readonly { readonly id?: unknown; readonly type: unknown }[];
  readonly backupCodes?: unknown;
  prepareVerification(): Promise<ClerkPhoneNumber>;
  attemptVerification(params: { code: string }): Promise<ClerkPhoneNumber>;
  setReservedForSecondFactor(params: { reserved: boolean }): Promise<ClerkPhoneNumber>;
  makeDefaultSecondFactor(): Promise<ClerkPhoneNumber>;
  destroy(): Promise<void>;
}

export interface ClerkVerification {
  readonly status?: unknown;
  readonly attempts?: unknown;
  readonly expireAt?: Date | null;
  readonly channel?: unknown;
}

export interface ClerkSignIn {
  readonly id?: string;
  readonly status: string | null;
  readonly createdSessionId: unknown;
  readonly supportedSecondFactors: readonly ClerkSecondFactor[] | null;
  readonly secondFactorVerification: ClerkVerification;
  prepareSecondFactor(params: { strategy: 'phone_code'; phoneNumberId: string }): Promise<ClerkSignIn>;
  attemptSecondFactor(params: { strategy: 'phone_code' | 'backup_code'; code: string }): Promise<ClerkSignIn>;
}

/** The fields of the strategy `phone_code` stand on no other. */
export interface ClerkSecondFactor {
  readonly strategy: string;
  readonly phoneNumberId?: unknown;
  readonly safeIdentifier?: unknown;
  readonly default?: unknown;
}
