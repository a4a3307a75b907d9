import { PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { describeNumber, isCanonicalNumber, type CanonicalNumber } from './canonical-number.js';
import { normalizeClientKey } from './client-key.js';
import { createCode, createId } from './codes.js';
import { isConversionFalling, listConversionQueries } from './conversion.js';
import { locks, type ServiceContext } from './context.js';
import { createEvent, createUserEvent } from './events.js';
import { composeMessage, type MessagePurpose } from './message.js';
import { assertNumberTypeAllowed } from './number-type.js';
import type { Policy } from './policy.js';
import { getSendFailure, type SendFailure } from './send-error.js';
import { findRefusal, getForgetAt, getSendLimits, listQueries, type SendRefusal } from './send-limits.js';
import { createSentCode, keepEarlierCodes } from './sent-code.js';
import type { SendRecord, SentCode, StoredPhoneNumber, StoreTransaction } from './store.js';

/** How a code is to be sent. */
export interface SendCodeInput {
  /** @default the policy's first channel */
  channel?: Channel;
  /** BCP 47, for the wording of the message. */
  locale?: string;
  /**
   * Whoever makes the request, beside the user: an IP address, or any text that the client cannot choose. An IPv6
   * address counts as its /64. @default none, and no limit by client
   */
  clientKey?: string;
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
  { channel = context.policy.channels[0], locale, clientKey, sendId }: SendCodeInput,
): Promise<number> {
  const { sender, clock, policy } = context;
  const { number, purpose, place } = job;
  if (channel === undefined || !policy.channels.includes(channel)) throw new PhoneError('unsupported');
  // It may have been stored before there was one spelling for each phone.
  if (purpose === 'verification' && !isCanonicalNumber(number.phoneNumber))
    throw new PhoneError('invalid_phone_number');
  const recipient = describeNumber(number.phoneNumber);
  assertRecipientAllowed(policy, recipient);

  const code = createCode(policy.codeLength);
  const wording = { code, host: context.host(), channel, locale: locale ?? null, purpose };
  const recorded = await recordSend(context, job, {
    channel,
    codeHash: await place.hash(code),
    recipient,
    phoneNumberHash: await context.codes.hash('phone_number', recipient.phoneNumber),
    sendId,
    clientHash: clientKey === undefined ? null : await context.codes.hash('client', normalizeClientKey(clientKey)),
  });
  if ('sentBefore' in recorded) return recorded.sentBefore;
  if ('refusal' in recorded) {
    const { name, wait } = recorded.refusal;
    await context.emit({ ...createEvent('send_refused', number, clock), limit: name });
    throw new PhoneError('rate_limited', { retryAfter: wait === Infinity ? null : Math.ceil(wait / 1000) });
  }
  try {
    const text = composeMessage(context.message, wording);
    await sender.send({ id: recorded.send.id, to: number.phoneNumber, channel, text, code, purpose });
  } catch (thrown) {
    await recordFailedSend(context, place, recorded, getSendFailure(thrown));
    await context.emit(createEvent('code_not_sent', number, clock));
    throw thrown instanceof PhoneError ? thrown : new PhoneError('message_not_sent', { cause: thrown });
  }
  await context.emit(createEvent('code_sent', number, clock));
  if (recorded.isConversionFalling) {
    const event = createUserEvent('conversion_low', number.userId, clock);
    await context.emit({ ...event, prefix: recorded.send.prefix });
  }
  return recorded.expireAt;
}

/**
 * Throws `unsupported_country` for a country that messages are not sent to, or an unknown one if only some are allowed,
 * and `invalid_phone_number` for a type of number that they are not sent to.
 */
export function assertRecipientAllowed(policy: Policy, recipient: CanonicalNumber): void {
  const countries: readonly string[] | null = policy.countries;
  if (countries !== null && !countries.includes(recipient.country)) throw new PhoneError('unsupported_country');
  assertNumberTypeAllowed(policy.refusedNumberTypes, recipient);
}

interface NewSend {
  channel: Channel;
  codeHash: string;
  recipient: CanonicalNumber;
  phoneNumberHash: string;
  clientHash: string | null;
  sendId: string | undefined;
}

interface RecordedSend {
  send: SendRecord;
  before: SentCode;
  codeHash: string;
  expireAt: number;
  isConversionFalling: boolean;
}

/** Returns the expiry of the current code if the message was sent before. */
function recordSend(
  { store, clock, policy }: ServiceContext,
  { number: { userId }, purpose, validUntil = Infinity, place }: SendJob,
  { channel, codeHash, recipient: { phoneNumber, country }, phoneNumberHash, clientHash, sendId }: NewSend,
): Promise<RecordedSend | { sentBefore: number } | { refusal: SendRefusal }> {
  const request = { userId, phoneNumberHash, prefix: phoneNumber.slice(0, -4), country, clientHash, purpose };
  const keys = [locks.user(userId)];
  if (purpose === 'verification') {
    keys.push(locks.phoneNumber(phoneNumber));
    // Not the country, which would hold up most of an app's users: at its limit a few messages more may leave.
    if (policy.sendsPerPrefix !== null) keys.push(locks.prefix(request.prefix));
    if (policy.sendsPerClient !== null && clientHash !== null) keys.push(locks.client(clientHash));
  }
  if (policy.sendsInAll !== null) keys.push(locks.allSends);
  return store.transaction(keys, async (tx) => {
    const now = clock.now();
    const stored = await place.open(tx);
    if (sendId !== undefined && (await tx.wasSent(sendId)))
      return { sentBefore: stored.sent.verification?.expireAt ?? now };
    const owner = purpose === 'verification' ? await tx.verifiedPhoneNumber(phoneNumber) : null;
    const limits = getSendLimits(policy, request, owner?.userId ?? null);
    const queries = listQueries(limits);
    const times = await tx.nthLastSends([...queries, ...listConversionQueries(policy, request)]);
    const refusal = findRefusal(limits, times, now);
    if (refusal) return { refusal };
    const send: SendRecord = {
      ...request,
      id: sendId ?? createId('send'),
      sentAt: now,
      outcome: 'sent',
      converted: false,
      forgetAt: getForgetAt(policy, now),
    };
    await tx.putSendRecord(send);
    const expireAt = Math.min(now + policy.codeLifetime * 1000, validUntil);
    await stored.replace(createSentCode(codeHash, { channel, now, expireAt }));
    const conversions = times.slice(queries.length);
    return { send, before: stored.sent, codeHash, expireAt, isConversionFalling: isConversionFalling(conversions) };
  });
}

/**
 * Records what became of a message that was not accepted, and restores the previous code, so that the person does not
 * wait for the cooldown. A refusal counts for the requester alone, and a message that never left for nobody; one that
 * may have left counts, because the provider may have sent and billed it, and both codes are good until the next one is
 * known to be sent.
 */
function recordFailedSend(
  { store, clock }: ServiceContext,
  place: CodePlace,
  { send, before, codeHash }: RecordedSend,
  failure: SendFailure,
): Promise<void> {
  return store.transaction([locks.user(send.userId)], async (tx) => {
    await (failure === 'unsent' ? tx.removeSendRecord(send.id) : tx.putSendRecord({ ...send, outcome: failure }));
    const stored = await place.find(tx);
    const isStillCurrent = stored?.sent.codeHash === codeHash;
    if (!isStillCurrent) return;
    await stored.replace(failure === 'unknown' ? keepEarlierCodes(stored.sent, before, clock.now()) : before);
  });
}
