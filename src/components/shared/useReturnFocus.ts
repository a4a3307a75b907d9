'use client';
import { useEffect, useRef, type RefObject } from 'react';
import { isFocusLost } from './useFocusLoss.js';

/** Returns the focus to the button that opened something, which comes back only after that has gone. */
export function useReturnFocus(isOpen: boolean, isIdle: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && isIdle && isFocusLost()) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, isIdle]);
  return button;
}
