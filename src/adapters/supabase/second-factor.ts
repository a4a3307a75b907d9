import type { SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { PhoneError } from '../../core/errors.js';
import { maskPhoneNumber } from '../../core/mask.js';
import { isRecord, isText, validate } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { assertChannel, challengeFactor, verifyChallenge, type FactorChallenge } from './challenge.js';
import type { SupabaseChannel, SupabaseSecondFactorClient } from './client.js';
import { secondFactorLimits } from './limits.js';
import { getTokens, readClaims } from './session.js';
import { fetchUser, type PhoneFactor } from './user.js';

export interface SupabaseSecondFactorAdapterOptions {
  /** The channels that the project can send by, the default one first. @default ['sms'] */
  channels?: readonly SupabaseChannel[] | undefined;
  /** Limits that differ in your project. @default 6 digits, 300 s, 60 s */
  limits?: Optional<SecondFactorAdapter['limits']> | undefined;
}

/** The user who passed the second step; the client has stored the session. */
export interface SupabaseSession {
  userId: string;
}

/**
 * The second step of a sign-in: `session` is what the first step returned, or `getSession()` after a reload, and
 * `mfa.getAuthenticatorAssuranceLevel()` tells whether a second step is due. The user is signed in already, at the
 * first level: your policies must require `aal2`. Calls reject with `unauthenticated` once the client has another
 * session, or this one has reached the second level.
 */
export function supabaseSecondFactorAdapter(
  client: SupabaseSecondFactorClient,
  session: { access_token: string },
  options: SupabaseSecondFactorAdapterOptions = {},
): SecondFactorAdapter<SupabaseSession> {
  const { channels = ['sms'] } = options;
  const attemptId = getAttemptId(session.access_token);
  /** The newest challenge of each factor. Supabase leaves the earlier ones valid. */
  const challenges = new Map<string, FactorChallenge>();

  async function fetchFactors(signal?: AbortSignal): Promise<readonly PhoneFactor[]> {
    const { access_token } = await unlessAborted(signal, () => getTokens(client));
    const { sessionId, isAal2 } = readClaims(access_token);
    if (sessionId !== attemptId || isAal2)
      throw new PhoneError('unauthenticated', { message: 'This sign-in is over. Start again with its first step.' });
    return (await fetchUser(client, signal)).phoneFactors.filter(({ isVerified }) => isVerified);
  }

  async function assertFactor(id: string): Promise<void> {
    if (!(await fetchFactors()).some((factor) => factor.id === id)) throw new PhoneError('not_found');
  }

  return {
    attemptId,
    limits: withDefaults<SecondFactorAdapter['limits']>(secondFactorLimits, options.limits),
    channels,
    async list({ signal }) {
      return (await fetchFactors(signal)).map(({ id, phoneNumber }, at) => ({
        id,
        maskedPhoneNumber: maskPhoneNumber(phoneNumber),
        default: at === 0,
      }));
    },
    async prepare({ id, ...requested }) {
      await assertFactor(id);
      const { challenge, expireAt } = await challengeFactor(client, id, assertChannel(channels, requested.channel));
      challenges.set(id, challenge);
      return { expireAt };
    },
    async attempt({ id, code }) {
      await assertFactor(id);
      const passed = await verifyChallenge(client, challenges.get(id), code);
      return { userId: validate('id of the user', validate('user', passed.user, isRecord).id, isText) };
    },
  };
}

function getAttemptId(accessToken: string): string {
  try {
    return readClaims(accessToken).sessionId;
  } catch (cause) {
    throw new Error(
      'The access token is none of Supabase Auth’s, so there is no sign-in whose second step can be passed. Pass the ' +
        'session that signInWithPassword() or getSession() resolved with.',
      { cause },
    );
  }
}
