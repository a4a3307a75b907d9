// How Playwright inserts a text over BiDi; its own function assigns `value`. React takes that for a change by the app,
// and ignores the event that follows, so that `fill` enters nothing. This one edits as a keyboard does. It returns the
// frame that has the focus instead, if any.
Object.assign(window, {
  __pw_bidiInsertText(text: string): Element | undefined {
    const { activeElement } = document;
    if (activeElement instanceof HTMLIFrameElement) return activeElement;
    document.execCommand('insertText', false, text);
    return undefined;
  },
});
