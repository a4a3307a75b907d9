'use client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { backupCodeStatusQuery } from '../query/backup-code-status.js';
import { subscribeToSends } from '../query/send-storage.js';
import { getBackupCodeWarning, readUnseenCodes, type BackupCodeWarning } from '../query/unseen-backup-codes.js';

/** TanStack Query's own query result, with `isSupported` and `warning`. */
export type UseBackupCodeStatusResult = UseQueryResult<BackupCodeStatus, PhoneError> & {
  /** Whether the backend has this capability; nothing is fetched if not. */
  isSupported: boolean;
  /**
   * What to warn of: `few` (three or fewer are left), `none`, or `unseen`: codes were created that nobody has seen,
   * because the response was lost or the page was left.
   */
  warning: BackupCodeWarning | null;
};

/**
 * Fetches how many backup codes are left, and when they were created. Fetches it again after each operation that can
 * change it.
 */
export function useBackupCodeStatus(): UseBackupCodeStatusResult {
  const session = usePhoneNumbersContext();
  const isSupported = session.adapter.backupCodeStatus !== undefined;
  const status = useQuery({ ...backupCodeStatusQuery(session), enabled: isSupported });
  const record = useSyncExternalStore(
    subscribeToSends,
    () => readUnseenCodes(session),
    () => null,
  );
  return {
    ...status,
    isSupported,
    warning: getBackupCodeWarning(record, isSupported ? status.data : null),
  };
}
