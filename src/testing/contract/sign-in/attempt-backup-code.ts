import { check, format } from '../check.js';
import { expectRejection } from '../rejection.js';
import type { SignInContract } from './contract.js';

export function describeSignInBackupCode({ describe, it, hasBackupCodes }: SignInContract): void {
  describe('attemptBackupCode', () => {
    if (!hasBackupCodes) {
      it('is not there', async ({ adapter: { attemptBackupCode } }) => {
        check(
          attemptBackupCode === undefined,
          `attemptBackupCode is ${format(attemptBackupCode)}.`,
          'an optional method that the backend cannot do is undefined, and nobody is asked for a backup ' +
            'code. If it is there, take it out of `absent`.',
        );
      });
      return;
    }

    it('signs the user in, without a message', async ({ adapter, backup, isSignedIn, sentCount }) => {
      const before = await sentCount();
      const { attempt, code } = backup();
      check(
        await isSignedIn(await attempt({ code })),
        'attemptBackupCode() resolved with something else than the session of the user.',
        'it resolves with what the backend returns when the person passes.',
      );
      const { backupCodesLeft: left } = adapter;
      check(
        left == null || (Number.isInteger(left) && left >= 0),
        `backupCodesLeft is ${format(left)} after a backup code was used.`,
        'it is how many codes are left, or null if the backend does not report them.',
      );
      check((await sentCount()) === before, 'attemptBackupCode() sent a message.', 'prepare alone sends.');
    });

    it('refuses a wrong one as `incorrect_code` of the field `code`, and then accepts the right one', async ({
      backup,
      isSignedIn,
    }) => {
      const { attempt, code } = backup();
      const error = await expectRejection(
        attempt({ code: createWrongBackupCode(code) }),
        'A wrong backup code',
        'incorrect_code',
      );
      check(
        error.field === 'code',
        `A wrong backup code rejected with the field ${format(error.field)}.`,
        'it belongs to the field `code`.',
      );
      check(
        await isSignedIn(await attempt({ code })),
        'The right backup code after a wrong one signed nobody in.',
        'one wrong code does not void the right one.',
      );
    });

    it('accepts each once, over all sign-ins', async ({ backup, signInAgain }) => {
      const { attempt, code } = backup();
      await attempt({ code });
      const again = await signInAgain();
      check(again.attemptBackupCode, 'Another sign-in has no attemptBackupCode.', 'the user has other codes left.');
      await expectRejection(again.attemptBackupCode({ code }), 'A backup code that was used', 'incorrect_code');
    });
  });
}

/** Returns its letters and digits in another order: as long, and of the same alphabet. */
function createWrongBackupCode(code: string): string {
  const characters = code.replace(/[^\dA-Za-z]/g, '');
  return characters.slice(1) + characters.slice(0, 1);
}
