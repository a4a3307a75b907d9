'use client';
import { useEffect, useRef } from 'react';

/**
 * Returns a function that runs a callback now, or as soon as the component is shown again if `<Activity>` has hidden
 * it; never if it has been unmounted. TanStack Query drops the callbacks of `mutate` in both cases.
 */
export function useWhenShown(): (run: () => void) => void {
  const isShown = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    isShown.current = true;
    for (const run of waiting.current.splice(0)) run();
    return () => void (isShown.current = false);
  }, []);
  return (run) => {
    if (isShown.current) run();
    else waiting.current.push(run);
  };
}
