import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';
import type { Refusals } from '../adapter-under-test.js';
import { check } from './check.js';
import { CannotProvoke, type Provocation } from './provocation.js';
import { checkPhoneError, refusalOf } from './refusal.js';
import type { Suite } from './suite.js';

/** A test for each code: brought about by the contract itself, by the adapter's author, or never. */
export function describeRefusals<Opened, UnderTest, Code extends PhoneErrorCode>(
  { describe, it, refusedWith }: Suite<Opened, UnderTest>,
  provocations: Readonly<Record<Code, Provocation<Opened> | null>>,
  { provoke = {}, never = {} }: Refusals<UnderTest, Code>,
): void {
  describe('a refusal', () => {
    for (const [code, provocation] of entries(provocations)) {
      const [own, reason] = [provoke[code], never[code]];
      if (reason !== undefined) {
        it(`is never ${code}: ${reason}`, async (opened) => {
          check(!own, `\`provoke\` and \`never\` both name ${code}.`, 'a backend has a refusal or has it not.');
          await provocation?.bringAbout(opened).catch(unlessRefused);
          check(!refusedWith.has(code), `A call was refused with ${code}.`, `\`never\` says that no call is: ${reason}`);
        });
      } else if (own) {
        it(`is ${code}, as the adapter’s author brings it about`, async (_, underTest) => {
          checkPhoneError(await refusalOf(own(underTest), 'What `provoke` has called', code), 'It');
        });
      } else {
        it(`is ${code}${provocation ? ` where ${provocation.when}` : ''}`, async (opened) => {
          const missing = `is neither in \`provoke\`, which brings it about, nor in \`never\`, with the reason why it cannot come`;
          check(
            provocation,
            `The contract cannot bring about ${code} by itself, and it ${missing}.`,
            'each PhoneErrorCode is proved or accounted for.',
          );
          const call = provocation.bringAbout(opened).catch((thrown: unknown) => {
            check(
              !(thrown instanceof CannotProvoke),
              `The contract cannot bring about ${code} here, since ${String((thrown as Error).message)}, and it ${missing}.`,
              'each PhoneErrorCode is proved or accounted for.',
            );
            throw thrown;
          });
          const error = await refusalOf(call, `A call where ${provocation.when}`, code);
          provocation.check?.(error);
        });
      }
    }
  });
}

/** Another refusal than the one that never comes is none of its test's business; the refusals of all calls are noted. */
function unlessRefused(thrown: unknown): void {
  if (!(thrown instanceof PhoneError) && !(thrown instanceof CannotProvoke)) throw thrown;
}

function entries<Code extends string, Value>(record: Readonly<Record<Code, Value>>): [Code, Value][] {
  return Object.entries(record) as [Code, Value][];
}
