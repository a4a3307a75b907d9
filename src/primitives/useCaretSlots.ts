'use client';
import { useCallback, useEffect, useRef, useState, type MouseEvent, type RefObject } from 'react';
import type { TextRange } from '../core/text-edit.js';
import { isActiveElement } from './focus.js';
import { selectionOf } from './input-text.js';

export interface CaretRange extends TextRange {
  /** The pressed slot: from there on, typed digits replace the following ones until the caret moves. */
  overtypedFrom?: number | null | undefined;
}

/**
 * Tracks the caret of an input that draws its own. `place` sets it in the same commit as an edit; `follow` goes to the
 * input's `onFocus` and `onBlur`, and `press` contains its mouse events.
 */
export function useCaretSlots(input: RefObject<HTMLInputElement | null>) {
  const [range, setRange] = useState<CaretRange | null>(null);
  const latest = useRef<CaretRange | null>(null);
  const pressed = useRef<number | null>(null);
  const place = useCallback((next: CaretRange | null) => {
    const { overtypedFrom = latest.current?.overtypedFrom } = next ?? {};
    // React may render once more before it bails out of setting an equal state.
    if (
      next?.start === latest.current?.start &&
      next?.end === latest.current?.end &&
      overtypedFrom === latest.current?.overtypedFrom
    )
      return;
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
    // Older browsers fire it only at the document; newer ones at the input, where it does not leave a shadow root.
    const targets = [element, element.ownerDocument];
    for (const target of targets) target.addEventListener('selectionchange', follow);
    return () => {
      for (const target of targets) target.removeEventListener('selectionchange', follow);
    };
  }, [input, follow]);

  /** A click selects the digit of its slot, and a drag those of its slots: the transparent digits are elsewhere. */
  const press = {
    onMouseDown: (event: MouseEvent<HTMLInputElement>) => {
      const { currentTarget: field, shiftKey } = event;
      pressed.current = shiftKey ? field.selectionStart : slotAt(event);
      // WebKit takes a press on a selection for a drag, and places its own caret after `click` if there was none.
      if (!shiftKey) field.setSelectionRange(field.selectionEnd, field.selectionEnd);
    },
    onClick: (event: MouseEvent<HTMLInputElement>) => {
      const from = pressed.current;
      pressed.current = null;
      // A click on the label has no `mousedown` here.
      if (from === null) return;
      // A double click selects everything, as in any text field.
      if (event.detail > 1) return event.currentTarget.select();
      const to = slotAt(event);
      const { value } = event.currentTarget;
      const start = Math.min(from, to, value.length);
      const end = Math.min(Math.max(from, to) + 1, value.length);
      event.currentTarget.setSelectionRange(start, end);
      place({ start, end, overtypedFrom: from === to && start < end ? start : null });
    },
  };
  return { range, place, press, follow };
}

/** Returns the index of the slot under the pointer, or the number of slots if it is after the last one. */
function slotAt({ currentTarget, clientX }: MouseEvent<HTMLInputElement>): number {
  const slots = [...(currentTarget.parentElement?.nextElementSibling?.children ?? [])];
  const index = slots.findIndex((slot) => clientX < slot.getBoundingClientRect().right);
  return index < 0 ? slots.length : index;
}
