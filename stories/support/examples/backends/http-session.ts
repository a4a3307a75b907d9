import { createHmac, timingSafeEqual } from 'node:crypto';

// Stands for your app's own sessions: a cookie that holds the user's id and a signature of it.

const key = process.env.SESSION_SECRET ?? '';

/** The user whose request it is, or null. */
export function userIdOf(request: Request): string | null {
  const [, userId, signature] = /\bsession=([^.;]+)\.([\w-]+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  if (userId === undefined || signature === undefined || key === '') return null;
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(userId))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? userId : null;
}

/**
 * The value of Set-Cookie for the user's id, which the page reads (`userIdCookie`): set it with the session. It is no
 * proof of who the user is.
 */
export function createUserIdCookie(userId: string): string {
  return `user_id=${encodeURIComponent(userId)}; Path=/; Secure; SameSite=Lax`;
}

/** The value of Set-Cookie for a user who has signed in. */
export function createSessionCookie(userId: string): string {
  return `session=${userId}.${sign(userId)}; Path=/; HttpOnly; Secure; SameSite=Lax`;
}

function sign(userId: string): string {
  return createHmac('sha256', key).update(userId).digest('base64url');
}
