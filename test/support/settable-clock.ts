import type { PhoneClock } from '../../src/service/clock.js';

/** A clock that only moves when it is set. */
export interface SettableClock extends PhoneClock {
  advance(seconds: number): void;
}

export function settableClock(start = Date.UTC(2030, 0, 1)): SettableClock {
  let time = start;
  return {
    now: () => time,
    advance(seconds) {
      time += seconds * 1000;
    },
  };
}
