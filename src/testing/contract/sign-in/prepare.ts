import { check } from '../check.js';
import { nullIfRateLimited } from '../prepare-verification.js';
import { expectRejection } from '../rejection.js';
import type { SignInContract } from './contract.js';

export function describeSignInPrepare({ describe, it }: SignInContract): void {
  describe('prepare', () => {
    it('sends one message to the number, with a code of `limits.codeLength` digits', async ({
      adapter,
      ids,
      send,
      sentCount,
    }) => {
      for (const id of ids) {
        const before = await sentCount();
        const { code } = await send(id);
        const sent = (await sentCount()) - before;
        check(sent === 1, `prepare() sent ${sent} messages.`, 'it sends one code, to the number.');
        const { codeLength } = adapter.limits;
        check(
          new RegExp(`^\\d{${codeLength}}$`).test(code),
          `The code that was sent has ${code.length} characters.`,
          `the code field takes limits.codeLength digits, which is ${codeLength}.`,
        );
      }
    });

    it('voids the previous code, which stays valid if it is rate-limited', async ({
      adapter,
      ids: [id],
      phoneNumbers,
      send,
      readCode,
      passTime,
      isSignedIn,
    }) => {
      const { code } = await send(id);
      await passTime?.(adapter.limits.resendCooldown);
      const again = await adapter.prepare({ id }).catch(nullIfRateLimited);
      check(
        again !== null || !passTime,
        'prepare() is rate_limited after limits.resendCooldown has passed.',
        'another code can be sent then.',
      );
      const good = again === null ? code : await readCode(phoneNumbers[id] ?? '');
      // Once in a million times they are equal.
      if (good !== code)
        await expectRejection(adapter.attempt({ id, code }), 'The code before', 'incorrect_code', 'code_expired');
      check(
        await isSignedIn(await adapter.attempt({ id, code: good })),
        'The code that is good signed nobody in.',
        'a new code voids the one before, and is good itself.',
      );
    });
  });
}
