import type { Fault } from '../adapters/memory/faults.js';
import { PhoneError, type PhoneErrorOptions } from '../core/errors.js';
import type { PhoneErrorCode } from '../core/error-codes.js';

export type { Fault };

/** Rejects the call with this error; it never reaches the backend. */
export function fail(error: PhoneErrorCode | PhoneError, details?: PhoneErrorOptions): Fault {
  return { delay: 0, error: typeof error === 'string' ? new PhoneError(error, details) : error, after: false };
}

/** Loses the response: the backend does the work, and the call still rejects. @default 'network' */
export function lost(code: PhoneErrorCode = 'network'): Fault {
  return { delay: 0, error: new PhoneError(code, { message: 'The response was lost.' }), after: true };
}

/** Delays the call by this many ms; then it succeeds, or `fault` applies. */
export function delay(ms: number, fault?: Fault): Fault {
  return { error: null, after: false, ...fault, delay: ms };
}

/** Never settles, and never reaches the backend; if the call is aborted it rejects with `network`. */
export function hang(): Fault {
  return { delay: Infinity, error: null, after: false };
}

/** A fault that holds calls back until the test releases them. */
export interface Hold extends Fault {
  /** How many calls are held. The backend has done their work by then. */
  readonly waiting: number;
  /** Resolves once the test releases. */
  until: () => Promise<void>;
  /** Lets the calls settle, those that are held and those that come. */
  release(): void;
}

/** Holds the response back until `release()` is called; then the call succeeds, or `fault` applies. */
export function hold(fault?: Fault): Hold {
  let waiting = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return {
    delay: 0,
    error: null,
    after: false,
    ...fault,
    get waiting() {
      return waiting;
    },
    async until() {
      waiting += 1;
      await opened;
      waiting -= 1;
    },
    release: () => open(),
  };
}

/** The faults of one operation's calls. */
export type Faults<Each = Fault> =
  /** For the first call, the second, and so on; null, and any call after the last, succeeds. */
  | readonly (Each | null)[]
  /** Called for each call with its number, from 1 on; null succeeds. */
  | ((call: number) => Each | null);

/** Faults by operation, or a function that is called for each call of any of them; null succeeds. */
export type FaultsByOperation<Operation extends PropertyKey, Each = Fault> =
  { readonly [Name in Operation]?: Faults<Each> | undefined } | ((operation: Operation, call: number) => Each | null);

/** Returns a function that takes the fault of an operation's next call. */
export function createFaultQueue<Operation extends PropertyKey, Each = Fault>(
  plan: FaultsByOperation<Operation, Each>,
): (operation: Operation) => Each | undefined {
  const calls = new Map<Operation, number>();
  return (operation) => {
    const call = (calls.get(operation) ?? 0) + 1;
    calls.set(operation, call);
    if (typeof plan === 'function') return plan(operation, call) ?? undefined;
    const faults: Faults<Each> | undefined = plan[operation];
    return (typeof faults === 'function' ? faults(call) : faults?.[call - 1]) ?? undefined;
  };
}
