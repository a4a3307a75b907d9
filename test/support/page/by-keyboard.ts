import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';

// A user with a keyboard alone, wherever the kit is rendered.

/** The focused element, through shadow roots. */
function getFocused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Whether the focus is on nothing, or only on an ancestor of the kit. */
export function isLost(): boolean {
  return getFocused()?.closest('[data-scope=phonekit]') == null;
}

/** Waits until the element with this name has the focus. */
export async function expectFocus(name: string | RegExp): Promise<void> {
  const matches = () => {
    const now = nameOf(getFocused());
    return typeof name === 'string' ? now === name : name.test(now);
  };
  await expect
    .poll(matches, { message: `focus on ${name}` })
    .toBe(true)
    .catch((error: Error) => {
      throw new Error(`${error.message}\nIt is on: ${getFocused()?.outerHTML.slice(0, 300)}`);
    });
}

/** Presses Tab until the control with this name has the focus. */
export async function tabTo(name: string): Promise<void> {
  const reached: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    await userEvent.keyboard('{Tab}');
    const now = getFocused();
    reached.push(nameOf(now));
    if (reached.at(-1) === name && !now?.hasAttribute('aria-disabled')) return;
  }
  throw new Error(`No Tab leads to ${name}, but to: ${[...new Set(reached)].join(' | ')}`);
}

/** The accessible name, as the browser computes it for the elements that the kit renders. */
export function nameOf(element: Element | null | undefined): string {
  if (!element) return '';
  const root = element.getRootNode() as Document | globalThis.ShadowRoot;
  const labelledBy = element
    .getAttribute('aria-labelledby')
    ?.split(' ')
    .map((id) => root.getElementById(id)?.textContent ?? '')
    .join(' ');
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
  return (element.getAttribute('aria-label') ?? labelledBy ?? label ?? element.textContent ?? '').trim();
}
