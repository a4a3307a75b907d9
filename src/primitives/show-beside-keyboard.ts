/**
 * Scrolls a message into view if what it is about has the focus. On a phone, the browser keeps the field above the
 * on-screen keyboard, but not the message below it.
 */
export function showBesideKeyboard(text: HTMLElement | null) {
  // jsdom has no layout, and no `scrollIntoView`.
  if (text?.matches(':focus-within>*>*')) text.scrollIntoView?.({ block: 'nearest' });
}
