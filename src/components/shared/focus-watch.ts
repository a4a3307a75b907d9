import { activeElementSeenFrom } from '../../primitives/focus.js';

/** Watches one element at a time, and remembers whether it held the focus when it was removed from the page. */
export interface FocusWatch {
  /** The `ref` of the element. */
  watch: (element: HTMLElement | null) => void;
  /** Whether the focus was lost with the element; true if there never was an element. */
  isLost: () => boolean;
}

export function createFocusWatch(): FocusWatch {
  let watched: HTMLElement | null = null;
  let last: HTMLElement | null = null;
  let heldFocus = true;
  return {
    watch(element) {
      // React clears a ref before it removes the element.
      if (!element) heldFocus = watched?.contains(activeElementSeenFrom(watched)) ?? false;
      watched = element;
      last = element ?? last;
    },
    isLost: () => heldFocus && isFocusLost(last),
  };
}

/** Returns whether nothing in the element's document, which may be that of a frame, has the focus. */
export function isFocusLost(element: Element | null): boolean {
  const { activeElement, body } = element?.ownerDocument ?? document;
  return activeElement === null || activeElement === body;
}
