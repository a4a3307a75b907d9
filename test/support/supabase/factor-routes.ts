import { randomUUID } from 'node:crypto';
import { tokenJson } from './json.js';
import { assertFrequency, assertSmsChannel, parsePhone, sendSms, unprocessable, GoTrueError } from './rules.js';
import { createFactor, newCode, newToken, type Call, type GoTrueFactor, type GoTrueUser, type World } from './world.js';

/** `POST /factors` */
export function enroll({ world, user, session, body }: Call): object {
  const { settings } = world;
  if (!settings.phoneEnroll)
    throw new GoTrueError(422, 'mfa_phone_enroll_not_enabled', 'MFA enroll is disabled for Phone');
  const phone = parsePhone(String(body.phone ?? ''));
  const same = user.factors.filter((factor) => factor.phone === phone);
  if (same.some(isVerified))
    throw unprocessable('mfa_verified_factor_exists', 'A verified phone factor already exists, unenroll it first');
  // The same number again deletes the user's unverified factor with it.
  user.factors = user.factors.filter((factor) => !same.includes(factor) && !isExpired(factor, world));
  const friendlyName = String(body.friendly_name ?? '');
  if (user.factors.some((factor) => factor.friendlyName === friendlyName))
    throw unprocessable(
      'mfa_factor_name_conflict',
      `A factor with the friendly name "${friendlyName}" for this user already exists`,
    );
  if (user.factors.length >= settings.maxEnrolledFactors)
    throw unprocessable('too_many_enrolled_mfa_factors', 'Maximum number of verified factors reached');
  if (user.factors.some(isVerified) && session.aal !== 'aal2')
    throw new GoTrueError(403, 'insufficient_aal', 'AAL2 required to enroll a new factor');
  const factor = createFactor({ type: 'phone', friendlyName, phone });
  user.factors.push(factor);
  return { id: factor.id, type: 'phone', friendly_name: friendlyName, phone: body.phone };
}

/** `POST /factors/{factorId}/challenge` */
export function challenge({ world, user, body, id }: Call): object {
  const factor = findFactor(user, id);
  const { settings } = world;
  if (!settings.phoneVerify)
    throw unprocessable('mfa_phone_verify_not_enabled', 'MFA verification is disabled for Phone');
  const channel = String(body.channel ?? 'sms');
  assertSmsChannel(world, channel);
  assertFrequency(factor.lastChallengedAt, settings.mfaMaxFrequency);
  const made = { id: randomUUID(), code: newCode(), createdAt: Date.now(), isVerified: false };
  try {
    sendSms(world, factor.phone ?? '', made.code, channel);
  } catch {
    throw new GoTrueError(500, 'unexpected_failure', 'error sending message');
  }
  factor.challenges.push(made);
  factor.lastChallengedAt = Date.now();
  return {
    id: made.id,
    type: 'phone',
    expires_at: Math.floor(Date.now() / 1000) + settings.challengeExpiry,
  };
}

/** `POST /factors/{factorId}/verify` */
export function verifyFactor({ world, user, session, body, id }: Call): object {
  const factor = findFactor(user, id);
  if (!body.code) throw new GoTrueError(400, 'validation_failed', 'Code needs to be non-empty');
  const made = factor.challenges.find((candidate) => candidate.id === body.challenge_id);
  if (!made) throw unprocessable('mfa_factor_not_found', 'MFA factor with the provided challenge ID not found');
  if (made.isVerified) throw unprocessable('mfa_ip_address_mismatch', 'Challenge and verify IP addresses mismatch.');
  if (made.createdAt + world.settings.challengeExpiry * 1000 < Date.now()) {
    factor.challenges = factor.challenges.filter((other) => other !== made);
    throw unprocessable('mfa_challenge_expired', `MFA challenge ${made.id} has expired`);
  }
  if (made.code !== body.code) throw unprocessable('mfa_verification_failed', 'Invalid MFA Phone code entered');
  made.isVerified = true;
  Object.assign(factor, { status: 'verified', updatedAt: Date.now() });
  Object.assign(session, { aal: 'aal2', factorId: factor.id, refreshToken: newToken() });
  // Ends the user's sessions at the first level, and deletes the unverified factors of the same type.
  world.sessions = world.sessions.filter((other) => other.userId !== user.id || other.aal === 'aal2');
  user.factors = user.factors.filter((other) => isVerified(other) || other.type !== factor.type);
  return tokenJson(user, session);
}

/** `DELETE /factors/{factorId}` */
export function unenroll({ world, user, session, id }: Call): object {
  const factor = findFactor(user, id);
  if (isVerified(factor) && session.aal !== 'aal2')
    throw unprocessable('insufficient_aal', 'AAL2 required to unenroll verified factor');
  user.factors = user.factors.filter((other) => other !== factor);
  for (const other of world.sessions.filter(({ factorId }) => factorId === factor.id))
    Object.assign(other, { aal: 'aal1', factorId: null });
  return { id: factor.id };
}

function findFactor(user: GoTrueUser, id: string): GoTrueFactor {
  const factor = user.factors.find((candidate) => candidate.id === id);
  if (factor) return factor;
  throw new GoTrueError(404, 'mfa_factor_not_found', 'Factor not found');
}

function isVerified({ status }: GoTrueFactor): boolean {
  return status === 'verified';
}

function isExpired(factor: GoTrueFactor, { settings }: World): boolean {
  return !isVerified(factor) && factor.createdAt + settings.factorExpiry * 1000 < Date.now();
}
