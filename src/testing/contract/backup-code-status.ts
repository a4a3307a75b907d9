import { check, format } from './check.js';
import type { Contract } from './contract.js';
import { expectRejection } from './rejection.js';

const port = 'it tells how many codes are unused, and when the set was created, in ms since the epoch.';

export function describeBackupCodeStatus({ describe, it, has, phoneNumbers: [first] }: Contract): void {
  if (!has('backupCodeStatus')) return;

  describe('backupCodeStatus', () => {
    it('counts none for a user who has no number', async ({ operation }) => {
      const { left } = await operation('backupCodeStatus')({});
      check(left === 0, `backupCodeStatus() counted ${left} codes before any was created.`, port);
    });

    it('rejects if it was aborted before the call', async ({ operation }) => {
      const aborted = operation('backupCodeStatus')({ signal: AbortSignal.abort() });
      await expectRejection(aborted, 'backupCodeStatus() with an aborted signal', 'network');
    });

    if (!has('createBackupCodes')) return;
    const add = has('setReservedForSecondFactor') ? ('reserve' as const) : ('verify' as const);

    it('counts the codes of the newest set, and returns when it was created', async ({
      operation,
      passTime,
      ...backend
    }) => {
      await backend[add](first);
      const createBackupCodes = operation('createBackupCodes');
      const getStatus = operation('backupCodeStatus');
      const codes = await createBackupCodes();
      const { left, createdAt } = await getStatus({});
      check(
        left === codes.length,
        `backupCodeStatus() counted ${left} codes, although ${codes.length} were created.`,
        port,
      );
      // 2001 in ms; in seconds, it would be 1970.
      check(createdAt === null || createdAt > 1e12, `createdAt is ${format(createdAt)}.`, port);
      await passTime?.(60);
      const newCodes = await createBackupCodes();
      const next = await getStatus({});
      check(
        next.left === newCodes.length,
        `backupCodeStatus() counted ${next.left} codes after a new set of ${newCodes.length}.`,
        'a new set voids the one before.',
      );
      const isLater = (next.createdAt ?? 0) >= (createdAt ?? 0) + (passTime ? 60_000 : 0);
      check(
        createdAt === null || isLater,
        `createdAt was ${format(createdAt)} and is ${format(next.createdAt)}.`,
        port,
      );
    });
  });
}
