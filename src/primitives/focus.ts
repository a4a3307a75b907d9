/** Whether an element has the focus within its document or shadow root; it keeps it while the window has none. */
export function isActiveElement(element: Element): boolean {
  const root = element.getRootNode();
  return 'activeElement' in root && root.activeElement === element;
}

/** What has the focus, as it is seen from an element: a document tells no more than the host of a shadow root that it is in. */
export function activeElementSeenFrom(element: Element): Element | null {
  const root = element.getRootNode();
  return ('activeElement' in root ? (root.activeElement as Element | null) : null) ?? element.ownerDocument.activeElement;
}

/** For `mousedown`: what has the focus keeps it. */
export function keepFocus(event: { preventDefault: () => void }) {
  event.preventDefault();
}
