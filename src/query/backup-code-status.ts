import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import { phoneKeys, type KeyOwner } from './keys.js';
import { readAdapter, readOptions } from './list.js';
import { assertSupported, type PhoneSession } from './session.js';

/** Returns `queryOptions` for how many backup codes are left. */
export function backupCodeStatusQuery(session: PhoneSession) {
  return queryOptions<BackupCodeStatus, PhoneError>({
    queryKey: getStatusKey(session),
    queryFn: (context) =>
      readAdapter(session, context, async (adapter) =>
        assertSupported(adapter.backupCodeStatus?.({ signal: context.signal }), 'backupCodeStatus'),
      ),
    ...readOptions,
  });
}

/** Returns when the newest set was created; null if that is not known. */
export function getCreatedAt(client: QueryClient, owner: KeyOwner): number | null {
  return client.getQueryData<BackupCodeStatus>(getStatusKey(owner))?.createdAt ?? null;
}

/** Marks the status as stale, and fetches it now if it is on screen. */
export function invalidateBackupCodeStatus(client: QueryClient, owner: KeyOwner): void {
  void client.invalidateQueries({ queryKey: getStatusKey(owner) });
}

function getStatusKey(owner: KeyOwner) {
  return [...phoneKeys.all(owner), 'backupCodeStatus'] as const;
}
