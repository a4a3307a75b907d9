import type { Fault } from '../adapters/memory/faults.js';
import { PhoneError, type PhoneErrorCode, type PhoneErrorOptions } from '../core/errors.js';

export type { Fault };

/** The call is refused so, and never reaches the backend. */
export function fail(code: PhoneErrorCode, details?: PhoneErrorOptions): Fault {
  return { delay: 0, error: new PhoneError(code, details), after: false };
}

/** The backend does what it was told, and its answer is lost: `network`. */
export function lost(): Fault {
  return { delay: 0, error: new PhoneError('network', { message: 'The answer was lost.' }), after: true };
}

/** The call is so many ms late; then it goes through, or `fault` befalls it. */
export function delay(ms: number, fault?: Fault): Fault {
  return { error: null, after: false, ...fault, delay: ms };
}

/** The call never reaches the backend, and is never answered; one that can be aborted ends with that, as `network`. */
export function hang(): Fault {
  return { delay: Infinity, error: null, after: false };
}

/** What befalls the calls of one operation. */
export type Faults =
  /** The first call, the second, and so on; null, and whatever comes after the last, goes through. */
  | readonly (Fault | null)[]
  /** Asked at each call, which is the first, the second, and so on: `1`, `2`; null goes through. */
  | ((call: number) => Fault | null);

/** The faults of each operation, taken in turn: answers what befalls the next call of one. */
export function faultsInTurn<Operation extends PropertyKey>(plan: { readonly [Each in Operation]?: Faults }): (operation: Operation) => Fault | undefined {
  const calls = new Map<Operation, number>();
  return (operation) => {
    const call = (calls.get(operation) ?? 0) + 1;
    calls.set(operation, call);
    const faults = plan[operation];
    return (typeof faults === 'function' ? faults(call) : faults?.[call - 1]) ?? undefined;
  };
}
