import { PhoneError } from '../../core/errors.js';
import { check, ContractError, format } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { expectRejection } from './rejection.js';

export function describePrepareVerification({ describe, it, phoneNumbers: [first] }: Contract): void {
  describe('prepareVerification', () => {
    it('sends one message, with a code of `limits.codeLength` digits', async ({ adapter, send, sentCount }) => {
      const before = await sentCount();
      const { code } = await send(first);
      const sent = (await sentCount()) - before;
      check(sent === 1, `prepareVerification() sent ${sent} messages.`, 'it sends one code, to the number.');
      const { codeLength } = adapter.limits;
      check(
        new RegExp(`^\\d{${codeLength}}$`).test(code),
        `The code that was sent has ${code.length} characters.`,
        `the code field takes limits.codeLength digits, which is ${codeLength}.`,
      );
    });

    it('resolves with the number as unverified, as does the list', async ({ adapter, find }) => {
      const { id } = await adapter.create({ phoneNumber: first });
      const prepared = await adapter.prepareVerification({ id });
      const { verification } = prepared;
      check(
        prepared.id === id && prepared.phoneNumber === first,
        `prepareVerification() resolved with ${format(prepared)} for ${id}.`,
        'it resolves with the number that the code was sent to.',
      );
      check(
        verification?.status === 'unverified',
        `prepareVerification() resolved with the status ${format(verification?.status)}.`,
        'a number whose code is out is unverified.',
      );
      check(
        verification.expireAt === null || verification.expireAt > Date.now(),
        `prepareVerification() resolved with the expireAt ${verification.expireAt}.`,
        'it lies ahead, in ms since the epoch, or is null.',
      );
      checkSame(
        [await find(id)],
        [prepared],
        'list() has another number than prepareVerification() resolved with',
        'a number whose code is out is listed as unverified.',
      );
    });

    it('sends by each of `channels` that is requested, whatever the language', async ({
      adapter,
      readCode,
      sentCount,
      passTime,
    }) => {
      const { id } = await adapter.create({ phoneNumber: first });
      // A backend that lacks the language uses another one.
      const locale = 'zh-Hant-HK';
      for (const channel of passTime ? adapter.channels : adapter.channels.slice(0, 1)) {
        const before = await sentCount();
        const { verification } = await adapter.prepareVerification({ id, channel, locale });
        check(
          verification?.channel === channel,
          `prepareVerification() resolved with the channel ${format(verification?.channel)}.`,
          `it is the one that was asked for, ${format(channel)}.`,
        );
        const sent = (await sentCount()) - before;
        check(
          sent === 1 && (await readCode(first)) !== '',
          `No code came by ${channel}.`,
          'a code can be sent by every channel.',
        );
        await passTime?.(adapter.limits.resendCooldown);
      }
    });

    it('voids the previous code, which stays valid if it is rate-limited', async ({
      adapter,
      send,
      readCode,
      passTime,
      find,
    }) => {
      const { id, code } = await send(first);
      await passTime?.(adapter.limits.resendCooldown);
      const again = await adapter.prepareVerification({ id }).catch(nullIfRateLimited);
      if (again === null) {
        check(
          !passTime,
          'prepareVerification() is rate_limited after limits.resendCooldown has passed.',
          'another code can be sent then.',
        );
        await adapter.attemptVerification({ id, code });
        return;
      }
      const next = await readCode(first);
      // Once in a million times they are equal.
      if (next !== code)
        await expectRejection(
          adapter.attemptVerification({ id, code }),
          'The code before',
          'incorrect_code',
          'code_expired',
        );
      check(
        (await find(id)).verification?.status === 'unverified',
        'The number is no longer unverified after the code before was tried.',
        'a new code voids the one before.',
      );
      await adapter.attemptVerification({ id, code: next });
    });
  });
}

/** Returns null for `rate_limited`, and rethrows everything else. */
export function nullIfRateLimited(thrown: unknown): null {
  if (thrown instanceof ContractError || !(thrown instanceof PhoneError) || thrown.code !== 'rate_limited')
    throw thrown;
  return null;
}
