import { checkChannels } from '../capabilities.js';
import { check } from '../check.js';
import { nullIfRateLimited } from '../prepare-verification.js';
import { expectRejection } from '../rejection.js';
import type { SignInContract } from './contract.js';

export function describeSignInPrepare({ describe, it }: SignInContract): void {
  describe('the adapter', () => {
    it('has channels', async ({ adapter: { channels } }) => checkChannels(channels));
  });

  describe('prepare', () => {
    it('sends by each of `channels` that is requested, whatever the language', async ({
      adapter,
      ids: [id],
      sentCount,
      passTime,
    }) => {
      for (const channel of passTime ? adapter.channels : adapter.channels.slice(0, 1)) {
        const before = await sentCount();
        await adapter.prepare({ id, channel, locale: 'zh-Hant-HK' });
        check(
          (await sentCount()) === before + 1,
          `prepare() sent nothing by ${channel}.`,
          'a code can be sent by every channel.',
        );
        await passTime?.(adapter.limits.resendCooldown);
      }
    });

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
        const expected = id === adapter.sentTo ? 0 : 1;
        check(sent === expected, `prepare() sent ${sent} messages.`, 'it sends one code, to the number.');
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
