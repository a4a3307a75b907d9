import { isRecord, validate } from '../../core/validate.js';
import { callVendor } from '../kit/call-vendor.js';
import { translateSupabaseError } from './errors.js';

/** The channels that Supabase Auth can send a code by; WhatsApp needs Twilio as the project's provider. */
export type SupabaseChannel = 'sms' | 'whatsapp';

/** The part of Supabase's client that both adapters use. */
interface SupabaseAuth {
  getUser(): Promise<unknown>;
  getSession(): Promise<unknown>;
  readonly mfa: {
    challenge(input: { factorId: string; channel: SupabaseChannel }): Promise<unknown>;
    verify(input: { factorId: string; challengeId: string; code: string }): Promise<unknown>;
  };
}

/** The part of Supabase's client that the second step of a sign-in uses. */
export interface SupabaseSecondFactorClient {
  readonly auth: SupabaseAuth;
}

/**
 * The part of Supabase's client that `supabaseAdapter` uses: what `createClient` of `@supabase/supabase-js` or
 * `@supabase/ssr` returns, described without an import of it.
 */
export interface SupabasePhoneClient {
  readonly auth: SupabaseAuth & {
    onAuthStateChange(onChange: (event: string, session: { user: { id: string } } | null) => void): unknown;
    setSession(tokens: { access_token: string; refresh_token: string }): Promise<unknown>;
    refreshSession(): Promise<unknown>;
    updateUser(input: { phone: string; channel?: SupabaseChannel }): Promise<unknown>;
    resend(input: { type: 'sms'; phone: string }): Promise<unknown>;
    verifyOtp(input: { type: 'sms' | 'phone_change'; phone: string; token: string }): Promise<unknown>;
    unlinkIdentity(identity: { identity_id: string }): Promise<unknown>;
    readonly mfa: {
      enroll(input: { factorType: 'phone'; phone: string; friendlyName: string }): Promise<unknown>;
      unenroll(input: { factorId: string }): Promise<unknown>;
    };
  };
}

/**
 * Calls Supabase's client and resolves with the `data` of its result. Every rejection is a `PhoneError`: the client
 * returns an error beside the data, or throws it if the app set `throwOnError`.
 */
export function callSupabase(run: () => Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  return callVendor(async () => {
    const { data, error } = validate('result', await run(), isRecord);
    if (error) throw error;
    return validate('data', data, isRecord);
  }, translateSupabaseError);
}
