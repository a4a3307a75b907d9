import type { Fault } from '../adapters/memory/faults.js';
import { PhoneError, type PhoneErrorCode, type PhoneErrorOptions } from '../core/errors.js';

export type { Fault };

/** Rejects the call with this error; it never reaches the backend. */
export function fail(code: PhoneErrorCode, details?: PhoneErrorOptions): Fault {
  return { delay: 0, error: new PhoneError(code, details), after: false };
}

/** Loses the response: the backend does the work, and the call rejects with `network`. */
export function lost(): Fault {
  return { delay: 0, error: new PhoneError('network', { message: 'The response was lost.' }), after: true };
}

/** Delays the call by this many ms; then it succeeds, or `fault` applies. */
export function delay(ms: number, fault?: Fault): Fault {
  return { error: null, after: false, ...fault, delay: ms };
}

/** Never settles, and never reaches the backend; if the call is aborted it rejects with `network`. */
export function hang(): Fault {
  return { delay: Infinity, error: null, after: false };
}

/** The faults of one operation's calls. */
export type Faults =
  /** For the first call, the second, and so on; null, and any call after the last, succeeds. */
  | readonly (Fault | null)[]
  /** Called for each call with its number, from 1 on; null succeeds. */
  | ((call: number) => Fault | null);

/** Returns a function that takes the fault of an operation's next call. */
export function createFaultQueue<Operation extends PropertyKey>(plan: { readonly [Each in Operation]?: Faults }): (
  operation: Operation,
) => Fault | undefined {
  const calls = new Map<Operation, number>();
  return (operation) => {
    const call = (calls.get(operation) ?? 0) + 1;
    calls.set(operation, call);
    const faults = plan[operation];
    return (typeof faults === 'function' ? faults(call) : faults?.[call - 1]) ?? undefined;
  };
}
