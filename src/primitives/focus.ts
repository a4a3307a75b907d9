/** Whether an element has the focus within its document or shadow root; it keeps it while the window has none. */
export function isActiveElement(element: Element): boolean {
  const root = element.getRootNode();
  return 'activeElement' in root && root.activeElement === element;
}
