import { PhoneError } from '../../core/errors.js';
import { check, ContractError, shown } from './check.js';
import type { Contract } from './contract.js';
import { checkSame } from './phone-numbers.js';
import { refusalOf } from './refusal.js';

export function describePrepareVerification({ describe, it, phoneNumbers: [first] }: Contract): void {
  describe('prepareVerification', () => {
    it('sends one message, with a code of `limits.codeLength` digits', async ({ adapter, send, sentCount }) => {
      const before = await sentCount();
      const { code } = await send(first);
      const sent = (await sentCount()) - before;
      check(sent === 1, `prepareVerification() has sent ${sent} messages.`, 'it sends one code, to the number.');
      const { codeLength } = adapter.limits;
      check(
        new RegExp(`^\\d{${codeLength}}$`).test(code),
        `The code that was sent has ${code.length} characters.`,
        `the code field takes limits.codeLength digits, which is ${codeLength}.`,
      );
    });

    it('answers the number as unverified, and lists it so', async ({ adapter, find }) => {
      const { id } = await adapter.create({ phoneNumber: first });
      const prepared = await adapter.prepareVerification({ id });
      const { verification } = prepared;
      check(
        prepared.id === id && prepared.phoneNumber === first,
        `prepareVerification() answered ${shown(prepared)} for ${id}.`,
        'it answers the number that the code was sent to.',
      );
      check(
        verification?.status === 'unverified',
        `prepareVerification() answered the status ${shown(verification?.status)}.`,
        'a number whose code is out is unverified.',
      );
      check(
        verification.expireAt === null || verification.expireAt > Date.now(),
        `prepareVerification() answered the expireAt ${verification.expireAt}.`,
        'it lies ahead, in ms since the epoch, or is null.',
      );
      checkSame(
        [await find(id)],
        [prepared],
        'list() has another number than prepareVerification() has answered',
        'a number whose code is out is listed as unverified.',
      );
    });

    it('sends by the first of `channels` where it is asked to', async ({ adapter, readCode }) => {
      const [channel] = adapter.channels;
      const { id } = await adapter.create({ phoneNumber: first });
      const { verification } = await adapter.prepareVerification({ id, channel });
      check(
        verification?.channel === channel,
        `prepareVerification() answered the channel ${shown(verification?.channel)}.`,
        `it is the one that was asked for, ${shown(channel)}.`,
      );
      check((await readCode(first)) !== '', 'No code came.', 'a code can be sent by each of the channels.');
    });

    it('voids the code before; where it is refused for now, that stays good', async ({ adapter, send, readCode, passTime, find }) => {
      const { id, code } = await send(first);
      await passTime?.(adapter.limits.resendCooldown);
      const again = await adapter.prepareVerification({ id }).catch(unlessRateLimited);
      if (again === null) {
        check(!passTime, 'prepareVerification() is rate_limited after limits.resendCooldown has passed.', 'another code can be sent then.');
        await adapter.attemptVerification({ id, code });
        return;
      }
      const next = await readCode(first);
      // One time in a million they are the same.
      if (next !== code) await refusalOf(adapter.attemptVerification({ id, code }), 'The code before', 'incorrect_code', 'code_expired');
      check(
        (await find(id)).verification?.status === 'unverified',
        'The number is no longer unverified after the code before was tried.',
        'a new code voids the one before.',
      );
      await adapter.attemptVerification({ id, code: next });
    });
  });
}

/** Null where it was refused for now; whatever else it was refused with is thrown on. */
export function unlessRateLimited(thrown: unknown): null {
  if (thrown instanceof ContractError || !(thrown instanceof PhoneError) || thrown.code !== 'rate_limited') throw thrown;
  return null;
}
