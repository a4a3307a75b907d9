/**
 * Returns whose idempotency record it is, for the limit on records. The sign-ins of a user count together, and apart
 * from what the user requests with a session: an attacker with only the password must not push out the user's records.
 */
export function toIdempotencyOwner(by: 'user' | 'attempt', userId: string): string {
  return `${by}:${userId}`;
}
