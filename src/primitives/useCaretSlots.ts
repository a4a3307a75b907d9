'use client';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { TextRange } from '../core/text-edit.js';
import { isActiveElement } from './focus.js';
import { selectionOf } from './useEditedInput.js';

/**
 * Follows the caret of a field that draws it itself. `place` tells where an edit puts it, in the edit's own commit;
 * `follow` is the field's `onFocus` and `onBlur`.
 */
export function useCaretSlots(input: RefObject<HTMLInputElement | null>) {
  const [range, setRange] = useState<TextRange | null>(null);
  const latest = useRef<TextRange | null>(null);
  const place = useCallback((next: TextRange | null) => {
    // An equal range is not handed to React at all: it would render once more to find that out.
    if (next?.start === latest.current?.start && next?.end === latest.current?.end) return;
    latest.current = next;
    setRange(next);
  }, []);
  const follow = useCallback(() => {
    const { current } = input;
    if (current) place(isActiveElement(current) ? selectionOf(current) : null);
  }, [input, place]);

  useEffect(() => {
    const element = input.current;
    if (!element) return;
    follow();
    // Older browsers tell the document alone, newer ones the field, whose event does not leave a shadow root.
    const targets = [element, element.ownerDocument];
    for (const target of targets) target.addEventListener('selectionchange', follow);
    return () => {
      for (const target of targets) target.removeEventListener('selectionchange', follow);
    };
  }, [input, follow]);

  return { range, place, follow };
}
