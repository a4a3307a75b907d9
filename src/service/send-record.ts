import { createId } from './codes.js';
import type { Channel } from '../core/model.js';
import type { CanonicalNumber } from './canonical-number.js';
import { isConversionFalling, listConversionQueries } from './conversion.js';
import { locks, type ServiceContext } from './context.js';
import type { PhoneMessagePurpose } from './message.js';
import {
  findRefusal,
  getForgetAt,
  getSendLimits,
  listQueries,
  type SendRefusal,
  type SendRequest,
} from './send-limits.js';
import { createSentCode, keepEarlierCodes } from './sent-code.js';
import type { PhoneSendRecord, SentCode, StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { findVerified, toSubscriber } from './subscriber.js';

/** Where a code is stored: with its number, or with a sign-in attempt. */
export interface CodePlace {
  hash(code: string): Promise<string>;
  /** Returns the code that was sent last; throws if none may be sent now. */
  open(tx: PhoneStoreTransaction): Promise<StoredCode>;
  /** Returns the code that was sent last; null if its number or sign-in attempt is gone. */
  find(tx: PhoneStoreTransaction): Promise<StoredCode | null>;
}

/** A stored code, valid for the transaction that read it. */
export interface StoredCode {
  readonly sent: SentCode;
  replace(sent: SentCode): Promise<void>;
}

/** A message to send. */
export interface SendJob {
  number: StoredPhoneNumber;
  purpose: PhoneMessagePurpose;
  /** ms since the epoch: the code expires then at the latest. @default the end of its lifetime */
  validUntil?: number | undefined;
  place: CodePlace;
}

interface NewSend extends Pick<SendRequest, 'phoneNumberHashes' | 'clientHashes'> {
  channel: Channel;
  codeHash: string;
  /** For the send record, which outlives the code. */
  sentCodeHash: string;
  recipient: CanonicalNumber;
  sendId: string | undefined;
}

/** A message that was recorded, until its sender reports the outcome. */
export interface RecordedSend {
  send: PhoneSendRecord;
  before: SentCode;
  codeHash: string;
  expireAt: number;
  /** Whether codes before it are still good. */
  keepsEarlier: boolean;
  isConversionFalling: boolean;
}

/**
 * Records a send and stores its code. Resolves with the expiry of the current code instead if the message was sent
 * before, or with the limit that does not allow it.
 */
export function recordSend(
  { store, clock, policy }: ServiceContext,
  { number: { userId }, purpose, validUntil = Infinity, place }: SendJob,
  {
    channel,
    codeHash,
    sentCodeHash,
    recipient: { phoneNumber, country },
    phoneNumberHashes,
    clientHashes,
    sendId,
  }: NewSend,
): Promise<RecordedSend | { sentBefore: number } | { refusal: SendRefusal }> {
  const subscriber = toSubscriber(phoneNumber);
  const described = { userId, prefix: subscriber.slice(0, -4), country, purpose };
  const request: SendRequest = { ...described, phoneNumberHashes, clientHashes };
  const keys = [locks.user(userId)];
  if (purpose === 'verification') {
    keys.push(locks.phoneNumber(subscriber));
    // Not the country, which would hold up most of an app's users: at its limit a few messages more may leave.
    if (policy.sendsPerPrefix !== null) keys.push(locks.prefix(described.prefix));
    if (policy.sendsPerClient !== null) keys.push(...clientHashes.map(locks.client));
  }
  if (policy.sendsInAll !== null) keys.push(locks.allSends);
  return store.transaction(keys, async (tx) => {
    const now = clock.now();
    const stored = await place.open(tx);
    if (sendId !== undefined && (await tx.wasSent(sendId)))
      return { sentBefore: stored.sent.verification?.expireAt ?? now };
    const owner = purpose === 'verification' ? await findVerified(tx, phoneNumber) : null;
    const limits = getSendLimits(policy, request, owner?.userId ?? null);
    const queries = listQueries(limits);
    const times = await tx.nthLastSends([...queries, ...listConversionQueries(policy, request)]);
    const refusal = findRefusal(limits, times, now);
    if (refusal) return { refusal };
    const send: PhoneSendRecord = {
      ...described,
      phoneNumberHash: phoneNumberHashes[0],
      clientHash: clientHashes[0] ?? null,
      id: sendId ?? createId('send'),
      sentAt: now,
      outcome: 'sent',
      converted: false,
      codeHash: sentCodeHash,
      forgetAt: getForgetAt(policy, now),
    };
    await tx.putSendRecord(send);
    const expireAt = Math.min(now + policy.codeLifetime * 1000, validUntil);
    // Those before it stay good until this one is known to be sent, even if this process ends before it knows.
    const sent = keepEarlierCodes(createSentCode(codeHash, { channel, now, expireAt }), stored.sent, now);
    await stored.replace(sent);
    const conversions = times.slice(queries.length);
    return {
      send,
      before: stored.sent,
      codeHash,
      expireAt,
      keepsEarlier: (sent.earlier ?? []).length > 0,
      isConversionFalling: isConversionFalling(conversions),
    };
  });
}
