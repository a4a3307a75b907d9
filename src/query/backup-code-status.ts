import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { PhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import { phoneKeys, type KeyOwner } from './keys.js';
import { readOptions } from './list.js';
import { callAdapter, type PhoneSession } from './session.js';

/** Returns `queryOptions` for how many backup codes are left. */
export function backupCodeStatusQuery(session: PhoneSession) {
  return queryOptions<BackupCodeStatus, PhoneError>({
    queryKey: getStatusKey(session),
    queryFn: ({ signal }) =>
      callAdapter(session, async (adapter) => {
        if (adapter.backupCodeStatus) return adapter.backupCodeStatus({ signal });
        throw new PhoneError('unsupported', { message: 'This adapter has no backupCodeStatus.' });
      }),
    ...readOptions,
  });
}

/** Returns when the newest set was created, as far as it was read; undefined if it was not. */
export function getCreatedAt(client: QueryClient, owner: KeyOwner): number | null | undefined {
  return client.getQueryData<BackupCodeStatus>(getStatusKey(owner))?.createdAt;
}

/** Marks the status as stale when a call that can change it settles, whether or not it succeeded. */
export function withStatusAfter<Result>(
  client: QueryClient,
  owner: KeyOwner,
  response: Promise<Result>,
): Promise<Result> {
  return response.finally(() => void client.invalidateQueries({ queryKey: getStatusKey(owner) }));
}

function getStatusKey(owner: KeyOwner) {
  return [...phoneKeys.all(owner), 'backupCodeStatus'] as const;
}
