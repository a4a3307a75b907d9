import { countryOfPhoneNumber } from '../core/e164.js';
import { PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { createCode, createId } from './codes.js';
import { lockOf, type ServiceContext } from './context.js';
import { eventAbout } from './events.js';
import { writeMessage, type MessagePurpose } from './message.js';
import type { Policy } from './policy.js';
import { forgetSendAt, refuseWhileSendLimited } from './send-limits.js';
import { newSentCode } from './sent-code.js';
import type { SendRecord, SentCode, StoredPhoneNumber, StoreTransaction } from './store.js';
import { refuseWhileThrottled } from './throttle.js';

/** What a person may say about how their code is to be sent. */
export interface SendCodeInput {
  /** @default the policy's first channel */
  channel?: Channel;
  /** BCP 47, for the words of the message. */
  locale?: string;
}

/** Where a code is kept while it is out: with its number, or with a sign-in. */
export interface CodePlace {
  hash(code: string): Promise<string>;
  /** The code that was sent last; throws where none may be sent now. */
  open(tx: StoreTransaction): Promise<PlacedCode>;
  /** The same whatever may be sent; null where its place is gone. */
  find(tx: StoreTransaction): Promise<PlacedCode | null>;
}

/** A code in its place, for as long as the transaction lasts in which it was read. */
export interface PlacedCode {
  readonly sent: SentCode;
  replace(sent: SentCode): Promise<void>;
}

interface Errand {
  number: StoredPhoneNumber;
  purpose: MessagePurpose;
  /** ms since the epoch: no code of this errand is good for longer. @default its lifetime alone says */
  goodUntil?: number;
  place: CodePlace;
}

/**
 * Sends a new code, which voids the one before, and answers when it stops being good, in ms since the epoch. The send
 * is counted and its code good before the message leaves, so that no second process sends one too many and the person
 * can be faster than the provider's answer; the provider is awaited without a lock.
 */
export async function sendCode(
  context: ServiceContext,
  errand: Errand,
  { channel = context.policy.channels[0], locale }: SendCodeInput,
): Promise<number> {
  const { sender, clock, policy } = context;
  const { number, purpose, place } = errand;
  if (channel === undefined || !policy.channels.includes(channel)) throw new PhoneError('unsupported');
  refuseCountry(policy, number.phoneNumber);

  const code = createCode(policy.codeLength);
  const codeHash = await place.hash(code);
  const reserved = await reserveSend(context, errand, { channel, codeHash });
  try {
    const text = writeMessage(context.message, {
      code,
      host: context.host(),
      channel,
      locale: locale ?? null,
      purpose,
    });
    await sender.send({ id: reserved.send.id, to: number.phoneNumber, channel, text, code, purpose });
  } catch (thrown) {
    await withdrawSend(context, place, { ...reserved, codeHash });
    await context.tell(eventAbout('code_not_sent', number, clock));
    throw thrown instanceof PhoneError ? thrown : new PhoneError('message_not_sent', { cause: thrown });
  }
  await context.tell(eventAbout('code_sent', number, clock));
  return reserved.expireAt;
}

/** Refuses a number of a country that is not sent to, and one whose country cannot be told where only some are. */
export function refuseCountry({ countries }: Policy, phoneNumber: string): void {
  if (countries === null) return;
  const country = countryOfPhoneNumber(phoneNumber);
  if (country === null || !countries.includes(country)) throw new PhoneError('unsupported_country');
}

interface ReservedSend {
  send: SendRecord;
  before: SentCode;
  expireAt: number;
}

function reserveSend(
  { store, clock, policy }: ServiceContext,
  { number: { userId, phoneNumber }, purpose, goodUntil = Infinity, place }: Errand,
  { channel, codeHash }: { channel: Channel; codeHash: string },
): Promise<ReservedSend> {
  const keys = [lockOf.user(userId), lockOf.phoneNumber(phoneNumber)];
  if (policy.sendsInAll !== null) keys.push(lockOf.allSends);
  return store.transaction(keys, async (tx) => {
    const now = clock.now();
    const placed = await place.open(tx);
    const send = { id: createId('send'), userId, phoneNumber, purpose, sentAt: now, failed: false };
    await refuseWhileThrottled(tx, policy, userId, now);
    await refuseWhileSendLimited(tx, policy, send, now);
    const kept = { ...send, forgetAt: forgetSendAt(policy, now) };
    await tx.putSendRecord(kept);
    const expireAt = Math.min(now + policy.codeLifetime * 1000, goodUntil);
    await placed.replace(newSentCode(codeHash, { channel, now, expireAt }));
    return { send: kept, before: placed.sent, expireAt };
  });
}

/**
 * What failed does not make the person wait for the cooldown, and the code before is what it was. It still counts for
 * the other limits: a provider may have sent, and billed, what it then reported as failed.
 */
function withdrawSend(
  { store }: ServiceContext,
  place: CodePlace,
  { send, before, codeHash }: ReservedSend & { codeHash: string },
): Promise<void> {
  const keys = [lockOf.user(send.userId), lockOf.phoneNumber(send.phoneNumber)];
  return store.transaction(keys, async (tx) => {
    await tx.putSendRecord({ ...send, failed: true });
    const placed = await place.find(tx);
    const isStillOut = placed?.sent.codeHash === codeHash;
    if (isStillOut) await placed.replace(before);
  });
}
