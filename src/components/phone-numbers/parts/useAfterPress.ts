'use client';
import { useEffect, useState } from 'react';

/**
 * Returns a function that calls `run` when the current press, if any, has ended: a button that moves during the press
 * would move away from under the pointer and lose the click.
 */
export function useAfterPress(): (run: () => void) => void {
  const [press] = useState(createPress);
  useEffect(() => press.track(), [press]);
  return press.afterPress;
}

function createPress() {
  let isPressed = false;
  let waiting: (() => void)[] = [];
  return {
    afterPress: (run: () => void) => void (isPressed ? waiting.push(run) : run()),
    /** Tracks the mouse, because `:active` is not set yet when Firefox moves the focus. */
    track: () => {
      const listening = new AbortController();
      const on = (type: keyof WindowEventMap, listener: () => void) =>
        addEventListener(type, listener, { capture: true, signal: listening.signal });
      const end = () => {
        isPressed = false;
        const runs = waiting;
        waiting = [];
        // The click comes after mouseup.
        if (runs.length > 0) setTimeout(() => runs.forEach((run) => run()));
      };
      on('mousedown', () => void (isPressed = true));
      on('mouseup', end);
      on('dragend', end);
      // A press that opens a context menu may never end.
      on('keydown', end);
      return () => {
        listening.abort();
        isPressed = false;
      };
    },
  };
}
