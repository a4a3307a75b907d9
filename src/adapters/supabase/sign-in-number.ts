import type { PhoneAdapter } from '../../core/adapter.js';
import { PhoneError, toPhoneError } from '../../core/errors.js';
import { isRecord, validate } from '../../core/validate.js';
import { numberAdapter, type NumberAdapter } from '../kit/number-adapter.js';
import type { Account, ConfirmInput, SendInput } from '../kit/number-account.js';
import { assertChannel } from './challenge.js';
import { callSupabase, type SupabaseChannel, type SupabasePhoneClient } from './client.js';
import { getSupabaseCode, rethrowUnsentCode } from './errors.js';
import { toNumberKey } from './phone-number.js';
import { getTokens, readClaims } from './session.js';
import type { SupabaseIdentity, SupabaseUser } from './user.js';

export interface SignInNumberOptions extends Pick<PhoneAdapter, 'scope' | 'limits'> {
  readonly channels: readonly SupabaseChannel[];
  readonly currentUserId: () => string | null | undefined;
  readonly fetchUser: (signal?: AbortSignal) => Promise<SupabaseUser>;
}

interface SupabaseAccount extends Account {
  readonly unverifiedNumbers: readonly string[];
  readonly identities: readonly SupabaseIdentity[];
}

/** The number that the account can sign in by: Supabase puts a new one in its place once its code was entered. */
export function createSignInNumber(
  client: SupabasePhoneClient,
  { fetchUser, ...options }: SignInNumberOptions,
): NumberAdapter {
  const { auth } = client;
  const { channels, limits } = options;
  /** When the newest code was sent to each number of each user. */
  const sentAt = new Map<string, number>();

  async function send({ phoneNumber, channel, account }: SendInput<SupabaseAccount>): Promise<void> {
    await callSupabase(() =>
      account.unverifiedNumbers.includes(phoneNumber)
        ? // An administrator gave the account this number, and changing it to itself does nothing.
          auth.resend({ type: 'sms', phone: phoneNumber })
        : auth.updateUser({ phone: phoneNumber, channel: assertChannel(channels, channel) }),
    ).catch(rethrowUnsentCode);
    sentAt.set(toNumberKey(account.userId, phoneNumber), Date.now());
  }

  async function confirm({ phoneNumber, code, account }: ConfirmInput<SupabaseAccount>): Promise<void> {
    const since = sentAt.get(toNumberKey(account.userId, phoneNumber));
    if (since === undefined) throw new PhoneError('code_expired', { message: 'No code was sent from this tab yet.' });
    const before = await getTokens(client);
    const type = account.unverifiedNumbers.includes(phoneNumber) ? 'sms' : 'phone_change';
    const { user } = await callSupabase(() => auth.verifyOtp({ type, phone: phoneNumber, token: code })).catch(
      (error: PhoneError) => {
        const isOld = Date.now() - since > limits.codeLifetime * 1000;
        throw isOld && getSupabaseCode(error) === 'otp_expired'
          ? new PhoneError('code_expired', { cause: error.cause })
          : error;
      },
    );
    // The code is not bound to the session: it signs in the user who asked for it, in a new session at the first
    // level.
    const isOwn = validate('user', user, isRecord).id === account.userId;
    if (!isOwn || readClaims(before.access_token).isAal2) await callSupabase(() => auth.setSession(before));
    if (!isOwn) throw new PhoneError('phone_number_taken', { message: 'Another account had requested this code.' });
    sentAt.delete(toNumberKey(account.userId, phoneNumber));
  }

  return numberAdapter<SupabaseAccount>({
    ...options,
    translateError: toPhoneError,
    read: async ({ signal }) => toAccount(await fetchUser(signal)),
    send,
    confirm,
    async remove({ phoneNumber, account }) {
      const identity = account.identities.find(({ provider }) => provider === 'phone');
      if (!identity || account.unverifiedNumbers.includes(phoneNumber))
        throw new PhoneError('unsupported', {
          message: 'Supabase removes a number by its identity, and this one has none.',
        });
      await callSupabase(() => auth.unlinkIdentity(identity));
    },
  });
}

function toAccount({ id, phone, isPhoneConfirmed, identities }: SupabaseUser): SupabaseAccount {
  const numbers = phone === null ? [] : [phone];
  return {
    userId: id,
    phoneNumbers: isPhoneConfirmed ? numbers : [],
    unverifiedNumbers: isPhoneConfirmed ? [] : numbers,
    identities,
  };
}
