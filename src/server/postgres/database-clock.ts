import type { PhoneClock } from '../../service/clock.js';

/**
 * The clock of the database, which all processes on it share, so that none whose own clock is wrong shortens a wait or
 * deletes what is still needed. It counts on from the last time that the database reported.
 */
export interface DatabaseClock extends PhoneClock {
  /** Sets the clock; `time` is the database's, in ms since the epoch. */
  set(time: number): void;
  /** Returns whether it was never set, or so long ago that the two may have drifted apart. */
  isStale(): boolean;
}

export function createDatabaseClock(): DatabaseClock {
  let told: { time: number; at: number } | null = null;
  return {
    // `performance.now()` never jumps when the machine's clock is set.
    now: () => (told === null ? Date.now() : Math.floor(told.time + performance.now() - told.at)),
    set: (time) => void (told = { time, at: performance.now() }),
    isStale: () => told === null || performance.now() - told.at > maxAge,
  };
}

/** The time of the database when the row is computed, in ms since the epoch. */
export const databaseTime = '(extract(epoch from clock_timestamp()) * 1000)::float8';

/** ms. */
const maxAge = 60_000;
