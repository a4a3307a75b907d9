import { PhoneError } from '../../core/errors.js';

/** The fault of one call. */
export interface Fault {
  /** ms until the call continues; Infinity waits until the caller aborts. */
  readonly delay: number;
  /** The error that the call rejects with; null lets it succeed. */
  readonly error: PhoneError | null;
  /**
   * Whether the error comes after the backend did the work, so that its response is lost; else the call never reaches
   * it.
   */
  readonly after: boolean;
  /** Called when the response is there; the call settles once the promise resolves. */
  readonly until?: (() => Promise<void>) | undefined;
}

/** Runs a call with a fault. On abort it rejects with `network`, whatever the backend did. */
export async function withFault<Result>(
  fault: Fault | undefined,
  run: () => Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  const { delay, error, after, until } = fault ?? noFault;
  await waitFor(delay, signal);
  const runs = error === null || after;
  const [outcome] = await Promise.allSettled(runs ? [run()] : []);
  // Aborts the wait for `until`, too.
  if (until) await Promise.race([until(), waitFor(Infinity, signal)]);
  throwIfAborted(signal);
  if (error || !outcome) throw error;
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

const noFault: Fault = { delay: 0, error: null, after: false };

/**
 * Waits this many ms; rejects with `network` on abort. Sets no timer for 0, so that a test's fake time delays nothing.
 */
function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    if (ms <= 0) return resolve();
    const abort = () => {
      clearTimeout(timer);
      reject(createAbortError(signal));
    };
    const finish = () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    };
    // A timer with a delay of Infinity fires at once.
    const timer = ms === Infinity ? undefined : setTimeout(finish, ms);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw createAbortError(signal);
}

function createAbortError(signal: AbortSignal | undefined): PhoneError {
  return new PhoneError('network', { cause: signal?.reason, message: 'The call was aborted.' });
}
