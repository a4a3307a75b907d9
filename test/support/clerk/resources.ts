import type { SecondFactorPhoneNumber } from '../../../src/core/second-factor-adapter.js';
import type { PhoneNumber } from '../../../src/core/model.js';

// Clerk's resources, with the fields that its client reads.

/** A user with a session. */
export interface SignedIn {
  userId: string;
  sessionId: string;
  phoneNumbers: readonly PhoneNumber[];
  totp: boolean;
  passkeys: number;
  hasBackupCodes: boolean;
}

/** A pending sign-in, or the result of a completed one. */
export interface SignInState {
  id: string;
  secondFactors: readonly SecondFactorPhoneNumber[];
  hasBackupCodes: boolean;
  totp: boolean;
  /** About the newest code; null if none was sent. */
  expireAt: number | null;
  createdSessionId: string | null;
}

export function phoneNumberJson(number: PhoneNumber) {
  const { verification, backupCodes } = number;
  return {
    object: 'phone_number',
    id: number.id,
    phone_number: number.phoneNumber,
    reserved_for_second_factor: number.reservedForSecondFactor,
    default_second_factor: number.defaultSecondFactor,
    linked_to: number.linkedTo.map((other) => ({ object: 'identification_link', ...other })),
    verification: verification && {
      object: 'verification_otp',
      status: verification.status,
      strategy: verification.strategy,
      attempts: verification.attempts,
      expire_at: verification.expireAt,
      channel: verification.channel,
    },
    ...(backupCodes && { backup_codes: backupCodes }),
    created_at: number.createdAt,
    updated_at: number.updatedAt,
  };
}

export function userJson({ userId, phoneNumbers, totp, passkeys, hasBackupCodes }: SignedIn) {
  return {
    object: 'user',
    id: userId,
    phone_numbers: phoneNumbers.map((number) => phoneNumberJson({ ...number, backupCodes: null })),
    primary_phone_number_id: phoneNumbers.find(({ primary }) => primary)?.id ?? null,
    email_addresses: [],
    totp_enabled: totp,
    passkeys: Array.from({ length: passkeys }, (_, at) => ({ object: 'passkey', id: `passkey_${at}`, name: 'Phone' })),
    backup_code_enabled: hasBackupCodes,
    two_factor_enabled: totp || phoneNumbers.some(({ reservedForSecondFactor }) => reservedForSecondFactor),
    password_enabled: true,
    created_at: 0,
    updated_at: 0,
  };
}

export function signInJson(signIn: SignInState) {
  return {
    object: 'sign_in',
    id: signIn.id,
    status: signIn.createdSessionId === null ? 'needs_second_factor' : 'complete',
    supported_identifiers: ['phone_number'],
    supported_first_factors: [{ strategy: 'password' }],
    supported_second_factors: [
      ...signIn.secondFactors.map((number) => ({
        strategy: 'phone_code',
        phone_number_id: number.id,
        safe_identifier: number.maskedPhoneNumber,
        default: number.default,
      })),
      ...(signIn.totp ? [{ strategy: 'totp' }] : []),
      ...(signIn.hasBackupCodes ? [{ strategy: 'backup_code' }] : []),
    ],
    first_factor_verification: { status: 'verified', strategy: 'password', attempts: null, expire_at: null },
    second_factor_verification: signIn.expireAt && {
      status: 'unverified',
      strategy: 'phone_code',
      attempts: 0,
      expire_at: signIn.expireAt,
    },
    created_session_id: signIn.createdSessionId,
    user_data: {},
  };
}

export function clientJson(signedIn: SignedIn | null, signIn: SignInState | null) {
  return {
    object: 'client',
    id: 'client_1',
    sessions: signedIn ? [sessionJson(signedIn)] : [],
    sign_in: signIn && signInJson(signIn),
    sign_up: null,
    last_active_session_id: signedIn?.sessionId ?? null,
    created_at: 0,
    updated_at: 0,
  };
}

export function sessionJson(signedIn: SignedIn) {
  const { userId, sessionId } = signedIn;
  return {
    object: 'session',
    id: sessionId,
    status: 'active',
    expire_at: Date.now() + 86_400_000,
    abandon_at: Date.now() + 86_400_000,
    last_active_at: Date.now(),
    user: userJson(signedIn),
    public_user_data: { user_id: userId, identifier: userId },
    last_active_token: tokenJson(signedIn),
    created_at: 0,
    updated_at: 0,
  };
}

/** The client decodes the token, and leaves verifying its signature to servers. */
export function tokenJson({ userId, sessionId }: SignedIn) {
  const issuedAt = Math.floor(Date.now() / 1000);
  const parts = [
    { alg: 'none', typ: 'JWT' },
    { sub: userId, sid: sessionId, iat: issuedAt, nbf: issuedAt, exp: issuedAt + 3600 },
  ];
  return { object: 'token', jwt: `${parts.map(base64Url).join('.')}.${btoa('unsigned').replaceAll('=', '')}` };
}

export const environmentJson = {
  auth_config: { single_session_mode: true, reverification: true },
  display_config: { instance_environment_type: 'production' },
  user_settings: { attributes: {}, social: {}, sign_in: {}, sign_up: {} },
  organization_settings: { enabled: false },
  maintenance_mode: false,
};

function base64Url(part: object): string {
  return btoa(JSON.stringify(part)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
}
