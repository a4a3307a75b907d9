import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import { phoneKeys, type KeyOwner } from './keys.js';
import { readAdapter, readOptions } from './list.js';
import { assertSupported, type PhoneSession } from './session.js';

/** Returns `queryOptions` for how many backup codes are left. */
export function backupCodeStatusQuery(session: PhoneSession) {
  return queryOptions<BackupCodeStatus, PhoneError>({
    queryKey: phoneKeys.backupCodeStatus(session),
    queryFn: (context) =>
      readAdapter(session, context, async (adapter) =>
        assertSupported(adapter.backupCodeStatus?.({ signal: context.signal }), 'backupCodeStatus'),
      ),
    ...readOptions,
  });
}

/** Returns when the newest set was created; null if it is not known. */
export function getCreatedAt(client: QueryClient, owner: KeyOwner): number | null {
  return client.getQueryData<BackupCodeStatus>(phoneKeys.backupCodeStatus(owner))?.createdAt ?? null;
}
