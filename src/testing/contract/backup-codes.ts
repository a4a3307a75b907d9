import { check } from './check.js';
import type { Contract } from './contract.js';

export function describeBackupCodes({ describe, it, has, phoneNumbers: [first] }: Contract): void {
  if (!has('createBackupCodes')) return;
  const add = has('setReservedForSecondFactor') ? ('reserve' as const) : ('verify' as const);

  describe('createBackupCodes', () => {
    it('answers a set of codes, which no list has', async ({ adapter, operation, ...backend }) => {
      await backend[add](first);
      const codes = await operation('createBackupCodes')();
      const listed = JSON.stringify(await adapter.list({}));
      check(
        !codes.some((code) => listed.includes(JSON.stringify(code))),
        'list() has a backup code.',
        'they are in the answer that made them alone.',
      );
    });

    it('answers another set each time', async ({ operation, ...backend }) => {
      await backend[add](first);
      const one = await operation('createBackupCodes')();
      const other = await operation('createBackupCodes')();
      check(!other.some((code) => one.includes(code)), 'createBackupCodes() answered a code of the set before.', 'a new set voids the one before.');
    });
  });
}
