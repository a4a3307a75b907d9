import { countryOfPhoneNumber } from '../core/e164.js';
import { PhoneError } from '../core/errors.js';
import { isVerified, type Channel, type PhoneNumber } from '../core/model.js';
import { createCode, createId } from './codes.js';
import { lockOf, ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { eventAbout } from './events.js';
import { writeMessage } from './message.js';
import type { Policy } from './policy.js';
import { forgetSendAt, refuseWhileSendLimited } from './send-limits.js';
import type { Send, StoredPhoneNumber } from './store.js';
import { refuseWhileThrottled } from './throttle.js';

export interface PrepareVerificationInput {
  id: string;
  /** @default the policy's first channel */
  channel?: Channel;
  /** BCP 47, for the words of the message. */
  locale?: string;
}

/**
 * Sends a new code, which voids the one before. The send is counted and its code good before the message leaves, so
 * that no second process sends one too many and the person can be faster than the provider's answer; the provider is
 * awaited without a lock.
 */
export async function prepareVerification(
  context: ServiceContext,
  userId: string,
  { id, channel = context.policy.channels[0], locale }: PrepareVerificationInput,
): Promise<PhoneNumber> {
  const { store, sender, clock, policy } = context;
  const { phoneNumber } = await store.transaction([], (tx) => ownPhoneNumber(tx, userId, id));
  if (channel === undefined || !policy.channels.includes(channel)) throw new PhoneError('unsupported');
  refuseCountry(policy, phoneNumber);

  const code = createCode(policy.codeLength);
  const codeHash = await context.codes.hash(id, code);
  const { send, before } = await reserveSend(context, { userId, id, phoneNumber, channel, codeHash });
  try {
    const text = writeMessage(context.message, { code, host: context.host(), channel, locale: locale ?? null });
    await sender.send({ id: send.id, to: phoneNumber, channel, text, code });
  } catch (thrown) {
    await withdrawSend(context, { send, before, codeHash });
    await context.tell(eventAbout('code_not_sent', before, clock));
    throw thrown instanceof PhoneError ? thrown : new PhoneError('message_not_sent', { cause: thrown });
  }
  await context.tell(eventAbout('code_sent', before, clock));
  // Read again: the code may have been entered, and the number verified, before the provider answered.
  return toPhoneNumber(await store.transaction([], (tx) => ownPhoneNumber(tx, userId, id)), clock.now());
}

/** Refuses a number of a country that is not sent to, and one whose country cannot be told where only some are. */
export function refuseCountry({ countries }: Policy, phoneNumber: string): void {
  if (countries === null) return;
  const country = countryOfPhoneNumber(phoneNumber);
  if (country === null || !countries.includes(country)) throw new PhoneError('unsupported_country');
}

function reserveSend(
  { store, clock, policy }: ServiceContext,
  {
    userId,
    id,
    phoneNumber,
    channel,
    codeHash,
  }: { userId: string; id: string; phoneNumber: string; channel: Channel; codeHash: string },
): Promise<{ send: Send; before: StoredPhoneNumber }> {
  const keys = [lockOf.user(userId), lockOf.phoneNumber(phoneNumber)];
  if (policy.sendsInAll !== null) keys.push(lockOf.allSends);
  return store.transaction(keys, async (tx) => {
    const now = clock.now();
    const before = await ownPhoneNumber(tx, userId, id);
    if (isVerified(before)) throw new PhoneError('already_verified');
    await refuseWhileThrottled(tx, policy, userId, now);
    await refuseWhileSendLimited(tx, policy, before, now);
    const send = {
      id: createId('send'),
      userId,
      phoneNumber,
      sentAt: now,
      failed: false,
      forgetAt: forgetSendAt(policy, now),
    };
    await tx.putSend(send);
    await tx.putPhoneNumber({
      ...before,
      codeHash,
      updatedAt: now,
      verification: {
        status: 'unverified',
        strategy: 'phone_code',
        channel,
        attempts: 0,
        expireAt: now + policy.codeLifetime * 1000,
      },
    });
    return { send, before };
  });
}

/**
 * What failed does not make the person wait for the cooldown, and the code before is what it was. It still counts for
 * the other limits: a provider may have sent, and billed, what it then reported as failed.
 */
function withdrawSend(
  { store }: ServiceContext,
  { send, before, codeHash }: { send: Send; before: StoredPhoneNumber; codeHash: string },
): Promise<void> {
  const keys = [lockOf.user(send.userId), lockOf.phoneNumber(send.phoneNumber)];
  return store.transaction(keys, async (tx) => {
    await tx.putSend({ ...send, failed: true });
    const now = await tx.phoneNumber(before.id);
    const isStillOut = now?.codeHash === codeHash;
    if (isStillOut)
      await tx.putPhoneNumber({
        ...now,
        verification: before.verification,
        codeHash: before.codeHash,
        updatedAt: before.updatedAt,
      });
  });
}
