'use client';
import { useEffect, type RefObject } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls back when Escape is pressed, or anything outside an element's parent. Escape is caught on the window, before a
 * dialog around can hear it on the document: it closes one layer.
 */
export function useDismiss(element: RefObject<HTMLElement | null>, onDismiss: (reason: 'escape' | 'outside') => void) {
  const latest = useLatest(onDismiss);
  useEffect(() => {
    const page = element.current?.ownerDocument.defaultView;
    const inside = element.current?.parentElement;
    if (!page || !inside) return;
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    let isOutside = false;

    page.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape') return;
        event.stopImmediatePropagation();
        // In a composition, Escape ends that alone.
        if (event.isComposing) return;
        event.preventDefault();
        page.addEventListener('keyup', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
        latest.current('escape');
      },
      options,
    );
    // Told by the way of the event, since its path ends at a closed shadow root.
    page.addEventListener('pointerdown', () => void (isOutside = true), options);
    inside.addEventListener('pointerdown', () => void (isOutside = false), options);
    // Not before it is let go: a finger that scrolls the page presses too.
    page.addEventListener('pointerup', () => isOutside && latest.current('outside'), options);
    return () => listening.abort();
  }, [element, latest]);
}
