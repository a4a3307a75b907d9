import { randomUUID } from 'node:crypto';
import { tokenJson, userJson } from './json.js';
import { assertFrequency, assertSmsChannel, parsePhone, sendSms, unprocessable, GoTrueError } from './rules.js';
import { createSession, newCode, newToken, type Call, type GoTrueUser, type World } from './world.js';

/** `PUT /user` */
export function updateUser({ world, user, session, body }: Call): object {
  const channel = String(body.channel ?? 'sms');
  // An empty number, and the one that the account has, change nothing.
  const phone = body.phone ? parsePhone(String(body.phone)) : user.phone;
  if (body.phone) assertSmsChannel(world, channel);
  if (phone === user.phone) return userJson(user);
  if (user.factors.some(({ status }) => status === 'verified') && session.aal !== 'aal2')
    throw new GoTrueError(401, 'insufficient_aal', 'AAL2 session is required to update email or password');
  if (isTaken(world, phone))
    throw unprocessable('phone_exists', 'A user with this phone number has already been registered');
  assertFrequency(user.phoneChangeSentAt, world.settings.smsMaxFrequency);
  const code = newCode();
  sendOtp(world, phone, code, channel, 'phone_change');
  Object.assign(user, { phoneChange: { phone, code }, phoneChangeSentAt: Date.now() });
  return userJson(user);
}

/** `POST /resend`, which responds alike for a number that nobody has. */
export function resend({ world, body }: Pick<Call, 'world' | 'body'>): object {
  const phone = parsePhone(String(body.phone ?? ''));
  const user = world.users.find((candidate) => candidate.phone === phone);
  if (!user) return {};
  if (body.type === 'phone_change') {
    if (!user.phoneChange) return {};
    assertFrequency(user.phoneChangeSentAt, world.settings.smsMaxFrequency);
    const pending = { phone: user.phoneChange.phone, code: newCode() };
    sendOtp(world, pending.phone, pending.code, 'sms', 'phone_change');
    Object.assign(user, { phoneChange: pending, phoneChangeSentAt: Date.now() });
    return {};
  }
  if (user.phoneConfirmedAt !== null) return {};
  assertFrequency(user.confirmationSentAt, world.settings.smsMaxFrequency);
  const code = newCode();
  sendOtp(world, phone, code, 'sms', 'confirmation');
  Object.assign(user, { confirmation: { phone, code }, confirmationSentAt: Date.now() });
  return {};
}

/** `POST /verify`: a valid code returns a new session of the user who requested it. */
export function verifyOtp({ world, body }: Pick<Call, 'world' | 'body'>): object {
  if (!body.token) throw new GoTrueError(400, 'validation_failed', 'Verify requires either a token or a token hash');
  const phone = parsePhone(String(body.phone ?? ''));
  const isChange = body.type === 'phone_change';
  const user = world.users.find((candidate) =>
    isChange ? candidate.phoneChange?.phone === phone : candidate.phone === phone,
  );
  const pending = isChange ? user?.phoneChange : user?.confirmation;
  const sentAt = (isChange ? user?.phoneChangeSentAt : user?.confirmationSentAt) ?? -Infinity;
  const isOld = sentAt + world.settings.smsOtpExp * 1000 < Date.now();
  if (!user || pending?.code !== body.token || isOld)
    throw new GoTrueError(403, 'otp_expired', 'Token has expired or is invalid');
  if (isTaken(world, phone) && user.phone !== phone)
    throw new GoTrueError(500, 'unexpected_failure', 'Error confirming user');
  Object.assign(user, { phone, phoneConfirmedAt: Date.now(), phoneChange: null, confirmation: null });
  if (!user.identities.some(({ provider }) => provider === 'phone'))
    user.identities.push({ identity_id: randomUUID(), provider: 'phone', createdAt: Date.now() });
  const session = createSession(user.id);
  world.sessions.push(session);
  return tokenJson(user, session);
}

/** `DELETE /user/identities/{identityId}` */
export function unlinkIdentity({ world, user, id }: Call): object {
  if (!world.settings.manualLinking)
    throw new GoTrueError(404, 'manual_linking_disabled', 'Manual linking is disabled');
  if (user.identities.length <= 1)
    throw unprocessable('single_identity_not_deletable', 'User must have at least 1 identity after unlinking');
  const identity = user.identities.find((candidate) => candidate.identity_id === id);
  if (!identity) throw unprocessable('identity_not_found', "Identity doesn't exist");
  user.identities = user.identities.filter((other) => other !== identity);
  if (identity.provider === 'phone') Object.assign(user, { phone: '', phoneConfirmedAt: null });
  return {};
}

/** `POST /token` */
export function token({ world, body, grantType }: Pick<Call, 'world' | 'body' | 'grantType'>): object {
  if (grantType === 'password') {
    const user = world.users.find(({ email }) => email === body.email);
    if (!user) throw new GoTrueError(400, 'invalid_credentials', 'Invalid login credentials');
    const session = createSession(user.id);
    world.sessions.push(session);
    return tokenJson(user, session);
  }
  const session = world.sessions.find(({ refreshToken }) => refreshToken === body.refresh_token);
  const user = world.users.find(({ id }) => id === session?.userId);
  if (!session || !user)
    throw new GoTrueError(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
  session.refreshToken = newToken();
  return tokenJson(user, session);
}

function isTaken({ users }: World, phone: string): boolean {
  return users.some((user: GoTrueUser) => user.phone === phone);
}

function sendOtp(world: World, phone: string, code: string, channel: string, otpType: string): void {
  try {
    sendSms(world, phone, code, channel);
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : '';
    throw unprocessable('sms_send_failed', `Error sending ${otpType} OTP to provider: ${reason}`);
  }
}
