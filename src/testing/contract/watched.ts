import type { PhoneAdapter, PhoneOperation } from '../../core/adapter.js';
import type { PhoneErrorCode } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { check, shown } from './check.js';
import { checkPhoneNumber, checkPhoneNumbers } from './phone-numbers.js';
import { checkPhoneError } from './refusal.js';

/** The adapter, with each answer and each refusal looked at, whatever a test is about. */
export function watched<Adapter extends PhoneAdapter>(adapter: Adapter, onRefused: (code: PhoneErrorCode) => void): Adapter {
  return new Proxy(adapter, {
    get(target, name) {
      // By the adapter itself, since private fields are none of a proxy's.
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function' || !isOperation(name)) return found;
      return async (input?: Input) => {
        const answered = await answerOf(name, () => found.call(target, input), input, onRefused);
        checkAnswer[name](answered, `${name}()`, input);
        return answered;
      };
    },
  });
}

async function answerOf(
  name: string,
  call: () => unknown,
  input: Input | undefined,
  onRefused: (code: PhoneErrorCode) => void,
): Promise<never> {
  let answer: unknown;
  try {
    answer = call();
  } catch (thrown) {
    check(false, `${name}() threw ${shown(thrown)} before it answered a promise.`, 'a refusal is a rejected promise.');
  }
  check(isPromise(answer), `${name}() answered ${shown(answer)}.`, 'an operation answers a promise.');
  try {
    return (await answer) as never;
  } catch (thrown) {
    checkPhoneError(thrown, `${name}()`, input?.code);
    // Whoever has aborted knows what was the matter.
    if (!input?.signal?.aborted) onRefused(thrown.code);
    throw thrown;
  }
}

interface Input {
  readonly id?: string;
  readonly code?: string;
  readonly signal?: AbortSignal;
}

type CheckAnswer = (answered: never, by: string, input: Input | undefined) => void;

const list = (answered: readonly PhoneNumber[], by: string) => checkPhoneNumbers(answered, by);
const number = (answered: PhoneNumber, by: string) => checkPhoneNumber(answered, by);

const checkAnswer: Readonly<Record<'list' | PhoneOperation, CheckAnswer>> = {
  list,
  create: number,
  prepareVerification: number,
  attemptVerification: number,
  delete: list,
  makePrimary: list,
  setReservedForSecondFactor: (answered, by, input) => checkPhoneNumbers(answered, by, input?.id),
  makeDefaultSecondFactor: list,
  createBackupCodes(answered: unknown, by) {
    const isSet = Array.isArray(answered) && answered.length > 0 && answered.every((code) => typeof code === 'string' && code !== '');
    check(isSet, `${by} answered something else than codes.`, 'a list of one code or more.');
    check(new Set(answered).size === answered.length, `${by} answered one code twice.`, 'each backup code of a set is another one.');
  },
};

function isPromise(found: unknown): boolean {
  return typeof found === 'object' && found !== null && 'then' in found && typeof found.then === 'function';
}

function isOperation(name: string | symbol): name is 'list' | PhoneOperation {
  return typeof name === 'string' && Object.hasOwn(checkAnswer, name);
}
