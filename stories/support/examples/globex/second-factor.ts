import { PhoneError, type Channel, type SecondFactorAdapter } from '../../../../src/index.js';
import { callVendor, unlessAborted } from '../../../../src/adapters/kit/index.js';
import { translateError } from './adapter.js';
import type { GlobexSignInClient } from './client.js';

const channels: readonly Channel[] = ['sms', 'voice'];
/** A sign-in has one number. */
const id = 'phone';

/** The second step of the sign-in whose first step returned this ticket. */
export function globexSecondFactorAdapter(
  globex: GlobexSignInClient,
  ticket: string,
): SecondFactorAdapter<{ token: string }> {
  const call = <Result>(run: () => Promise<Result>) => callVendor(run, translateError);
  return {
    attemptId: ticket,
    limits: { codeLength: 6, codeLifetime: 300, resendCooldown: 30 },
    channels,
    list: ({ signal }) =>
      unlessAborted(signal, () =>
        call(async () => {
          const { maskedPhone } = await globex.getTicket(ticket);
          return [{ id, maskedPhoneNumber: maskedPhone, default: true }];
        }),
      ),
    prepare: ({ id: numberId, channel = 'sms' }) =>
      call(async () => {
        if (numberId !== id) throw new PhoneError('not_found');
        if (!channels.includes(channel)) throw new PhoneError('unsupported');
        await globex.sendSignInCode(ticket, { call: channel === 'voice' });
        return { expireAt: null };
      }),
    attempt: ({ id: numberId, code }) =>
      call(async () => {
        if (numberId !== id) throw new PhoneError('not_found');
        return globex.finishSignIn(ticket, code);
      }),
  };
}
