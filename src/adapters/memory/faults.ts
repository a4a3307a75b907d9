import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';

/** An error that waits for the next call of an operation. */
export interface Fault {
  error: PhoneError;
  /** The answer is lost after the service acted; else the call never reaches it. */
  after: boolean;
}

/** Faults in the order in which they were set, for each operation. */
export function createFaults<Operation>() {
  const waiting = new Map<Operation, Fault[]>();
  return {
    add(operation: Operation, error: PhoneError | PhoneErrorCode, { after = false } = {}): void {
      const fault = { error: typeof error === 'string' ? new PhoneError(error) : error, after };
      waiting.set(operation, [...(waiting.get(operation) ?? []), fault]);
    },
    /** The next one for this operation; it is gone then. */
    take(operation: Operation): Fault | undefined {
      return waiting.get(operation)?.shift();
    },
  };
}

/**
 * Waits; without a timer where there is nothing to wait for, so that a test's fake time holds nothing up. Rejects with
 * `network` on abort.
 */
export function travel(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    refuseAborted(signal);
    if (ms <= 0) return resolve();
    const abort = () => {
      clearTimeout(timer);
      reject(abortError(signal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Throws where the caller has stopped waiting. */
export function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal);
}

function abortError(signal: AbortSignal | undefined): PhoneError {
  return new PhoneError('network', { cause: signal?.reason, message: 'aborted' });
}
