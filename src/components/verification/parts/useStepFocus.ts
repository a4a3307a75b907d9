'use client';
import { useImperativeHandle, useRef, useState, type RefCallback, type RefObject } from 'react';
import { createFocusWatch } from '../../shared/focus-watch.js';

/**
 * Moves the focus along with a flow's step: to the first step's control where `autoFocus` is set, and to a later
 * step's where the focus went with the step before. It is never taken from where the person has moved on to, nor where
 * it never was. What it returns is the `ref` of each step's element.
 */
export function useStepFocus(control: RefObject<HTMLElement | null> | null, autoFocus: boolean): RefCallback<HTMLElement> {
  const shown = useRef<typeof control>(null);
  const [{ watch, isLost }] = useState(createFocusWatch);
  // In the commit that shows the step, so that a test that finds it finds it with its focus. `useLayoutEffect` would do
  // as well, but React 18 warns of it in `renderToString`.
  useImperativeHandle(noRef, () => {
    if (!control || control === shown.current) return;
    if (shown.current ? isLost() : autoFocus) control.current?.focus();
    shown.current = control;
  }, [control, autoFocus, isLost]);
  return watch;
}

const noRef = () => {};
