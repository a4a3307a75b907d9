import type { SupabaseClient } from '@supabase/supabase-js';
import { PhoneError, type PhoneAdapter } from '../../../../src/index.js';
import { findErrorCode, numberAdapter } from '../../../../src/adapters/kit/index.js';

type Auth = Pick<SupabaseClient['auth'], 'getUser' | 'updateUser' | 'verifyOtp'>;

/** The number with which a Supabase user signs in. */
export function supabaseAdapter(auth: Auth, projectUrl: string): PhoneAdapter {
  return numberAdapter({
    scope: `supabase:${projectUrl}`,
    limits: { codeLength: 6, codeLifetime: 60, resendCooldown: 60, maxPhoneNumbers: 1, replaces: true },
    async read() {
      const { data, error } = await auth.getUser();
      if (error) throw error;
      const { id, phone, phone_confirmed_at: confirmedAt } = data.user;
      // Supabase returns the number without "+".
      return { userId: id, phoneNumbers: phone && confirmedAt ? [`+${phone}`] : [] };
    },
    async send({ phoneNumber }) {
      const { error } = await auth.updateUser({ phone: phoneNumber });
      if (error) throw error;
    },
    async confirm({ phoneNumber, code }) {
      const { error } = await auth.verifyOtp({ phone: phoneNumber, token: code, type: 'phone_change' });
      if (error) throw error;
    },
    translateError(thrown) {
      const { code, name } = Object(thrown);
      return new PhoneError(findErrorCode(errorCodes, code ?? name) ?? 'unknown', { cause: thrown });
    },
  });
}

const errorCodes = {
  validation_failed: 'invalid_phone_number',
  phone_exists: 'phone_number_taken',
  otp_expired: 'incorrect_code', // of a wrong code as well
  over_sms_send_rate_limit: 'rate_limited',
  over_request_rate_limit: 'rate_limited',
  sms_send_failed: 'message_not_sent',
  session_not_found: 'unauthenticated',
  bad_jwt: 'unauthenticated',
  AuthSessionMissingError: 'unauthenticated',
  AuthRetryableFetchError: 'network',
} as const;
