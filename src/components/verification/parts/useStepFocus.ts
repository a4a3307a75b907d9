'use client';
import { useImperativeHandle, useRef, useState, type RefCallback, type RefObject } from 'react';
import { createFocusWatch } from '../../shared/focus-watch.js';

/**
 * Moves the focus from step to step: to the control of the first step if `autoFocus` is set, and to that of a later
 * step if the focus was lost with the previous step. Never takes the focus from another element. Returns the `ref` of
 * each step's element.
 */
export function useStepFocus(
  control: RefObject<HTMLElement | null> | null,
  autoFocus: boolean,
): RefCallback<HTMLElement> {
  const shown = useRef<typeof control>(null);
  const [{ watch, isLost }] = useState(createFocusWatch);
  // In the commit that shows the step, so that a test never finds the step without the focus. Not `useLayoutEffect`,
  // about which React 18 warns in `renderToString`.
  useImperativeHandle(noRef, () => {
    if (!control || control === shown.current) return;
    if (shown.current ? isLost() : autoFocus) control.current?.focus();
    shown.current = control;
  }, [control, autoFocus, isLost]);
  return watch;
}

const noRef = () => {};
