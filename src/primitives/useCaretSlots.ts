'use client';
import { useRef, useState, type RefObject } from 'react';
import type { TextRange } from '../core/text-edit.js';
import { isActiveElement } from './focus.js';
import { useCommitEffect } from './useCommitEffect.js';
import { selectionOf } from './useEditedInput.js';

/** Follows the caret of a field that draws it itself. `place` tells where an edit puts it, in the edit's own commit. */
export function useCaretSlots(input: RefObject<HTMLInputElement | null>) {
  const [range, setRange] = useState<TextRange | null>(null);
  const latest = useRef<TextRange | null>(null);
  const place = (next: TextRange | null) => {
    // An equal range is not handed to React at all: it would render once more to find that out.
    if (next?.start === latest.current?.start && next?.end === latest.current?.end) return;
    latest.current = next;
    setRange(next);
  };

  useCommitEffect(() => {
    const element = input.current;
    if (!element) return;
    const follow = () => {
      place(isActiveElement(element) ? selectionOf(element) : null);
    };
    follow();
    // Older browsers tell the document alone, newer ones the field, whose event does not leave a shadow root.
    const { ownerDocument } = element;
    const targets = [element, ownerDocument];
    for (const target of targets) target.addEventListener('selectionchange', follow);
    element.addEventListener('focus', follow);
    element.addEventListener('blur', follow);
    return () => {
      for (const target of targets) target.removeEventListener('selectionchange', follow);
      element.removeEventListener('focus', follow);
      element.removeEventListener('blur', follow);
    };
  }, [input]);

  return { range, place };
}
