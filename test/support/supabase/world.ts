import { randomBytes, randomInt, randomUUID } from 'node:crypto';

// GoTrue's stored data, with its own names.

export interface GoTrueUser {
  readonly id: string;
  readonly email: string;
  readonly createdAt: number;
  /** Without the plus sign, as GoTrue stores it. */
  phone: string;
  phoneConfirmedAt: number | null;
  /** The pending change of the number. */
  phoneChange: Pending | null;
  phoneChangeSentAt: number | null;
  /** The code for the number that an administrator set on the account. */
  confirmation: Pending | null;
  confirmationSentAt: number | null;
  factors: GoTrueFactor[];
  identities: { identity_id: string; provider: string; createdAt: number }[];
  isAnonymous: boolean;
  isBanned: boolean;
}

interface Pending {
  readonly phone: string;
  readonly code: string;
}

export interface GoTrueFactor {
  readonly id: string;
  readonly type: 'phone' | 'totp' | 'webauthn';
  readonly friendlyName: string;
  readonly phone: string | null;
  readonly createdAt: number;
  status: 'verified' | 'unverified';
  updatedAt: number;
  lastChallengedAt: number | null;
  challenges: { id: string; code: string; createdAt: number; isVerified: boolean }[];
}

export interface GoTrueSession {
  readonly id: string;
  readonly userId: string;
  aal: 'aal1' | 'aal2';
  factorId: string | null;
  refreshToken: string;
}

export interface Sms {
  /** E.164. */
  readonly to: string;
  readonly code: string;
  readonly channel: string;
}

/** The project's settings; times are in seconds. */
export interface GoTrueSettings {
  /** Minimum time between two messages to a user, and to a factor. */
  smsMaxFrequency: number;
  mfaMaxFrequency: number;
  smsOtpExp: number;
  challengeExpiry: number;
  factorExpiry: number;
  maxEnrolledFactors: number;
  manualLinking: boolean;
  phoneEnroll: boolean;
  phoneVerify: boolean;
  channels: readonly string[];
  /** The error with which the provider rejects messages; null if it accepts them. */
  smsFailure: string | null;
}

/** GoTrue's defaults for a project with phone MFA, manual linking and Twilio. */
export const defaultSettings: GoTrueSettings = {
  smsMaxFrequency: 60,
  mfaMaxFrequency: 60,
  smsOtpExp: 60,
  challengeExpiry: 300,
  factorExpiry: 300,
  maxEnrolledFactors: 10,
  manualLinking: true,
  phoneEnroll: true,
  phoneVerify: true,
  channels: ['sms', 'whatsapp'],
  smsFailure: null,
};

export interface World {
  readonly settings: GoTrueSettings;
  readonly users: GoTrueUser[];
  sessions: GoTrueSession[];
  readonly sms: Sms[];
}

/** A request of a signed-in user. */
export interface Call {
  readonly world: World;
  readonly user: GoTrueUser;
  readonly session: GoTrueSession;
  readonly body: Readonly<Record<string, unknown>>;
  /** The id in the path. */
  readonly id: string;
  readonly grantType: string | null;
}

export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function createUser(email: string): GoTrueUser {
  const createdAt = Date.now();
  return {
    id: randomUUID(),
    email,
    createdAt,
    phone: '',
    phoneConfirmedAt: null,
    phoneChange: null,
    phoneChangeSentAt: null,
    confirmation: null,
    confirmationSentAt: null,
    factors: [],
    identities: [{ identity_id: randomUUID(), provider: 'email', createdAt }],
    isAnonymous: false,
    isBanned: false,
  };
}

export function createFactor(factor: Pick<GoTrueFactor, 'type' | 'friendlyName' | 'phone'>): GoTrueFactor {
  const now = Date.now();
  return {
    ...factor,
    id: randomUUID(),
    createdAt: now,
    updatedAt: now,
    status: 'unverified',
    lastChallengedAt: null,
    challenges: [],
  };
}

export function createSession(userId: string): GoTrueSession {
  return { id: randomUUID(), userId, aal: 'aal1', factorId: null, refreshToken: newToken() };
}

export function newToken(): string {
  return randomBytes(12).toString('base64url');
}
