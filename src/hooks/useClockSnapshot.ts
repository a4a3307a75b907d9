'use client';
import { useState, useSyncExternalStore } from 'react';
import { subscribeToSends } from '../query/send-storage.js';

/**
 * Returns a value that depends on the wall clock and on the send records; renders again only when it changes. `read` is
 * called four times a second with the time in ms, so it returns a number or a boolean rather than a new object.
 */
export function useClockSnapshot<Value extends number | boolean>(read: (now: number) => Value, onServer: Value): Value {
  const [[subscribe, getNow]] = useState(createClock);
  return useSyncExternalStore(
    subscribe,
    () => read(getNow()),
    () => onServer,
  );
}

/** A clock that stands still between its ticks: React reads a snapshot twice, and warns if it has changed. */
function createClock() {
  let now = Date.now();
  const getNow = () => now;
  const subscribe = (onChange: () => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      // Counted from a send, so that the wait ends at a tick.
      clearTimeout(timer);
      timer = setTimeout(tick, 250);
      now = Date.now();
      onChange();
    };
    tick();
    const unsubscribe = subscribeToSends(tick);
    // The timers of a hidden tab are throttled, by minutes at times.
    document.addEventListener('visibilitychange', tick);
    return () => {
      unsubscribe();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  };
  return [subscribe, getNow] as const;
}
