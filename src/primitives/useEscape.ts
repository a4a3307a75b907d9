'use client';
import { useEffect, type RefObject } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Calls `onEscape` when Escape is pressed, unless `isMine` returns false. The key is handled on the window, before a
 * surrounding dialog can handle it on the document, so that it closes one layer.
 */
export function useEscape(element: RefObject<HTMLElement | null>, onEscape: () => void, isMine = () => true) {
  const latest = useLatest({ onEscape, isMine });
  useEffect(() => {
    const page = element.current?.ownerDocument.defaultView;
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !latest.current.isMine()) return;
      event.stopImmediatePropagation();
      // During a composition, Escape only ends the composition.
      if (event.isComposing) return;
      event.preventDefault();
      page?.addEventListener('keyup', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
      latest.current.onEscape();
    };
    page?.addEventListener('keydown', escape, true);
    return () => page?.removeEventListener('keydown', escape, true);
  }, [element, latest]);
}
