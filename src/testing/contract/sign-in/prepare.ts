import { check } from '../check.js';
import { unlessRateLimited } from '../prepare-verification.js';
import { refusalOf } from '../refusal.js';
import type { SignInContract } from './contract.js';

export function describeSignInPrepare({ describe, it }: SignInContract): void {
  describe('prepare', () => {
    it('sends one message to the number, with a code of `limits.codeLength` digits', async ({ adapter, ids, send, sentCount }) => {
      for (const id of ids) {
        const before = await sentCount();
        const { code } = await send(id);
        const sent = (await sentCount()) - before;
        check(sent === 1, `prepare() has sent ${sent} messages.`, 'it sends one code, to the number.');
        const { codeLength } = adapter.limits;
        check(
          new RegExp(`^\\d{${codeLength}}$`).test(code),
          `The code that was sent has ${code.length} characters.`,
          `the code field takes limits.codeLength digits, which is ${codeLength}.`,
        );
      }
    });

    it('voids the code before; where it is refused for now, that stays good', async ({ adapter, ids: [id], phoneNumbers, send, readCode, passTime, isSignedIn }) => {
      const { code } = await send(id);
      await passTime?.(adapter.limits.resendCooldown);
      const again = await adapter.prepare({ id }).catch(unlessRateLimited);
      check(again !== null || !passTime, 'prepare() is rate_limited after limits.resendCooldown has passed.', 'another code can be sent then.');
      const good = again === null ? code : await readCode(phoneNumbers[id] ?? '');
      // One time in a million they are the same.
      if (good !== code) await refusalOf(adapter.attempt({ id, code }), 'The code before', 'incorrect_code', 'code_expired');
      check(
        await isSignedIn(await adapter.attempt({ id, code: good })),
        'The code that is good signed nobody in.',
        'a new code voids the one before, and is good itself.',
      );
    });
  });
}
