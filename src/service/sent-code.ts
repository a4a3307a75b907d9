import { PhoneError } from '../core/errors.js';
import type { Channel, Verification } from '../core/model.js';
import { isSameHash } from './codes.js';
import type { ServiceContext } from './context.js';
import type { SentCode, StoreTransaction, WrongCodes } from './store.js';
import { countWrongCode, refuseWhileThrottled } from './throttle.js';

/** A code that was just sent, with all its tries. */
export function newSentCode(
  codeHash: string,
  { channel, now, expireAt }: { channel: Channel; now: number; expireAt: number },
): SentCode {
  const verification: Verification = { status: 'unverified', strategy: 'phone_code', channel, attempts: 0, expireAt };
  return { verification, codeHash, updatedAt: now };
}

/** How far a code has come; `expired` as soon as it is. */
export function verificationAt({ verification }: Pick<SentCode, 'verification'>, now: number): Verification | null {
  const isOut = verification?.status === 'unverified' && verification.expireAt !== null && verification.expireAt <= now;
  return isOut ? { ...verification, status: 'expired' } : verification;
}

/**
 * What came of a try. A wrong one is answered, not thrown, since it must stay counted, and throwing rolls back: `sent`
 * is the code after it, to be written.
 */
export type Trial =
  | { readonly isRight: true; readonly verification: Verification; readonly wrongCodes: WrongCodes }
  | { readonly isRight: false; readonly sent: SentCode; readonly error: PhoneError; readonly isLocked: boolean };

/** Tries a code against the one that was sent: `rate_limited`, `code_expired` (none was sent), `too_many_attempts`. */
export async function tryCode(
  tx: StoreTransaction,
  { clock, policy }: ServiceContext,
  { userId, phoneNumber, sent, codeHash }: { userId: string; phoneNumber: string; sent: SentCode; codeHash: string },
): Promise<Trial> {
  const now = clock.now();
  const wrongCodes = await refuseWhileThrottled(tx, policy, userId, now);
  const verification = verificationAt(sent, now);
  if (verification === null || verification.status === 'expired') throw new PhoneError('code_expired');
  if (verification.status === 'failed') throw new PhoneError('too_many_attempts', { attemptsLeft: 0 });
  if (sent.codeHash !== null && isSameHash(sent.codeHash, codeHash))
    return { isRight: true, verification, wrongCodes };

  const attempts = (verification.attempts ?? 0) + 1;
  const attemptsLeft = Math.max(0, policy.wrongCodesPerCode - attempts);
  const isBurnt = attemptsLeft === 0;
  const { isLocked, retryAfter } = await countWrongCode(tx, policy, { wrongCodes, source: phoneNumber }, now);
  return {
    isRight: false,
    sent: {
      verification: { ...verification, attempts, status: isBurnt ? 'failed' : 'unverified' },
      codeHash: isBurnt ? null : sent.codeHash,
      updatedAt: now,
    },
    error: new PhoneError(isBurnt ? 'too_many_attempts' : 'incorrect_code', { attemptsLeft, retryAfter }),
    isLocked,
  };
}
