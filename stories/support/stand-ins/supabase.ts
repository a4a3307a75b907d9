import type { SupabasePhoneClient, SupabaseSecondFactorClient } from '../../../src/adapters/supabase/index.js';
import type { SecondFactorAdapter } from '../../../src/core/second-factor-adapter.js';
import { toPhoneError, type PhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { isVerified, type PhoneNumber } from '../../../src/core/model.js';
import type { Backend } from '../backend.js';

/**
 * Supabase's client and server, as far as the adapter uses them, over the story's backend. Reserved numbers are
 * factors; another verified number is the sign-in number.
 */
export function supabaseStandIn({ adapter, userId }: Backend): SupabasePhoneClient {
  const idOf = async (phone: string) => (await adapter.create({ phoneNumber: phone })).id;
  const user = async () => {
    const numbers = await adapter.list({});
    const account = numbers.find((number) => isVerified(number) && !number.reservedForSecondFactor);
    return {
      id: userId,
      phone: account?.phoneNumber.slice(1) ?? '',
      phone_confirmed_at: account && new Date(0).toISOString(),
      identities: [{ identity_id: 'email', provider: 'email' }, ...(account ? [phoneIdentity(account)] : [])],
      factors: numbers.filter((number) => number.reservedForSecondFactor).map(factorOf),
    };
  };

  return {
    auth: {
      getUser: () => respond(async () => ({ user: await user() })),
      getSession: async () => ({ data: { session: firstLevel }, error: null }),
      setSession: async () => ({ data: { session: firstLevel }, error: null }),
      refreshSession: async () => ({ data: { session: firstLevel }, error: null }),
      onAuthStateChange: (onChange) => onChange('INITIAL_SESSION', { user: { id: userId } }),
      updateUser: ({ phone, channel }) =>
        respond(async () => {
          await adapter.prepareVerification({ id: await idOf(phone), channel });
          return { user: await user() };
        }),
      resend: () => respond(async () => ({})),
      verifyOtp: ({ phone, token }) =>
        respond(async () => {
          const id = await idOf(phone);
          await adapter.attemptVerification({ id, code: token });
          for (const other of await adapter.list({})) if (other.id !== id) await adapter.delete?.({ id: other.id });
          return { user: await user() };
        }),
      unlinkIdentity: ({ identity_id: id }) => respond(async () => void (await adapter.delete?.({ id }))),
      mfa: {
        enroll: ({ phone }) => respond(async () => ({ id: await idOf(phone) })),
        challenge: ({ factorId, channel }) =>
          respond(async () => {
            const { verification } = await adapter.prepareVerification({ id: factorId, channel });
            return { id: 'challenge', expires_at: toSeconds(verification?.expireAt) };
          }),
        verify: ({ factorId: id, code }) =>
          respond(async () => {
            await adapter.attemptVerification({ id, code });
            await adapter.setReservedForSecondFactor?.({ id, reserved: true });
            return { user: await user() };
          }),
        unenroll: ({ factorId: id }) => respond(async () => void (await adapter.delete?.({ id }))),
      },
    },
  };
}

/** The same for the second step of a sign-in. */
export async function supabaseSignInStandIn({ userId, startSignIn }: Backend): Promise<SupabaseSecondFactorClient> {
  const adapter: SecondFactorAdapter<unknown> = await startSignIn();
  const factors = (await adapter.list({})).map(({ id, maskedPhoneNumber }) => ({
    id,
    factor_type: 'phone',
    status: 'verified',
    phone: maskedPhoneNumber.replace(/\D/g, '5'),
  }));
  return {
    auth: {
      getUser: async () => ({ data: { user: { id: userId, factors } }, error: null }),
      getSession: async () => ({ data: { session: firstLevel }, error: null }),
      mfa: {
        challenge: ({ factorId, channel }) =>
          respond(async () => {
            const { expireAt } = await adapter.prepare({ id: factorId, channel });
            return { id: 'challenge', expires_at: toSeconds(expireAt) };
          }),
        verify: ({ factorId, code }) =>
          respond(async () => {
            await adapter.attempt({ id: factorId, code });
            return { user: { id: userId } };
          }),
      },
    },
  };
}

/** A session after the first step. */
export const firstLevel = {
  access_token: `.${btoa(JSON.stringify({ session_id: 'a session', aal: 'aal1' }))}.`,
  refresh_token: 'a token',
};

function phoneIdentity({ id }: PhoneNumber) {
  return { identity_id: id, provider: 'phone' };
}

function factorOf({ id, phoneNumber, createdAt }: PhoneNumber) {
  return {
    id,
    factor_type: 'phone',
    status: 'verified',
    phone: phoneNumber.slice(1),
    created_at: createdAt && new Date(createdAt).toISOString(),
  };
}

function toSeconds(time: number | null | undefined): number | null {
  return time == null ? null : Math.floor(time / 1000);
}

/** The data, or the error beside it, as Supabase's client returns them. */
async function respond(run: () => Promise<object | void>): Promise<{ data: object | null; error: object | null }> {
  try {
    return { data: (await run()) ?? {}, error: null };
  } catch (thrown) {
    return { data: null, error: errorOf(toPhoneError(thrown)) };
  }
}

function errorOf({ code, retryAfter }: PhoneError): object {
  if (code === 'network') return { name: 'AuthRetryableFetchError', status: 0, message: 'Failed to fetch' };
  const [status, word] = wordOf[code] ?? [400, 'something_new'];
  const message = retryAfter === null ? word : `You can only request this after ${retryAfter - 1} seconds.`;
  return { name: 'AuthApiError', status, code: word, message };
}

const wordOf: { readonly [Code in PhoneErrorCode]?: readonly [status: number, word: string] } = {
  incorrect_code: [422, 'mfa_verification_failed'],
  code_expired: [422, 'mfa_challenge_expired'],
  rate_limited: [429, 'over_sms_send_rate_limit'],
  phone_number_taken: [422, 'phone_exists'],
  message_not_sent: [422, 'sms_send_failed'],
  step_up_required: [401, 'insufficient_aal'],
  not_found: [404, 'mfa_factor_not_found'],
  unauthenticated: [403, 'session_not_found'],
};
