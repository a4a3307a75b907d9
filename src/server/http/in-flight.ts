import { withDeadline } from './deadline.js';
import { RequestError } from './request-error.js';

/** The requests that are being handled, so that a process can end when none is left. */
export interface InFlight {
  /** Runs a request; rejects with 503 once the process is about to end. */
  run<Result>(handle: () => Promise<Result>): Promise<Result>;
  /** Rejects every new request, and resolves when those that are being handled are over. */
  drain(): Promise<void>;
  readonly isDraining: boolean;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  let isDraining = false;
  return {
    run(handle) {
      if (isDraining) return Promise.reject(new RequestError(503, 'network', { 'Retry-After': '1' }));
      const work = handle();
      running.add(work);
      const settle = () => void running.delete(work);
      work.then(settle, settle);
      return work;
    },
    async drain() {
      isDraining = true;
      // What hangs for good must not keep the process.
      await withDeadline(maxDrain, Promise.allSettled(running)).catch(() => undefined);
    },
    get isDraining() {
      return isDraining;
    },
  };
}

/** Seconds. Longer than any sender waits for its provider; orchestrators kill a process after 30. */
const maxDrain = 25;
