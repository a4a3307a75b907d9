import type { PhoneErrorCode } from '../../core/errors.js';
import { check, shown } from './check.js';
import { checkPhoneError } from './refusal.js';

/** What an operation may be given, of all there are. */
export interface Input {
  readonly id?: string;
  readonly code?: string;
  readonly signal?: AbortSignal;
}

/** Checks what an operation has answered; `by` names it. */
export type CheckAnswer = (answered: never, by: string, input: Input | undefined) => void;

/** The adapter, with each answer and each refusal of its operations looked at, whatever a test is about. */
export function watched<Adapter extends object, Operation extends string>(
  adapter: Adapter,
  checkAnswer: Readonly<Record<Operation, CheckAnswer>>,
  onRefused: (code: PhoneErrorCode) => void,
): Adapter {
  const isOperation = (name: string | symbol): name is Operation => typeof name === 'string' && Object.hasOwn(checkAnswer, name);
  return new Proxy(adapter, {
    get(target, name) {
      // By the adapter itself, since private fields are none of a proxy's.
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function' || !isOperation(name)) return found;
      return async (input?: Input) => {
        const answered = await answerOf(`${name}()`, () => found.call(target, input), input, onRefused);
        checkAnswer[name](answered, `${name}()`, input);
        return answered;
      };
    },
  });
}

async function answerOf(
  by: string,
  call: () => unknown,
  input: Input | undefined,
  onRefused: (code: PhoneErrorCode) => void,
): Promise<never> {
  let answer: unknown;
  try {
    answer = call();
  } catch (thrown) {
    check(false, `${by} threw ${shown(thrown)} before it answered a promise.`, 'a refusal is a rejected promise.');
  }
  check(isPromise(answer), `${by} answered ${shown(answer)}.`, 'an operation answers a promise.');
  try {
    return (await answer) as never;
  } catch (thrown) {
    checkPhoneError(thrown, by, input?.code);
    // Whoever has aborted knows what was the matter.
    if (!input?.signal?.aborted) onRefused(thrown.code);
    throw thrown;
  }
}

function isPromise(found: unknown): boolean {
  return typeof found === 'object' && found !== null && 'then' in found && typeof found.then === 'function';
}
