import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';

/** What becomes of one call. */
export interface Fault {
  /** ms until the call goes on; Infinity: until the caller aborts. */
  readonly delay: number;
  /** What it is refused with; null: it goes through. */
  readonly error: PhoneError | null;
  /** The answer is lost after the backend acted; else the call never reaches it. */
  readonly after: boolean;
}

/** Faults in the order in which they were set, for each operation. */
export function createFaults<Operation>() {
  const waiting = new Map<Operation, Fault[]>();
  return {
    add(operation: Operation, error: PhoneError | PhoneErrorCode, { after = false } = {}): void {
      const fault = { delay: 0, error: typeof error === 'string' ? new PhoneError(error) : error, after };
      waiting.set(operation, [...(waiting.get(operation) ?? []), fault]);
    },
    /** The next one for this operation; it is gone then. */
    take(operation: Operation): Fault | undefined {
      return waiting.get(operation)?.shift();
    },
  };
}

/** Makes a call that this fault befalls; on abort it is `network`, whatever the backend did. */
export async function withFault<Answer>(
  fault: Fault | undefined,
  run: () => Promise<Answer>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { delay, error, after } = fault ?? none;
  await travel(delay, signal);
  if (error && !after) throw error;
  const [answer] = await Promise.allSettled([run()]);
  refuseAborted(signal);
  if (error) throw error;
  if (answer.status === 'rejected') throw answer.reason;
  return answer.value;
}

const none: Fault = { delay: 0, error: null, after: false };

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
    const arrive = () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    };
    // A timer that is set to Infinity fires at once.
    const timer = ms === Infinity ? undefined : setTimeout(arrive, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Throws where the caller has stopped waiting. */
function refuseAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw abortError(signal);
}

function abortError(signal: AbortSignal | undefined): PhoneError {
  return new PhoneError('network', { cause: signal?.reason, message: 'aborted' });
}
