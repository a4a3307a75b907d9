import { PhoneError } from '../core/errors.js';

/**
 * Runs a task in its turn; rejects with `network` and `retryAfter`, and does not call it, if too many are waiting.
 * After `timeout` seconds the task loses its place, whatever it waits for, so that a store that hangs holds up nobody
 * else.
 */
export type RunInTurn = <Result>(key: string, timeout: number, task: () => Promise<Result>) => Promise<Result>;

export interface BoundedQueueOptions {
  maxRunning: number;
  maxWaiting: number;
  /** Tasks with one key that wait, so that none fills the queue for all others. */
  maxWaitingPerKey: number;
  /** Of the error beyond the bounds. */
  message: string;
}

interface Place {
  readonly key: string;
  isRunning: boolean;
  start: () => void;
  reject: (error: PhoneError) => void;
}

/** Creates a queue that runs a limited number of tasks at a time in the whole process, and one task for each key. */
export function createBoundedQueue(options: BoundedQueueOptions): RunInTurn {
  const { maxRunning, maxWaiting, maxWaitingPerKey, message } = options;
  /** In the order in which they wait. */
  const places = new Set<Place>();
  const createError = () => new PhoneError('network', { message, retryAfter: 1 });

  function isTurnOf(key: string): boolean {
    const running = [...places].filter(({ isRunning }) => isRunning);
    return running.length < maxRunning && !running.some((one) => one.key === key);
  }

  function assertRoom(key: string): void {
    const waiting = [...places].filter((one) => one.key === key && !one.isRunning);
    if (waiting.length >= maxWaitingPerKey && !isTurnOf(key)) throw createError();
  }

  /** Passes a turn on, so that no newcomer takes it. */
  function startNext(): void {
    for (const place of places) if (!place.isRunning && isTurnOf(place.key)) run(place);
  }

  function run(place: Place): void {
    place.isRunning = true;
    place.start();
  }

  async function takeTurn(place: Place): Promise<void> {
    const started = new Promise<void>((start, reject) => Object.assign(place, { start, reject }));
    if (isTurnOf(place.key)) run(place);
    places.add(place);
    await started;
  }

  return async (key, timeout, task) => {
    if (places.size >= maxRunning + maxWaiting) throw createError();
    assertRoom(key);
    const place: Place = { key, isRunning: false, start: () => undefined, reject: () => undefined };
    const leave = () => {
      if (places.delete(place)) startNext();
      place.reject(createError());
    };
    const timer = Number.isFinite(timeout) ? setTimeout(leave, timeout * 1000) : undefined;
    try {
      await takeTurn(place);
      return await task();
    } finally {
      clearTimeout(timer);
      leave();
    }
  };
}
