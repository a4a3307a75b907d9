import { isRecord, isText, validate } from '../../core/validate.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callSupabase, type SupabaseSecondFactorClient } from './client.js';

/** What Supabase stores about the signed-in user. */
export interface SupabaseUser {
  readonly id: string;
  /** The number that the user can sign in by, in E.164. */
  readonly phone: string | null;
  readonly isPhoneConfirmed: boolean;
  /** How the user can sign in. */
  readonly identities: readonly SupabaseIdentity[];
  readonly phoneFactors: readonly PhoneFactor[];
  /** The verified factors that are not numbers. */
  readonly otherFactors: readonly string[];
}

export interface SupabaseIdentity {
  readonly identity_id: string;
  readonly provider: string;
}

export interface PhoneFactor {
  readonly id: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly isVerified: boolean;
  readonly isChallenged: boolean;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
}

/** Fetches the user from the server; rejects with `unauthenticated` if nobody is signed in. */
export async function fetchUser(client: SupabaseSecondFactorClient, signal?: AbortSignal): Promise<SupabaseUser> {
  // The client takes no signal.
  const { user } = await unlessAborted(signal, () => callSupabase(() => client.auth.getUser()));
  return parseUser(user);
}

function parseUser(input: unknown): SupabaseUser {
  const user = validate('user', input, isRecord);
  const factors = parseRecords('factors', user.factors);
  return {
    id: validate('id of the user', user.id, isText),
    phone: isText(user.phone) ? toE164(user.phone) : null,
    isPhoneConfirmed: isText(user.phone_confirmed_at),
    identities: parseRecords('identities', user.identities).map(({ identity_id, provider }) => ({
      identity_id: validate('identity_id', identity_id, isText),
      provider: validate('provider', provider, isText),
    })),
    phoneFactors: factors.filter(({ factor_type }) => factor_type === 'phone').map(parsePhoneFactor),
    otherFactors: [
      ...new Set(
        factors
          .filter(({ factor_type, status }) => factor_type !== 'phone' && status === 'verified')
          .map(({ factor_type }) => (factor_type === 'webauthn' ? 'passkey' : String(factor_type))),
      ),
    ],
  };
}

function parsePhoneFactor(factor: Readonly<Record<string, unknown>>): PhoneFactor {
  return {
    id: validate('id of the factor', factor.id, isText),
    phoneNumber: toE164(validate('phone', factor.phone, isText)),
    isVerified: factor.status === 'verified',
    isChallenged: isText(factor.last_challenged_at),
    createdAt: parseTimestamp(factor.created_at),
    updatedAt: parseTimestamp(factor.updated_at),
  };
}

/** The server omits empty lists. */
function parseRecords(name: string, input: unknown): readonly Readonly<Record<string, unknown>>[] {
  return validate(name, input ?? [], Array.isArray).map((item: unknown) => validate(name, item, isRecord));
}

/** The server stores numbers without the plus sign. */
function toE164(phone: string): string {
  return phone.startsWith('+') ? phone : `+${phone}`;
}

function parseTimestamp(input: unknown): number | null {
  const time = typeof input === 'string' ? Date.parse(input) : NaN;
  return Number.isNaN(time) ? null : time;
}
