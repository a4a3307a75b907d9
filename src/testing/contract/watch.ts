import type { PhoneErrorCode } from '../../core/error-codes.js';
import { check, format } from './check.js';
import { checkPhoneError } from './rejection.js';

/** The properties that the input of an operation may have. */
export interface Input {
  readonly id?: string | undefined;
  readonly code?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Checks the result of an operation; `by` is its name. */
export type CheckResult = (result: never, by: string, input: Input | undefined) => void;

/** Returns the adapter with every result and every rejection of its operations checked, whatever a test is about. */
export function watchAdapter<Adapter extends object, Operation extends string>(
  adapter: Adapter,
  checkResult: Readonly<Record<Operation, CheckResult>>,
  onRejected: (code: PhoneErrorCode) => void,
): Adapter {
  const isOperation = (name: string | symbol): name is Operation =>
    typeof name === 'string' && Object.hasOwn(checkResult, name);
  return new Proxy(adapter, {
    get(target, name) {
      // Read from the adapter itself, because a proxy has no access to private fields.
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function' || !isOperation(name)) return found;
      return async (input?: Input) => {
        const result = await settle(`${name}()`, () => found.call(target, input), input, onRejected);
        checkResult[name](result, `${name}()`, input);
        return result;
      };
    },
  });
}

async function settle(
  by: string,
  call: () => unknown,
  input: Input | undefined,
  onRejected: (code: PhoneErrorCode) => void,
): Promise<never> {
  let promise: unknown;
  try {
    promise = call();
  } catch (thrown) {
    check(false, `${by} threw ${format(thrown)} before it returned a promise.`, 'it must reject instead of throwing.');
  }
  check(isPromise(promise), `${by} returned ${format(promise)}.`, 'an operation returns a promise.');
  try {
    return (await promise) as never;
  } catch (thrown) {
    checkPhoneError(thrown, by, input?.code);
    // A test that aborts a call expects it to reject.
    if (!input?.signal?.aborted) onRejected(thrown.code);
    throw thrown;
  }
}

function isPromise(found: unknown): boolean {
  return typeof found === 'object' && found !== null && 'then' in found && typeof found.then === 'function';
}
