import { PhoneError } from '../core/errors.js';
import type { Channel, Verification } from '../core/model.js';
import { describeNumber } from './canonical-number.js';
import { includesHash, type Codes } from './codes.js';
import type { ServiceContext } from './context.js';
import type { PhoneMessagePurpose } from './message.js';
import type { PhonePolicy } from './policy.js';
import { billed } from './send-limits.js';
import type { EarlierCode, SentCode } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { type AttemptTarget } from './attempt-target.js';
import { toSubscriber } from './subscriber.js';
import { assertNotThrottled, recordWrongCode, type Throttle } from './throttle.js';

/** Creates the record of a code that was just sent. */
export function createSentCode(
  codeHash: string,
  { channel, now, expireAt }: { channel: Channel; now: number; expireAt: number },
): SentCode {
  const verification: Verification = { status: 'unverified', strategy: 'phone_code', channel, attempts: 0, expireAt };
  return { verification, codeHash, updatedAt: now, earlier: [] };
}

/**
 * Returns a code whose message may or may not have been sent, together with those before it, so that the newest one
 * that was delivered is good. There are few of them, because each makes a guess more likely to be right.
 */
export function keepEarlierCodes(sent: SentCode, before: SentCode, now: number): SentCode {
  const { codeHash, verification, earlier = [] } = before;
  const { status, attempts, expireAt } = getVerificationAt({ verification }, now) ?? {};
  if (codeHash === null || status !== 'unverified' || expireAt == null) return sent;
  const wrong = attempts ?? 0;
  const older = earlier.map((code) => ({ ...code, attempts: code.attempts + wrong }));
  return { ...sent, earlier: [{ codeHash, expireAt, attempts: wrong }, ...older].slice(0, maxEarlierCodes) };
}

const maxEarlierCodes = 2;

/** Returns the verification of a code, which is `expired` as soon as its time is over. */
export function getVerificationAt({ verification }: Pick<SentCode, 'verification'>, now: number): Verification | null {
  const isExpired =
    verification?.status === 'unverified' && verification.expireAt !== null && verification.expireAt <= now;
  return isExpired ? { ...verification, status: 'expired' } : verification;
}

/**
 * The outcome of an attempt. An error is returned and not thrown, because throwing rolls back, and a wrong code must
 * stay counted: `sent` is the code to store.
 */
export type CodeAttempt =
  | { readonly isRight: true; readonly verification: Verification; readonly throttle: Throttle }
  | { readonly isRight: false; readonly sent: SentCode; readonly error: PhoneError; readonly isLocked: boolean };

/** A code that somebody typed. */
export interface TypedCode {
  readonly userId: string;
  readonly phoneNumber: string;
  readonly purpose: PhoneMessagePurpose;
  readonly target: AttemptTarget;
  readonly sent: SentCode;
  readonly code: string;
  /** Under each key of the server. */
  readonly hashes: readonly string[];
}

/**
 * Compares a code with the one that was sent. Throws `rate_limited`, `locked`, `code_expired` (also if none was sent),
 * `too_many_attempts`.
 */
export async function attemptCode(
  tx: PhoneStoreTransaction,
  context: ServiceContext,
  typed: TypedCode,
): Promise<CodeAttempt> {
  const { clock, policy, codes } = context;
  const { userId, phoneNumber, target, sent, hashes } = typed;
  const now = clock.now();
  const throttle = await assertNotThrottled(tx, policy, { userId, target }, now);
  const verification = getVerificationAt(sent, now);
  if (verification === null || verification.status === 'expired') throw new PhoneError('code_expired');
  if (verification.status === 'failed') throw new PhoneError('too_many_attempts', { attemptsLeft: 0 });
  const good = [sent.codeHash ?? [], listEarlierCodes(sent, policy, now)].flat();
  if (good.filter((codeHash) => includesHash(hashes, codeHash)).length > 0) {
    await tx.convertSendRecords(userId, await hashRecipient(codes, phoneNumber));
    return { isRight: true, verification, throttle };
  }

  const attempts = (verification.attempts ?? 0) + 1;
  const attemptsLeft = Math.max(0, policy.wrongCodesPerCode - attempts);
  const isBurnt = attemptsLeft === 0;
  const { isLocked, retryAfter } = await recordWrongCode(tx, policy, throttle, now);
  return {
    isRight: false,
    sent: {
      verification: { ...verification, attempts, status: isBurnt ? 'failed' : 'unverified' },
      codeHash: isBurnt ? null : sent.codeHash,
      updatedAt: now,
      earlier: isBurnt ? [] : sent.earlier,
    },
    error: new PhoneError(isBurnt ? 'too_many_attempts' : 'incorrect_code', {
      attemptsLeft,
      retryAfter,
      sentAgo: isBurnt ? null : await findNewerSend(tx, context, typed, now),
    }),
    isLocked,
  };
}

/** Returns the parts of the hash of a code in a send record: the same code of another user has another hash. */
export function describeSentCode(
  { userId, phoneNumber, purpose }: Pick<TypedCode, 'userId' | 'phoneNumber' | 'purpose'>,
  code: string,
): readonly string[] {
  return [purpose, userId, phoneNumber, code];
}

/**
 * Returns the seconds since the last message if a code came with an older one, also of another sign-in attempt, that
 * would not have expired yet; else null.
 */
async function findNewerSend(
  tx: PhoneStoreTransaction,
  { codes, policy }: ServiceContext,
  typed: TypedCode,
  now: number,
): Promise<number | null> {
  const { userId, phoneNumber, purpose, code } = typed;
  const phoneNumberHashes = await hashRecipient(codes, phoneNumber);
  const toNumber = { userId, phoneNumberHashes, purpose, outcomes: billed };
  const codeHashes = await codes.hashes('sent_code', ...describeSentCode(typed, code));
  const [last = null, older = null] = await tx.nthLastSends([
    { n: 1, among: toNumber },
    { n: 1, among: { ...toNumber, codeHashes } },
  ]);
  if (last === null || older === null || older >= last || now - older > policy.codeLifetime * 1000) return null;
  return Math.max(0, Math.floor((now - last) / 1000));
}

/** Returns the hashes that the send records of a number have, under each key of the server. */
function hashRecipient(codes: Codes, phoneNumber: string): Promise<readonly string[]> {
  return codes.hashes('phone_number', toSubscriber(describeNumber(phoneNumber).phoneNumber));
}

function listEarlierCodes({ verification, earlier = [] }: SentCode, { wrongCodesPerCode }: PhonePolicy, now: number) {
  const isGood = ({ expireAt, attempts }: EarlierCode) =>
    now < expireAt && attempts + (verification?.attempts ?? 0) < wrongCodesPerCode;
  return earlier.filter(isGood).map(({ codeHash }) => codeHash);
}
