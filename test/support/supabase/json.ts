import { newToken, type GoTrueFactor, type GoTrueSession, type GoTrueUser } from './world.js';

// The JSON that GoTrue sends for its stored data.

export function userJson(user: GoTrueUser) {
  return {
    id: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email,
    email_confirmed_at: toTime(user.createdAt),
    phone: user.phone,
    ...(user.phoneConfirmedAt !== null && { phone_confirmed_at: toTime(user.phoneConfirmedAt) }),
    ...(user.phoneChange && { new_phone: user.phoneChange.phone }),
    ...(user.phoneChangeSentAt !== null && { phone_change_sent_at: toTime(user.phoneChangeSentAt) }),
    app_metadata: { providers: user.identities.map(({ provider }) => provider) },
    user_metadata: {},
    ...(user.factors.length > 0 && { factors: user.factors.map(factorJson) }),
    identities: user.identities.map(({ createdAt, ...identity }) => ({
      ...identity,
      id: user.id,
      user_id: user.id,
      identity_data: { sub: user.id },
      created_at: toTime(createdAt),
    })),
    created_at: toTime(user.createdAt),
    updated_at: toTime(user.createdAt),
    is_anonymous: user.isAnonymous,
  };
}

function factorJson(factor: GoTrueFactor) {
  return {
    id: factor.id,
    created_at: toTime(factor.createdAt),
    updated_at: toTime(factor.updatedAt),
    status: factor.status,
    ...(factor.friendlyName !== '' && { friendly_name: factor.friendlyName }),
    factor_type: factor.type,
    phone: factor.phone,
    last_challenged_at: factor.lastChallengedAt === null ? null : toTime(factor.lastChallengedAt),
  };
}

/** The response that contains a session. */
export function tokenJson(user: GoTrueUser, session: GoTrueSession) {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    sub: user.id,
    aud: 'authenticated',
    role: 'authenticated',
    email: user.email,
    // Not only ASCII, as with names.
    user_metadata: { name: 'Ada Lovelace, née Byron ✓' },
    session_id: session.id,
    aal: session.aal,
    iat: now,
    exp: now + lifetime,
  };
  return {
    access_token: [{ alg: 'HS256', typ: 'JWT' }, claims].map(toPart).concat(newToken()).join('.'),
    token_type: 'bearer',
    expires_in: lifetime,
    expires_at: now + lifetime,
    refresh_token: session.refreshToken,
    user: userJson(user),
  };
}

/** The lifetime of an access token, in seconds. */
const lifetime = 3600;

function toPart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function toTime(time: number): string {
  return new Date(time).toISOString();
}
