/**
 * Returns whether an element is the active one of its document or shadow root, which it stays while the window is
 * blurred.
 */
export function isActiveElement(element: Element): boolean {
  const root = element.getRootNode();
  return 'activeElement' in root && root.activeElement === element;
}

/**
 * Returns the focused element of the tree that an element is in. `document.activeElement` is only the host of a shadow
 * root.
 */
export function activeElementSeenFrom(element: Element): Element | null {
  const root = element.getRootNode();
  return (
    ('activeElement' in root ? (root.activeElement as Element | null) : null) ?? element.ownerDocument.activeElement
  );
}

/**
 * Focuses a button that was clicked, unless something else has the focus: Safari on macOS focuses no button that is
 * pressed, but its nearest focusable ancestor, or nothing.
 */
export function focusClicked(button: HTMLElement): void {
  if (activeElementSeenFrom(button)?.contains(button)) button.focus({ preventScroll: true });
}

/** A `mousedown` listener that keeps the focus where it is. */
export function keepFocus(event: { preventDefault: () => void }) {
  event.preventDefault();
}
