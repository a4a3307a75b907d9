import { PhoneError } from '../core/errors.js';

/** Gives up its turn and waits for one with another key, without losing its place among those that were let in. */
export type ContinueAs = (key: string) => Promise<void>;

/** Runs a task in its turn; rejects with `network` and `retryAfter`, and does not call it, if too many are waiting. */
export type RunInTurn = <Result>(key: string, task: (continueAs: ContinueAs) => Promise<Result>) => Promise<Result>;

export interface BoundedQueueOptions {
  maxRunning: number;
  maxWaiting: number;
  /** Tasks with one key that wait, so that none fills the queue for all others. */
  maxWaitingPerKey: number;
  /** Of the error beyond the bounds. */
  message: string;
}

/** Creates a queue of the whole process, which runs some tasks at a time, and one with each key. */
export function createBoundedQueue(options: BoundedQueueOptions): RunInTurn {
  const { maxRunning, maxWaiting, maxWaitingPerKey, message } = options;
  const running = new Set<string>();
  const waiting: { key: string; start: () => void }[] = [];
  let letIn = 0;

  function isTurnOf(key: string): boolean {
    return running.size < maxRunning && !running.has(key);
  }

  function assertRoom(key: string): void {
    const ofKey = waiting.filter((one) => one.key === key).length;
    if (ofKey >= maxWaitingPerKey && !isTurnOf(key)) throw new PhoneError('network', { message, retryAfter: 1 });
  }

  async function start(key: string): Promise<void> {
    if (isTurnOf(key)) running.add(key);
    else await new Promise<void>((resolve) => waiting.push({ key, start: resolve }));
  }

  /** Passes the turn on, so that no newcomer takes it. */
  function finish(key: string): void {
    running.delete(key);
    const at = waiting.findIndex((one) => isTurnOf(one.key));
    const [next] = at === -1 ? [] : waiting.splice(at, 1);
    if (!next) return;
    running.add(next.key);
    next.start();
  }

  return async (first, task) => {
    let key = first;
    if (letIn >= maxRunning + maxWaiting) throw new PhoneError('network', { message, retryAfter: 1 });
    assertRoom(key);
    letIn += 1;
    await start(key);
    try {
      return await task(async (next) => {
        assertRoom(next);
        finish(key);
        key = next;
        await start(key);
      });
    } finally {
      letIn -= 1;
      finish(key);
    }
  };
}
