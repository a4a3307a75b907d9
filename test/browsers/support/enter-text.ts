import type { Point, Tab } from './engine.js';

/** What is entered other than by keys. */
export interface Entry {
  as: 'filled in' | 'composed' | 'dropped';
  text: string;
}

/**
 * Enters a text into the only field of the page: by real input where the driver has it. A suggestion that is filled in
 * is imitated by its events in every engine; a word that is composed and a text that is dropped at the caret only in
 * Firefox and WebKit, whose drivers have no input method and start a drag that never drops.
 */
export async function enterText(tab: Tab, entry: Entry): Promise<void> {
  if (entry.as === 'composed' && tab.compose) await tab.compose(entry.text);
  else if (entry.as === 'dropped' && tab.drag) {
    const [from, to] = await tab.evaluate(selectOutside, entry.text);
    if (from && to) await tab.drag(from, to);
  } else await tab.evaluate(imitate, entry);
}

/** Adds a selected text below the field. Returns the middle of both. */
function selectOutside(text: string): Point[] {
  const dragged = document.body.appendChild(document.createElement('span'));
  dragged.textContent = text;
  getSelection()?.selectAllChildren(dragged);
  return [dragged, ...document.querySelectorAll('input')].map((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
}

function imitate({ as, text }: Entry) {
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
