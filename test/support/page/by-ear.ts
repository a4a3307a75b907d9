import { virtual } from '@guidepup/virtual-screen-reader';
import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';

// A person who has a keyboard, and hears what a screen reader says. The test starts and stops it.

/** Waits until all of these were said since the last time, whatever else was. */
export async function expectHeard(...phrases: (string | RegExp)[]): Promise<void> {
  const missing = async () => {
    const log = await virtual.spokenPhraseLog();
    return phrases.filter(
      (phrase) => !log.some((said) => (typeof phrase === 'string' ? said === phrase : phrase.test(said))),
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

/** Goes on by Tab to the button of this name, and presses Enter. */
export async function press(name: string): Promise<void> {
  const reached: string[] = [];
  // A button can be on its way still, or unavailable until the list is there.
  for (let steps = 0; steps < 60; steps += 1) {
    await userEvent.keyboard('{Tab}');
    const { activeElement: focused } = document;
    reached.push(focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '');
    if (reached.at(-1) === name && !focused?.hasAttribute('aria-disabled')) return userEvent.keyboard('{Enter}');
  }
  throw new Error(`No Tab leads to ${name}, but to: ${[...new Set(reached)].join(' | ')}`);
}

/** What the focused field is described by. */
export async function described(): Promise<string> {
  const ids = document.activeElement?.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.querySelector(`[id="${id}"]`)?.textContent ?? '').join(' ');
}
