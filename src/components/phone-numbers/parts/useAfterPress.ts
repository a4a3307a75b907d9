'use client';
import { useEffect, useRef } from 'react';

/**
 * Returns a function that calls `run` when the current press, if any, has ended: a button that moves during the press
 * would move away from under the pointer and lose the click. `:active` comes too late, because Firefox sets it after it
 * moves the focus.
 */
export function useAfterPress(): (run: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<() => void>(undefined);
  useEffect(() => {
    const listening = new AbortController();
    const track = ({ type }: Event) => {
      isPressed.current = type === 'mousedown';
      // The click comes after mouseup.
      if (!isPressed.current && waiting.current) setTimeout(waiting.current);
      waiting.current = undefined;
    };
    // A press that opens a context menu may never end, hence the key.
    for (const type of ['mousedown', 'mouseup', 'dragend', 'keydown'])
      addEventListener(type, track, { capture: true, signal: listening.signal });
    return () => listening.abort();
  }, []);
  return (run) => {
    if (isPressed.current) waiting.current = run;
    else run();
  };
}
