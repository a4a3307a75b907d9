import { PhoneError } from '../../core/errors.js';
import { isRecord, isText, validate } from '../../core/validate.js';
import { callSupabase, type SupabasePhoneClient, type SupabaseSecondFactorClient } from './client.js';

export interface SupabaseTokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** What the access token says of its session. */
export interface SessionClaims {
  /** The same for as long as the user stays signed in. */
  readonly sessionId: string;
  /** Whether a second factor was used. */
  readonly isAal2: boolean;
}

/**
 * Returns a function that returns the id of the signed-in user; null if nobody is signed in, undefined until the client
 * has loaded the session.
 */
export function watchUserId({ auth }: SupabasePhoneClient): () => string | null | undefined {
  const known = watched.get(auth);
  if (known) return known;
  let userId: string | null | undefined;
  const getUserId = () => userId;
  watched.set(auth, getUserId);
  auth.onAuthStateChange((_, session) => {
    userId = session?.user.id ?? null;
  });
  return getUserId;
}

/** One subscription for all adapters of a client, since nothing says when an adapter is no longer used. */
const watched = new WeakMap<object, () => string | null | undefined>();

/** Returns the tokens of the current session; rejects with `unauthenticated` if there is none. */
export async function getTokens({ auth }: SupabaseSecondFactorClient): Promise<SupabaseTokens> {
  const { session } = await callSupabase(() => auth.getSession());
  if (session === null) throw new PhoneError('unauthenticated');
  const tokens = validate('session', session, isRecord);
  return {
    access_token: validate('access_token', tokens.access_token, isText),
    refresh_token: validate('refresh_token', tokens.refresh_token, isText),
  };
}

/** Reads an access token, whose signature the server checks. Throws `unknown` if it is not Supabase's. */
export function readClaims(accessToken: string): SessionClaims {
  const claims = validate('claims', parsePayload(accessToken), isRecord);
  return { sessionId: validate('session_id', claims.session_id, isText), isAal2: claims.aal === 'aal2' };
}

function parsePayload(accessToken: string): unknown {
  const [, payload = ''] = accessToken.split('.');
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (byte) => byte.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
