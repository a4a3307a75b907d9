/**
 * What no driver can do, imitated by its events: a suggestion that is filled in, a word that is composed, and a text
 * that is dropped at the caret.
 */
export interface Entry {
  as: 'filled in' | 'composed' | 'dropped';
  text: string;
}

/** Enters a text into the only field of the page. */
export function enterText({ as, text }: Entry) {
  const input = document.querySelector('input');
  if (!input) return;
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  if (as === 'filled in') {
    set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  } else if (as === 'composed') {
    const before = input.value;
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (let length = 1; length <= text.length; length += 1) {
      const data = text.slice(0, length);
      const event = { data, inputType: 'insertCompositionText', isComposing: true, bubbles: true };
      input.dispatchEvent(new CompositionEvent('compositionupdate', { data, bubbles: true }));
      input.dispatchEvent(new InputEvent('beforeinput', event));
      set?.call(input, before + data);
      input.dispatchEvent(new InputEvent('input', event));
    }
    input.dispatchEvent(new CompositionEvent('compositionend', { data: text, bubbles: true }));
  } else {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', text);
    // What the field does not insert itself, the browser does.
    if (input.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })))
      document.execCommand('insertText', false, text);
  }
}
