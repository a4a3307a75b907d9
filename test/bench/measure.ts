import { userEvent } from 'vitest/browser';
import { enterText, typeAtOnce, typeText, type HowEntered } from '../support/page/enter-text.js';
import { fastest } from './fastest.js';
import type { Mounted } from './mount.js';

/** One way in which a text comes into a field, and what is right then. */
export interface Case {
  how: HowEntered;
  input: string;
  mount: () => Promise<Mounted>;
  result: string | null;
  country?: string;
}

/** The cases that a field reads wrong, and what it makes of them. */
export async function readWrong(cases: readonly Case[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { how, input, mount, result, country } of cases) {
    const field = await mount();
    await enterText(how, field.input, input);
    const isRight = () => field.result() === result && (country === undefined || field.country() === country);
    if (!(await comesTrue(isRight)))
      wrong.push(`${how} ${JSON.stringify(input)}: ${field.result()}${country ? ` in ${field.country()}` : ''}`);
    await field.unmount();
  }
  return wrong;
}

/** How many times of `times` a field reads keys that do not wait for one another. */
export async function countRightAtOnce(
  mount: () => Promise<Mounted>,
  keys: string,
  result: string,
  times: number,
): Promise<number> {
  let right = 0;
  for (let time = 0; time < times; time += 1) {
    const field = await mount();
    await typeAtOnce(field.input, keys);
    if (await comesTrue(() => field.result() === result)) right += 1;
    await field.unmount();
  }
  return right;
}

/** How often React commits the field for each key, whatever follows from the key included. */
export async function commitsPerKey(mount: () => Promise<Mounted>, keys: string): Promise<readonly number[]> {
  const field = await mount();
  field.input.focus();
  await settled();
  const costs: number[] = [];
  for (const key of keys) {
    const before = field.commits();
    await userEvent.keyboard(key);
    await settled();
    costs.push(field.commits() - before);
  }
  await field.unmount();
  return costs;
}

/** What one undo takes back after a run of keys: field and caller must both be where they were. */
export async function undone(mount: () => Promise<Mounted>, keys: string): Promise<string> {
  const field = await mount();
  const state = () => JSON.stringify([field.input.value, field.value() || null]);
  const states = [state()];
  for (const key of keys) {
    await typeText(field.input, key);
    await settled();
    states.push(state());
  }
  await userEvent.keyboard('{Control>}z{/Control}');
  await settled();
  const after = state();
  await field.unmount();
  if (after === states[0]) return 'the whole run';
  if (after === states.at(-2)) return 'the last key';
  return after === states.at(-1) ? 'nothing' : `wrong: ${after}`;
}

/** The milliseconds for which a pasted megabyte holds the page up, the worst of several kinds of text. */
export async function megabyteTime(mount: () => Promise<Mounted>): Promise<number> {
  const times: number[] = [];
  for (const piece of ['1', 'x', '-( ']) {
    const text = piece.repeat(1_000_000 / piece.length);
    times.push(
      await fastest(2, async () => {
        const field = await mount();
        field.input.focus();
        return { act: () => paste(field.input, text), end: field.unmount };
      }),
    );
  }
  return Math.max(...times);
}

/** How many style elements stand in the document once the field is there that did not before. */
export async function injectedStyles(mount: () => Promise<Mounted>): Promise<number> {
  const styles = () => document.querySelectorAll('style').length + document.adoptedStyleSheets.length;
  const before = styles();
  const field = await mount();
  await settled();
  const injected = styles() - before;
  await field.unmount();
  return injected;
}

/** What a browser does with a paste that nobody prevents; without its own work on the clipboard. */
function paste(input: HTMLInputElement, text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  if (input.dispatchEvent(event)) document.execCommand('insertText', false, text);
}

/** As long as whatever would still happen by itself needs. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

/** A busy machine is given a second, so that slow is not taken for wrong. */
async function comesTrue(isSo: () => boolean): Promise<boolean> {
  const end = performance.now() + 1000;
  do await settled();
  while (!isSo() && performance.now() < end);
  return isSo();
}
