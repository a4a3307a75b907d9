'use client';
import { useCallback, useRef } from 'react';
import { activeElementSeenFrom } from '../../primitives/focus.js';

/**
 * Tells whether the focus was in an element when that was taken out of the page. `watch` is for the element's `ref`;
 * where nothing is watched, a focus that nothing has counts as lost.
 */
export function useFocusLoss() {
  const element = useRef<HTMLElement | null>(null);
  const wasWithin = useRef(true);
  const watch = useCallback((next: HTMLElement | null) => {
    // React lets go of a ref before it removes the element.
    if (!next) wasWithin.current = element.current?.contains(activeElementSeenFrom(element.current)) ?? false;
    element.current = next;
  }, []);
  const isLost = useCallback(() => wasWithin.current && isFocusLost(), []);
  return { watch, isLost };
}

/** Whether nothing on the page has the focus. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
