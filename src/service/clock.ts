/** The source of the current time. */
export interface PhoneClock {
  /** ms since the epoch. */
  now(): number;
}

/** The machine's clock, read at each call, so that a test's fake timers apply. */
export const systemClock: PhoneClock = { now: () => Date.now() };
