import { virtual } from '@guidepup/virtual-screen-reader';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';

// A user with a keyboard and a screen reader, which the test starts and stops.

/** Waits until all of these were announced since the last call, possibly among others. */
export async function expectHeard(...phrases: (string | RegExp)[]): Promise<void> {
  const missing = async () => {
    const log = await virtual.spokenPhraseLog();
    return phrases.filter(
      (phrase) =>
        !log.some((announced) => (typeof phrase === 'string' ? announced === phrase : phrase.test(announced))),
    );
  };
  await expect
    .poll(missing, { message: 'what was not heard' })
    .toEqual([])
    .catch(async (error: Error) => {
      throw new Error(`${error.message}\nHeard: ${(await virtual.spokenPhraseLog()).join('\n  ')}`);
    });
  await virtual.clearSpokenPhraseLog();
}

/** Presses Tab until the button with this name has the focus, then Enter. */
export async function press(name: string): Promise<void> {
  const reached: string[] = [];
  // The button may not be rendered yet, or be disabled until the list has loaded.
  for (let steps = 0; steps < 60; steps += 1) {
    await userEvent.keyboard('{Tab}');
    const { activeElement: focused } = document;
    reached.push(focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '');
    if (reached.at(-1) === name && !focused?.hasAttribute('aria-disabled')) return userEvent.keyboard('{Enter}');
  }
  throw new Error(`No Tab leads to ${name}, but to: ${[...new Set(reached)].join(' | ')}`);
}

/** The accessible description of the focused field. */
export async function described(): Promise<string> {
  const ids = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.querySelector(`[id="${id}"]`)?.textContent ?? '').join(' ');
}
