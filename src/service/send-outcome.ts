import { locks, type ServiceContext } from './context.js';
import type { PhonePolicy } from './policy.js';
import type { PhoneSendFailure } from './send-error.js';
import type { CodePlace, RecordedSend } from './send-record.js';
import type { PhoneSendRecord, SentCode } from './records.js';
import type { PhoneStoreTransaction } from './store.js';

/** Voids the codes before a message that was accepted. */
export async function confirmSend(
  { store }: ServiceContext,
  place: CodePlace,
  { send, codeHash, keepsEarlier }: RecordedSend,
): Promise<void> {
  if (!keepsEarlier) return;
  await store.transaction([locks.user(send.userId)], async (tx) => {
    const stored = await place.find(tx);
    if (stored?.sent.codeHash === codeHash) await stored.replace({ ...stored.sent, earlier: [] });
  });
}

/**
 * Records how a message failed, and restores the previous code, so that the user does not wait for the cooldown. A
 * refusal counts for the requester alone, and a message that never left for nobody; one that may have left counts,
 * because the provider may have sent and billed it, and both codes are good until the next one is known to be sent.
 */
export function recordFailedSend(
  { store, policy }: ServiceContext,
  place: CodePlace,
  { send, before, codeHash }: RecordedSend,
  failure: PhoneSendFailure,
): Promise<void> {
  return store.transaction([locks.user(send.userId)], async (tx) => {
    if (failure === 'unsent') await tx.removeSendRecord(send.id);
    else if (await isStored(tx, send)) await tx.putSendRecord({ ...send, outcome: failure });
    const stored = await place.find(tx);
    const isStillCurrent = stored?.sent.codeHash === codeHash;
    if (isStillCurrent && failure !== 'unknown') await stored.replace(restoreCode(before, stored.sent, policy));
  });
}

/** Returns whether a send record still belongs to its user, who may have been erased while the provider was awaited. */
async function isStored(tx: PhoneStoreTransaction, { userId, codeHash }: PhoneSendRecord): Promise<boolean> {
  const codeHashes = codeHash === null ? [] : [codeHash];
  const [sentAt] = await tx.nthLastSends([{ n: 1, among: { userId, codeHashes } }]);
  return sentAt != null;
}

/**
 * Returns the code that precedes one that was not sent. Wrong codes that were tried meanwhile count for it, since it
 * was good.
 */
function restoreCode(before: SentCode, sent: SentCode, { wrongCodesPerCode }: PhonePolicy): SentCode {
  const { verification } = before;
  const wrong = sent.verification?.attempts ?? 0;
  if (verification?.status !== 'unverified' || wrong === 0) return before;
  const attempts = (verification.attempts ?? 0) + wrong;
  return attempts < wrongCodesPerCode
    ? { ...before, verification: { ...verification, attempts } }
    : { ...before, verification: { ...verification, attempts, status: 'failed' }, codeHash: null, earlier: [] };
}
