/** Tells the time. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
}

/** The machine's own time, read at each call, so that a test's fake time reaches it. */
export const systemClock: Clock = { now: () => Date.now() };
