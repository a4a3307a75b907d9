import { countryOfPhoneNumber } from '../core/e164.js';
import { PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { createCode, createId } from './codes.js';
import { locks, type ServiceContext } from './context.js';
import { createEvent } from './events.js';
import { composeMessage, type MessagePurpose } from './message.js';
import type { Policy } from './policy.js';
import { assertSendAllowed, getForgetAt } from './send-limits.js';
import { createSentCode } from './sent-code.js';
import type { SendRecord, SentCode, StoredPhoneNumber, StoreTransaction } from './store.js';
import { assertNotThrottled } from './throttle.js';

/** How a code is to be sent. */
export interface SendCodeInput {
  /** @default the policy's first channel */
  channel?: Channel;
  /** BCP 47, for the wording of the message. */
  locale?: string;
  /**
   * The id of the message. A repetition with the id of a message that was sent, or may have been, sends nothing.
   * @default a new one
   */
  sendId?: string;
}

/** Where a code is stored: with its number, or with a sign-in attempt. */
export interface CodePlace {
  hash(code: string): Promise<string>;
  /** Returns the code that was sent last; throws if none may be sent now. */
  open(tx: StoreTransaction): Promise<StoredCode>;
  /** Returns the code that was sent last; null if its number or sign-in attempt is gone. */
  find(tx: StoreTransaction): Promise<StoredCode | null>;
}

/** A stored code, valid for the transaction that read it. */
export interface StoredCode {
  readonly sent: SentCode;
  replace(sent: SentCode): Promise<void>;
}

interface SendJob {
  number: StoredPhoneNumber;
  purpose: MessagePurpose;
  /** ms since the epoch: the code expires then at the latest. @default the end of its lifetime */
  validUntil?: number;
  place: CodePlace;
}

/**
 * Sends a new code, which voids the previous one, and resolves with its expiry in ms since the epoch. The send is
 * recorded and the code valid before the message leaves, so that no second process sends one too many, and the person
 * can be faster than the provider's response. No lock is held while the provider is awaited.
 */
export async function sendCode(
  context: ServiceContext,
  job: SendJob,
  { channel = context.policy.channels[0], locale, sendId }: SendCodeInput,
): Promise<number> {
  const { sender, clock, policy } = context;
  const { number, purpose, place } = job;
  if (channel === undefined || !policy.channels.includes(channel)) throw new PhoneError('unsupported');
  assertCountryAllowed(policy, number.phoneNumber);

  const code = createCode(policy.codeLength);
  const codeHash = await place.hash(code);
  const recorded = await recordSend(context, job, { channel, codeHash, sendId });
  if (typeof recorded === 'number') return recorded;
  try {
    const text = composeMessage(context.message, {
      code,
      host: context.host(),
      channel,
      locale: locale ?? null,
      purpose,
    });
    await sender.send({ id: recorded.send.id, to: number.phoneNumber, channel, text, code, purpose });
  } catch (thrown) {
    await recordFailedSend(context, place, { ...recorded, codeHash });
    await context.emit(createEvent('code_not_sent', number, clock));
    throw thrown instanceof PhoneError ? thrown : new PhoneError('message_not_sent', { cause: thrown });
  }
  await context.emit(createEvent('code_sent', number, clock));
  return recorded.expireAt;
}

/**
 * Throws `unsupported_country` for a country that messages are not sent to, or an unknown one if only some are allowed.
 */
export function assertCountryAllowed({ countries }: Policy, phoneNumber: string): void {
  if (countries === null) return;
  const country = countryOfPhoneNumber(phoneNumber);
  if (country === null || !countries.includes(country)) throw new PhoneError('unsupported_country');
}

interface RecordedSend {
  send: SendRecord;
  before: SentCode;
  expireAt: number;
}

/** Returns the expiry of the current code if the message was sent before. */
function recordSend(
  { store, clock, policy }: ServiceContext,
  { number: { userId, phoneNumber }, purpose, validUntil = Infinity, place }: SendJob,
  { channel, codeHash, sendId }: { channel: Channel; codeHash: string; sendId: string | undefined },
): Promise<RecordedSend | number> {
  const keys = [locks.user(userId), locks.phoneNumber(phoneNumber)];
  if (policy.sendsInAll !== null) keys.push(locks.allSends);
  return store.transaction(keys, async (tx) => {
    const now = clock.now();
    const stored = await place.open(tx);
    if (sendId !== undefined && (await tx.wasSent(sendId))) return stored.sent.verification?.expireAt ?? now;
    const send = { id: sendId ?? createId('send'), userId, phoneNumber, purpose, sentAt: now, failed: false };
    await assertNotThrottled(tx, policy, userId, now);
    await assertSendAllowed(tx, policy, send, now);
    const record = { ...send, forgetAt: getForgetAt(policy, now) };
    await tx.putSendRecord(record);
    const expireAt = Math.min(now + policy.codeLifetime * 1000, validUntil);
    await stored.replace(createSentCode(codeHash, { channel, now, expireAt }));
    return { send: record, before: stored.sent, expireAt };
  });
}

/**
 * Marks the send as failed and restores the previous code, so that the person does not wait for the cooldown. The send
 * still counts toward the other limits: a provider may have sent, and billed, what it then reported as failed.
 */
function recordFailedSend(
  { store }: ServiceContext,
  place: CodePlace,
  { send, before, codeHash }: RecordedSend & { codeHash: string },
): Promise<void> {
  const keys = [locks.user(send.userId), locks.phoneNumber(send.phoneNumber)];
  return store.transaction(keys, async (tx) => {
    await tx.putSendRecord({ ...send, failed: true });
    const stored = await place.find(tx);
    const isStillCurrent = stored?.sent.codeHash === codeHash;
    if (isStillCurrent) await stored.replace(before);
  });
}
