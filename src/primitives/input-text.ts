import type { TextRange } from '../core/text-edit.js';
import { isActiveElement } from './focus.js';

/** Returns the selection of an input; its end is the caret. */
export function selectionOf(element: HTMLInputElement): TextRange {
  const end = element.selectionEnd ?? element.value.length;
  return { start: element.selectionStart ?? end, end };
}

/** Sets the text before React does, which would move the caret to the end. */
export function setText(element: HTMLInputElement, text: string, { start, end }: TextRange) {
  if (element.value !== text) element.value = text;
  // Safari focuses an input whose selection is set.
  if (!isActiveElement(element)) return;
  // Setting it forces a layout, and after most keys it is already correct.
  if (element.selectionStart !== start || element.selectionEnd !== end) element.setSelectionRange(start, end);
  // Android keyboards restore their own caret after the event.
  if (/android/i.test(navigator.userAgent))
    setTimeout(() => element.value === text && element.setSelectionRange(start, end));
}
