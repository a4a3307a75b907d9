'use client';
import { useBackupCodeStatus } from '../../../hooks/useBackupCodeStatus.js';
import { formatDate } from '../../shared/formatDate.js';
import { useMessages } from '../../shared/useMessages.js';

/** How many codes are left, and a warning if they are few or were never seen. */
export function BackupCodesLeft() {
  const { locale, backupCodes: messages } = useMessages();
  const { data, warning } = useBackupCodeStatus();
  return (
    <>
      {!!data?.left && (
        <p data-scope="phonekit" data-part="hint">
          {messages.left(data.left, formatDate(locale, data.createdAt))}
        </p>
      )}
      {/* A live region must exist before its text to announce it. */}
      <div role="status" data-scope="phonekit" data-part="codes-warning">
        {warning && (
          <p data-scope="phonekit" data-part="notice">
            {messages[warning]}
          </p>
        )}
      </div>
    </>
  );
}
