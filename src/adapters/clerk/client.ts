import { PhoneError } from '../../core/errors.js';
import { callVendor } from '../kit/call-vendor.js';
import { translateClerkError } from './errors.js';

/**
 * The part of Clerk's client that the adapters use, described by its shape, so that the declarations depend on no
 * package: Clerk moves its types to another package with each major version. Fields that Clerk's server fills are
 * `unknown`, because the client copies whatever it receives.
 */
export interface ClerkClient {
  /** Names the application. */
  readonly publishableKey?: string | undefined;
  readonly user?: ClerkUser | null | undefined;
}

/** The part of Clerk's client that the second step of a sign-in uses. */
export interface ClerkSignInClient {
  readonly client?: { readonly signIn: ClerkSignIn } | null | undefined;
}

export interface ClerkUser {
  readonly id: string;
  readonly phoneNumbers: readonly ClerkPhoneNumber[];
  readonly primaryPhoneNumberId: string | null;
  readonly totpEnabled: boolean;
  readonly passkeys?: readonly unknown[] | undefined;
  readonly backupCodeEnabled: boolean;
  createPhoneNumber(params: { phoneNumber: string }): Promise<ClerkPhoneNumber>;
  createBackupCode(): Promise<{ readonly codes: unknown }>;
  update(params: { primaryPhoneNumberId: string }): Promise<unknown>;
  reload(): Promise<unknown>;
}

export interface ClerkPhoneNumber {
  readonly id?: unknown;
  readonly phoneNumber: unknown;
  readonly verification?: ClerkVerification | null | undefined;
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
  readonly expireAt?: Date | null | undefined;
  readonly channel?: unknown;
}

export interface ClerkSignIn {
  readonly id?: string | undefined;
  readonly status: string | null;
  readonly createdSessionId: unknown;
  readonly supportedSecondFactors: readonly ClerkSecondFactor[] | null;
  readonly secondFactorVerification: ClerkVerification;
  prepareSecondFactor(params: { strategy: 'phone_code'; phoneNumberId: string }): Promise<ClerkSignIn>;
  attemptSecondFactor(params: { strategy: 'phone_code' | 'backup_code'; code: string }): Promise<ClerkSignIn>;
}

/** Only factors of the strategy `phone_code` have the optional fields. */
export interface ClerkSecondFactor {
  readonly strategy: string;
  readonly phoneNumberId?: unknown;
  readonly safeIdentifier?: unknown;
  readonly default?: unknown;
}

/** Calls Clerk's client. Every rejection is a `PhoneError`. */
export function callClerk<Result>(run: () => Promise<Result>): Promise<Result> {
  return callVendor(run, translateClerkError);
}

/**
 * Calls a method of a resource, and rejects with `network` if no response arrived. Offline, or on an empty response,
 * Clerk's client **resolves** and leaves the resource as it was. Every response replaces the objects inside a resource,
 * so one whose `part` is still the same object has had none.
 */
export async function callResource<Resource, Result>(
  resource: Resource,
  part: (resource: Resource) => object | null | undefined,
  run: (resource: Resource) => Promise<Result>,
): Promise<Result> {
  const before = part(resource);
  const result = await callClerk(() => run(resource));
  if (part(resource) === before) throw createNoResponseError();
  return result;
}

/** As ambiguous as a failed request: Clerk may have done the work. */
export function createNoResponseError(): PhoneError {
  return new PhoneError('network', { message: 'Clerk’s client resolved without a response, as it does offline.' });
}
