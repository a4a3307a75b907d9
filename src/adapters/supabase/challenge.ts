import { PhoneError } from '../../core/errors.js';
import type { Channel } from '../../core/model.js';
import { isNumberOrNull, isText, validate } from '../../core/validate.js';
import { callSupabase, type SupabaseChannel, type SupabaseSecondFactorClient } from './client.js';
import { rethrowUnsentCode } from './errors.js';

/** A code that was sent to a factor. */
export interface FactorChallenge {
  readonly factorId: string;
  readonly challengeId: string;
}

/** Sends a code to a factor. `expireAt`: ms since the epoch. */
export async function challengeFactor(
  { auth }: SupabaseSecondFactorClient,
  factorId: string,
  channel: SupabaseChannel,
): Promise<{ challenge: FactorChallenge; expireAt: number | null }> {
  const { id, expires_at = null } = await callSupabase(() => auth.mfa.challenge({ factorId, channel })).catch(
    rethrowUnsentCode,
  );
  const expireAt = validate('expires_at', expires_at, isNumberOrNull);
  return {
    challenge: { factorId, challengeId: validate('id of the challenge', id, isText) },
    expireAt: expireAt && expireAt * 1000,
  };
}

/** Tries a code, after which the client's session is at the second level; throws `code_expired` if none was sent. */
export async function verifyChallenge(
  { auth }: SupabaseSecondFactorClient,
  challenge: FactorChallenge | undefined,
  code: string,
): Promise<Readonly<Record<string, unknown>>> {
  if (!challenge) throw new PhoneError('code_expired', { message: 'No code was sent from this tab yet.' });
  return callSupabase(() => auth.mfa.verify({ ...challenge, code })).catch((error: PhoneError) => {
    // Supabase deletes the unverified factors once one is verified, and their codes with them.
    throw error.code === 'not_found' ? new PhoneError('code_expired', { cause: error.cause }) : error;
  });
}

/** Returns the channel if it is one of the adapter's; else throws `unsupported`. */
export function assertChannel(
  channels: readonly SupabaseChannel[],
  channel: Channel = channels[0] ?? 'sms',
): SupabaseChannel {
  const found = channels.find((candidate) => candidate === channel);
  if (found) return found;
  throw new PhoneError('unsupported', { message: `${channel} is not one of this adapter’s \`channels\`.` });
}
