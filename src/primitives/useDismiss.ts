'use client';
import { useEffect, type RefObject } from 'react';
import { useEscape } from './useEscape.js';
import { useLatest } from './useLatest.js';

/** Calls `onDismiss` when Escape is pressed or the pointer is pressed outside of an element's parent. */
export function useDismiss(element: RefObject<HTMLElement | null>, onDismiss: (reason: 'escape' | 'outside') => void) {
  const latest = useLatest(onDismiss);
  useEscape(element, () => onDismiss('escape'));
  useEffect(() => {
    const page = element.current?.ownerDocument.defaultView;
    const inside = element.current?.parentElement;
    if (!page || !inside) return;
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    let isOutside = false;

    // Two listeners rather than `composedPath()`, which ends at a closed shadow root.
    page.addEventListener('pointerdown', () => void (isOutside = true), options);
    inside.addEventListener('pointerdown', () => void (isOutside = false), options);
    // On release, because a finger that scrolls the page presses too.
    page.addEventListener('pointerup', () => isOutside && latest.current('outside'), options);
    return () => listening.abort();
  }, [element, latest]);
}
