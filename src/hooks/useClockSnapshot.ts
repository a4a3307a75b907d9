'use client';
import { useSyncExternalStore } from 'react';
import { subscribeToSends } from '../query/send-storage.js';
import { readClock } from '../query/sends.js';

/**
 * Returns a value that depends on the wall clock and on the send records; renders again only when it changes. `read` is
 * called four times a second with the time in ms, so it returns a number or a boolean rather than a new object.
 */
export function useClockSnapshot<Value extends number | boolean>(read: (now: number) => Value, onServer: Value): Value {
  return useSyncExternalStore(
    subscribeToClock,
    () => read(readClock()),
    () => onServer,
  );
}

function subscribeToClock(onChange: () => void): () => void {
  const unsubscribe = subscribeToSends(onChange);
  const timer = setInterval(onChange, 250);
  // The timers of a hidden tab are throttled, by minutes at times.
  document.addEventListener('visibilitychange', onChange);
  return () => {
    unsubscribe();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onChange);
  };
}
