import type { QueryClient } from '@tanstack/react-query';
import { isAmbiguous, toPhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import type { KeyOwner } from './keys.js';
import { invalidateBackupCodeStatus } from './list.js';
import { forgetSend, readSend, writeSend } from './send-storage.js';

// A request that creates backup codes is recorded before it leaves. The record stays if the response is lost, or
// reaches a page that was left: then the codes were created, and nobody has seen them. It is a send record whose
// `sentAt` is when the previous set was created.

/** In place of the time of the previous set, if there was none. */
export const noSetBefore = 0;

const recordId = 'backup codes';

/**
 * Records that codes are requested, unless `createdBefore` is null, until the response says what happened. Marks the
 * status as stale then. Returns the response.
 */
export function watchNewCodes<Result>(
  client: QueryClient,
  owner: KeyOwner,
  createdBefore: number | null,
  response: Promise<Result>,
): Promise<Result> {
  const forget = () => createdBefore === null || forgetSend(owner, recordId);
  if (createdBefore !== null) recordUnseenCodes(owner, createdBefore);
  void response
    .then(forget, (thrown: unknown) => isAmbiguous(toPhoneError(thrown)) || forget())
    .then(() => invalidateBackupCodeStatus(client, owner));
  return response;
}

/** Returns the record of this owner for `getBackupCodeWarning`; the same object until it changes. */
export function readUnseenCodes(owner: KeyOwner) {
  return readSend(owner, recordId);
}

/** What a user must know about their codes. `unseen`: the newest ones were created, and nobody has seen them. */
export type BackupCodeWarning = 'unseen' | 'few' | 'none';

/**
 * Returns what to warn of. `status` is undefined as long as it is not known; null if the backend does not report it,
 * and then the first number is taken to have brought codes.
 */
export function getBackupCodeWarning(
  record: ReturnType<typeof readUnseenCodes>,
  status: BackupCodeStatus | null | undefined,
): BackupCodeWarning | null {
  if (
    record &&
    (status ? status.left > 0 && status.createdAt !== record.sentAt : status === null && record.sentAt === noSetBefore)
  )
    return 'unseen';
  if (!status || status.left > 3) return null;
  // Those of a number that is being reserved are not there yet.
  return status.left > 0 ? 'few' : record ? null : 'none';
}

/** Records that codes were created, or may have been, and that nobody has seen them. */
export function recordUnseenCodes(owner: KeyOwner, createdBefore: number | null): void {
  writeSend(owner, recordId, { sentAt: createdBefore, askedAt: Date.now(), wait: 0, channel: null });
}
