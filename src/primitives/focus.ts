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

/** A `mousedown` listener that keeps the focus where it is. */
export function keepFocus(event: { preventDefault: () => void }) {
  event.preventDefault();
}
