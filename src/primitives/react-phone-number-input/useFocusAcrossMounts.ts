'use client';
import { useEffect, useRef, type FocusEvent, type FocusEventHandler, type RefObject } from 'react';

/**
 * Moves the focus to an input that replaces a focused one because its React `key` changed. Returns the `onFocus` and
 * `onBlur` of the field around it.
 */
export function useFocusAcrossMounts(
  input: RefObject<HTMLInputElement | null>,
  key: string | undefined,
  onBlur: FocusEventHandler<HTMLElement> | undefined,
) {
  const hasFocus = useRef(false);
  useEffect(() => void (hasFocus.current && input.current?.focus()), [input, key]);
  return {
    onFocus: ({ target }: FocusEvent) => void (hasFocus.current = target === input.current),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      hasFocus.current = false;
      onBlur?.(event);
    },
  };
}
