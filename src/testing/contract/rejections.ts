import { PhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import type { Refusals } from '../adapter-under-test.js';
import { check } from './check.js';
import { CannotProvoke, type Provocation } from './provocation.js';
import { checkPhoneError, expectRejection } from './rejection.js';
import type { Suite } from './suite.js';

/** Adds a test for each code: provoked by the contract, provoked by the author of the adapter, or never. */
export function describeRejections<Opened, UnderTest, Code extends PhoneErrorCode>(
  { describe, it, rejectedWith }: Suite<Opened, UnderTest>,
  provocations: Readonly<Record<Code, Provocation<Opened> | null>>,
  { provoke = {}, never = {} }: Refusals<UnderTest, Code>,
): void {
  describe('a rejection', () => {
    for (const [code, provocation] of entries(provocations)) {
      const [own, reason] = [provoke[code], never[code]];
      if (reason !== undefined) {
        it(`is never ${code}: ${reason}`, async (opened) => {
          check(!own, `\`provoke\` and \`never\` both name ${code}.`, 'a backend can reject with a code or cannot.');
          await provocation?.provoke(opened).catch(ignoreRejection);
          check(
            !rejectedWith.has(code),
            `A call rejected with ${code}.`,
            `\`never\` says that no call does: ${reason}`,
          );
        });
      } else if (own) {
        it(`is ${code}, provoked by the author of the adapter`, async (_, underTest) => {
          checkPhoneError(await expectRejection(own(underTest), 'What `provoke` called', code), 'It');
        });
      } else {
        it(`is ${code}${provocation ? ` when ${provocation.when}` : ''}`, async (opened) => {
          const missing =
            'is neither in `provoke`, which provokes it, nor in `never`, with the reason why it cannot happen';
          check(
            provocation,
            `The contract cannot provoke ${code} by itself, and it ${missing}.`,
            'every PhoneErrorCode is tested or accounted for.',
          );
          const call = provocation.provoke(opened).catch((thrown: unknown) => {
            check(
              !(thrown instanceof CannotProvoke),
              `The contract cannot provoke ${code} here, because ${String((thrown as Error).message)}, and ` +
                `it ${missing}.`,
              'every PhoneErrorCode is tested or accounted for.',
            );
            throw thrown;
          });
          const error = await expectRejection(call, `A call when ${provocation.when}`, code);
          provocation.check?.(error);
        });
      }
    }
  });
}

/** This test is about the one code that must never come; the watcher records the rejections of all calls. */
function ignoreRejection(thrown: unknown): void {
  if (!(thrown instanceof PhoneError) && !(thrown instanceof CannotProvoke)) throw thrown;
}

function entries<Code extends string, Value>(record: Readonly<Record<Code, Value>>): [Code, Value][] {
  return Object.entries(record) as [Code, Value][];
}
