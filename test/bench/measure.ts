import { userEvent } from 'vitest/browser';
import { enterText, typeAtOnce, typeText, type HowEntered } from '../support/page/enter-text.js';
import { fastest } from './fastest.js';
import type { Mounted } from './mount.js';

/** One way to enter a text into a field, and the correct result. */
export interface Case {
  how: HowEntered;
  input: string;
  mount: () => Promise<Mounted>;
  result: string | null;
  country?: string;
}

/** The cases that a field gets wrong, and its results. */
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

/** How many times out of `times` a field reads keys that do not wait for one another. */
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

/** How many times React commits per key, including follow-up updates. */
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

/** What one undo reverts after a run of keys: both the field and its caller must return to the earlier state. */
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

/** The milliseconds for which pasting a megabyte blocks the page: the worst of several kinds of text. */
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

/** How many style elements mounting the field adds to the document. */
export async function injectedStyles(mount: () => Promise<Mounted>): Promise<number> {
  const styles = () => document.querySelectorAll('style').length + document.adoptedStyleSheets.length;
  const before = styles();
  const field = await mount();
  await settled();
  const injected = styles() - before;
  await field.unmount();
  return injected;
}

/** What a browser does with a paste that nobody prevents, without its own work on the clipboard. */
function paste(input: HTMLInputElement, text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  if (input.dispatchEvent(event)) document.execCommand('insertText', false, text);
}

/** Waits long enough for pending work to finish. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

/** A second, so that a slow result on a busy machine does not count as a wrong one. */
async function comesTrue(isSo: () => boolean): Promise<boolean> {
  const end = performance.now() + 1000;
  do await settled();
  while (!isSo() && performance.now() < end);
  return isSo();
}
