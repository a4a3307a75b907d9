import { check } from './check.js';
import type { Contract } from './contract.js';

export function describeBackupCodes({ describe, it, has, phoneNumbers: [first] }: Contract): void {
  if (!has('createBackupCodes')) return;
  const add = has('setReservedForSecondFactor') ? ('reserve' as const) : ('verify' as const);

  describe('createBackupCodes', () => {
    it('resolves with a set of codes, which no list contains', async ({ adapter, operation, ...backend }) => {
      await backend[add](first);
      const codes = await operation('createBackupCodes')();
      const listed = JSON.stringify(await adapter.list({}));
      check(
        !codes.some((code) => listed.includes(JSON.stringify(code))),
        'list() has a backup code.',
        'they are only in the result that created them.',
      );
    });

    it('resolves with another set each time', async ({ operation, ...backend }) => {
      await backend[add](first);
      const one = await operation('createBackupCodes')();
      const other = await operation('createBackupCodes')();
      check(
        !other.some((code) => one.includes(code)),
        'createBackupCodes() resolved with a code of the set before.',
        'a new set voids the one before.',
      );
    });
  });
}
