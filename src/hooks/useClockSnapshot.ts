'use client';
import { useSyncExternalStore } from 'react';
import { subscribeToSends } from '../query/sends.js';

/**
 * A value that follows from the wall clock and from when codes were sent; re-renders only when it changes. `read` is
 * asked four times a second, so it answers a number or a boolean, not a new object.
 */
export function useClockSnapshot<Value extends number | boolean>(read: () => Value, onServer: Value): Value {
  return useSyncExternalStore(subscribe, read, () => onServer);
}

function subscribe(onChange: () => void): () => void {
  const stopListening = subscribeToSends(onChange);
  const timer = setInterval(onChange, 250);
  // A hidden tab's timers are held back, for minutes at times.
  document.addEventListener('visibilitychange', onChange);
  return () => {
    stopListening();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onChange);
  };
}
