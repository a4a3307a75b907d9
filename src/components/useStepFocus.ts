'use client';
import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus along with a flow's step: to the first step's control where `autoFocus` is set, and to a later
 * step's where the control that had the focus is gone. It is never taken from where the person has moved on to.
 */
export function useStepFocus(control: RefObject<HTMLElement | null> | null, autoFocus: boolean): void {
  const shown = useRef<typeof control>(null);
  useEffect(() => {
    if (!control || control === shown.current) return;
    if (shown.current ? isFocusLost() : autoFocus) control.current?.focus();
    shown.current = control;
  }, [control, autoFocus]);
}

/** Whether the focus fell to the page because the element that had it is gone. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
