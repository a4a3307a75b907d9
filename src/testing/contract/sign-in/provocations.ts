import type { SecondFactorErrorCode } from '../../adapter-under-test.js';
import { otherThan } from '../backend.js';
import { check, shown } from '../check.js';
import { CannotProvoke, type Provocation } from '../provocation.js';
import { unlessIncorrect } from '../provocations.js';
import type { SignIn } from './contract.js';

/** How each refusal of a `SecondFactorAdapter` comes about; null: nothing that every backend has brings it about. */
export const signInProvocations: Readonly<Record<SecondFactorErrorCode, Provocation<SignIn> | null>> = {
  unsupported_country: null,
  incorrect_code: {
    when: 'the code is a wrong one',
    async bringAbout({ adapter, ids, send }) {
      const { id, code } = await send(ids[0]);
      return adapter.attempt({ id, code: otherThan(code) });
    },
  },
  code_expired: {
    when: 'the code has outlived `limits.codeLifetime`',
    async bringAbout({ adapter, ids, passTime, send }) {
      if (!passTime) throw new CannotProvoke('setup answers no `passTime`');
      const sent = await send(ids[0]);
      await passTime(adapter.limits.codeLifetime + 1);
      return adapter.attempt(sent);
    },
  },
  too_many_attempts: {
    when: 'wrong codes came again and again, which burns the right one',
    async bringAbout({ adapter, ids, send }) {
      const { id, code } = await send(ids[0]);
      for (let tries = 0; tries < 20; tries += 1) await adapter.attempt({ id, code: otherThan(code) }).catch(unlessIncorrect);
      return adapter.attempt({ id, code });
    },
  },
  rate_limited: {
    when: 'another code is asked for at once, for so many seconds as `retryAfter` says',
    async bringAbout({ adapter, ids, send }) {
      const { id } = await send(ids[0]);
      return adapter.prepare({ id });
    },
    check({ retryAfter }) {
      check(
        retryAfter !== null && retryAfter > 0,
        `The retryAfter is ${shown(retryAfter)}.`,
        'seconds until another code can be sent. Where the backend does not tell, bring it about in `provoke`.',
      );
    },
  },
  message_not_sent: null,
  not_found: {
    when: 'no second factor of the user has the id',
    bringAbout: ({ adapter }) => adapter.prepare({ id: 'no-such-number' }),
  },
  unauthenticated: {
    when: 'the sign-in is over, since it was passed',
    async bringAbout({ adapter, ids, send }) {
      await adapter.attempt(await send(ids[0]));
      return adapter.prepare({ id: ids[0] });
    },
  },
  forbidden: null,
  unsupported: null,
  network: null,
  unknown: null,
};
