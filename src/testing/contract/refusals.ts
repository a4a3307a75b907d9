import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';
import type { AdapterUnderTest, Refusals } from '../adapter-under-test.js';
import { check } from './check.js';
import type { Contract } from './contract.js';
import { CannotProvoke, provocations } from './provocations.js';
import { checkPhoneError, refusalOf } from './refusal.js';

/** A test for each code: brought about by the contract itself, by the adapter's author, or never. */
export function describeRefusals<UnderTest extends AdapterUnderTest>(
  { describe, it, ...contract }: Contract,
  { provoke = {}, never = {} }: Refusals<UnderTest>,
): void {
  describe('a refusal', () => {
    for (const [code, provocation] of entries(provocations)) {
      const [own, reason] = [provoke[code], never[code]];
      if (reason !== undefined) {
        it(`is never ${code}: ${reason}`, async (backend) => {
          check(!own, `\`provoke\` and \`never\` both name ${code}.`, 'a backend has a refusal or has it not.');
          await provocation?.bringAbout(backend, contract).catch(unlessRefused);
          check(!contract.refusedWith.has(code), `A call was refused with ${code}.`, `\`never\` says that no call is: ${reason}`);
        });
      } else if (own) {
        it(`is ${code}, as the adapter’s author brings it about`, async (_, underTest) => {
          checkPhoneError(await refusalOf(own(underTest as UnderTest), 'What `provoke` has called', code), 'It');
        });
      } else {
        it(`is ${code}${provocation ? ` where ${provocation.when}` : ''}`, async (backend) => {
          const missing = `is neither in \`provoke\`, which brings it about, nor in \`never\`, with the reason why it cannot come`;
          check(provocation, `The contract cannot bring about ${code} by itself, and it ${missing}.`, 'each PhoneErrorCode is proved or accounted for.');
          const call = provocation.bringAbout(backend, contract).catch((thrown: unknown) => {
            check(!(thrown instanceof CannotProvoke), `The contract cannot bring about ${code} here, since ${String((thrown as Error).message)}, and it ${missing}.`, 'each PhoneErrorCode is proved or accounted for.');
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

function entries<Value>(record: Readonly<Record<PhoneErrorCode, Value>>): [PhoneErrorCode, Value][] {
  return Object.entries(record) as [PhoneErrorCode, Value][];
}
