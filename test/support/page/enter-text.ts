import { expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { devTools, skipIn } from './dev-tools.js';

/** The ways to enter a text into a field. */
export type HowEntered = 'type' | 'paste' | 'drop' | 'autofill';

/** Enters a text into a field as a user, or the user's browser, does. */
export async function enterText(how: HowEntered, field: HTMLInputElement, text: string): Promise<void> {
  await { type: typeText, paste: pasteText, drop: dropText, autofill: autofillText }[how](field, text);
}

/** Real keys, one after another. */
export async function typeText(field: HTMLInputElement, text: string): Promise<void> {
  field.focus();
  await userEvent.keyboard(asKeys(text));
}

/** The keys of a text for `userEvent.keyboard`, which treats two characters specially. */
function asKeys(text: string): string {
  return text.replace(/[{[]/g, '$&$&');
}

/** Real keys without waiting between them, as from a scanner or a password manager. */
export async function typeAtOnce(field: HTMLInputElement, text: string): Promise<void> {
  field.focus();
  const session = devTools();
  // The first command opens the session, and concurrent ones would overtake each other.
  await session.send('Input.setIgnoreInputEvents', { ignore: false });
  await Promise.all(
    [...text].flatMap((character) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, key: character }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character }),
    ]),
  );
}

/**
 * The real clipboard and the real shortcut. Pages that run at the same time share one clipboard, and no lock: a text of
 * another page is not pasted, and is copied again.
 */
export async function pasteText(field: HTMLInputElement, text: string): Promise<void> {
  for (let tries = 1; !(await tryToPaste(field, text)); tries++) expect(tries, 'tries to paste').toBeLessThan(10);
}

/** Returns false if the clipboard had another text. */
async function tryToPaste(field: HTMLInputElement, text: string): Promise<boolean> {
  let isPasted = false;
  const refuseOther = (event: ClipboardEvent) => {
    isPasted = event.clipboardData?.getData('text/plain') === text;
    if (isPasted) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('paste', refuseOther, { capture: true });
  field.focus();
  await copy(text);
  await userEvent.keyboard('{Control>}v{/Control}');
  removeEventListener('paste', refuseOther, { capture: true });
  return isPasted;
}

/**
 * Returns a function that pastes a text by an event, without the clipboard, and returns false if its default was
 * prevented.
 */
export function preparePaste(field: HTMLInputElement, text: string): () => boolean {
  skipIn('firefox', 'the paste event of a script has no text there');
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  return () => field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

/** Drags a selected text onto the field with the mouse. */
export async function dropText(field: HTMLInputElement, text: string): Promise<void> {
  skipIn('firefox', 'its driver cannot drop');
  const source = document.createElement('p');
  source.textContent = 'drag me';
  source.draggable = true;
  source.addEventListener('dragstart', (event) => event.dataTransfer?.setData('text/plain', text));
  document.body.append(source);
  await userEvent.dragAndDrop(source, field);
  source.remove();
}

/**
 * What a browser's autofill does: it sets the value at once, with a single input event that no key or paste precedes.
 */
export async function autofillText(field: HTMLInputElement, text: string): Promise<void> {
  field.focus();
  setNatively(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Composes a text as an Android keyboard does: the word grows in place, and is committed at the end. */
export async function composeText(field: HTMLInputElement, text: string): Promise<void> {
  field.focus();
  const session = devTools();
  for (let length = 1; length <= text.length; length += 1) {
    await session.send('Input.imeSetComposition', {
      text: text.slice(0, length),
      selectionStart: length,
      selectionEnd: length,
    });
  }
  await session.send('Input.insertText', { text });
}

/** Composes a text that arrives at once, as by dictation. */
export async function dictateText(field: HTMLInputElement, text: string): Promise<void> {
  field.focus();
  const session = devTools();
  await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text });
}

/**
 * By the shortcut, since a browser lets a script copy only for a few seconds after the last press; and without a
 * selection, which would take the focus from the field.
 */
async function copy(text: string): Promise<void> {
  const fill = vi.fn((event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  });
  addEventListener('copy', fill, { once: true, capture: true });
  await userEvent.keyboard('{Control>}c{/Control}');
  expect(fill, 'copies of the text').toHaveBeenCalledOnce();
}

function setNatively(field: HTMLInputElement, text: string) {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  set?.call(field, text);
}
