export {};

declare global {
  interface Window {
    /** Inserts a text at the caret, called by Playwright over BiDi. Returns the frame that has the focus instead. */
    __pw_bidiInsertText?: (text: string) => Element | undefined;
  }
}

// Playwright's own assigns `value`. React takes that for a change by the app, and ignores the event that follows, so
// that `fill` enters nothing. This edits as a keyboard does.
window.__pw_bidiInsertText = (text) => {
  const { activeElement } = document;
  if (activeElement instanceof HTMLIFrameElement) return activeElement;
  document.execCommand('insertText', false, text);
};
