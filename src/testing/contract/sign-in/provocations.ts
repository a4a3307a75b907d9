import type { SecondFactorErrorCode } from '../../adapter-under-test.js';
import { createWrongCode } from '../backend.js';
import { check, format } from '../check.js';
import { CannotProvoke, type Provocation } from '../provocation.js';
import { ignoreIncorrectCode } from '../provocations.js';
import type { SignIn } from './contract.js';

/** How to provoke each error of a `SecondFactorAdapter`; null if nothing provokes it at every backend. */
export const signInProvocations: Readonly<Record<SecondFactorErrorCode, Provocation<SignIn> | null>> = {
  unsupported_country: null,
  incorrect_code: {
    when: 'the code is wrong',
    async provoke({ adapter, ids, send }) {
      const { id, code } = await send(ids[0]);
      return adapter.attempt({ id, code: createWrongCode(code) });
    },
  },
  code_expired: {
    when: 'the code is older than `limits.codeLifetime`',
    async provoke({ adapter, ids, passTime, send }) {
      if (!passTime) throw new CannotProvoke('setup returns no `passTime`');
      const sent = await send(ids[0]);
      await passTime(adapter.limits.codeLifetime + 1);
      return adapter.attempt(sent);
    },
  },
  too_many_attempts: {
    when: 'too many wrong codes burnt the right one',
    async provoke({ adapter, ids, send }) {
      const { id, code } = await send(ids[0]);
      for (let tries = 0; tries < 20; tries += 1)
        await adapter.attempt({ id, code: createWrongCode(code) }).catch(ignoreIncorrectCode);
      return adapter.attempt({ id, code });
    },
  },
  rate_limited: {
    when: 'another code is requested at once, with `retryAfter` in seconds',
    async provoke({ adapter, ids, send }) {
      const { id } = await send(ids[0]);
      return adapter.prepare({ id });
    },
    check({ retryAfter }) {
      check(
        retryAfter !== null && retryAfter > 0,
        `The retryAfter is ${format(retryAfter)}.`,
        'seconds until another code can be sent. If the backend does not report it, provoke it in `provoke`.',
      );
    },
  },
  message_not_sent: null,
  recipient_opted_out: null,
  recipient_unreachable: null,
  locked: null,
  not_found: {
    when: 'no second factor of the user has the id',
    provoke: ({ adapter }) => adapter.prepare({ id: 'no-such-number' }),
  },
  unauthenticated: {
    when: 'the sign-in is over because it was passed',
    async provoke({ adapter, ids, send }) {
      await adapter.attempt(await send(ids[0]));
      return adapter.prepare({ id: ids[0] });
    },
  },
  forbidden: null,
  unsupported: null,
  network: null,
  unknown: null,
};
