import { dehydrate, type QueryClient } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneNumbers } from '../../src/components/PhoneNumbers.js';
import { alert, aWhile, button, codeField, codeOf, numberField, renderKit, rows, wrongCodeOf } from '../support/render-kit.js';

/** Everything that can be read of the page and its caches, but for the code field itself. */
function everything(client: QueryClient, spoken: readonly unknown[][]): string {
  const page = document.documentElement.cloneNode(true) as Element;
  for (const field of page.querySelectorAll('[data-part=code-field]')) field.remove();
  const fields = [...document.querySelectorAll('input')].filter((input) => !input.closest('[data-part=code-field]'));
  const all = () => true;
  return [
    texts(client.getQueryCache()),
    texts(client.getMutationCache()),
    JSON.stringify(dehydrate(client, { shouldDehydrateMutation: all, shouldDehydrateQuery: all })),
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, document.title, location.href, history.state]),
    page.outerHTML,
    fields.map(({ value }) => value).join(),
    texts(spoken),
  ].join('\n');
}

/** Every text in an object and whatever it holds, hidden properties included. */
function texts(root: unknown): string {
  const found: string[] = [];
  const seen = new Set<object>();
  const rest: unknown[] = [root];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string' || typeof next === 'number') found.push(String(next));
    if ((typeof next !== 'object' && typeof next !== 'function') || next === null || seen.has(next) || next instanceof Node) continue;
    seen.add(next);
    if (next instanceof Map || next instanceof Set) rest.push(...[...next.entries()].flat());
    for (const key of Reflect.ownKeys(next)) {
      const { value } = Object.getOwnPropertyDescriptor(next, key) ?? {};
      rest.push(typeof key === 'string' ? key : key.description, value);
    }
  }
  return found.join('\n');
}

describe('a code', () => {
  it('is nowhere but in its field: not in the caches, the storages, the page or the console, during or after a flow', async () => {
    const spoken: unknown[][] = [];
    for (const level of ['log', 'info', 'debug', 'trace', 'table', 'dir'] as const) {
      vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void spoken.push(words));
    }
    const { adapter, client, unmount } = await renderKit(<PhoneNumbers />);
    const seen: string[] = [];
    const look = () => seen.push(everything(client, spoken));
    const { attemptVerification } = adapter;
    adapter.attemptVerification = async (input) => {
      look();
      const [outcome] = await Promise.allSettled([attemptVerification(input)]);
      look();
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    };
    await userEvent.click(button('Add phone number'));
    await expect.element(numberField()).toHaveFocus();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    const secrets = [codeOf(adapter), wrongCodeOf(adapter)];
    const [right, wrong] = secrets as [string, string];

    await userEvent.keyboard(wrong);
    await expect.element(alert()).toHaveTextContent('4 tries left');
    look();
    adapter.failNext('attemptVerification', 'network');
    await userEvent.keyboard(right);
    await expect.element(alert()).toHaveTextContent('could not be reached');
    look();
    await userEvent.keyboard('{Enter}');
    await expect.element(rows().first()).not.toHaveTextContent('Unverified');
    await aWhile();
    look();
    expect(document.documentElement.outerHTML).not.toContain(right);
    await unmount();
    look();

    expect(seen.length).toBe(10);
    for (const text of seen) {
      expect(text).toContain('attemptVerification');
      // Not as a part of a longer number, such as a time.
      for (const secret of secrets) expect(text).not.toMatch(new RegExp(`(?<!\\d)${secret}(?!\\d)`));
    }
  });

  it('is found by this test where it does leak', async () => {
    const { client } = await renderKit(<PhoneNumbers />);
    client.getMutationCache().build(client, { mutationKey: ['leak'] }, { variables: { code: '480211' } } as never);
    expect(everything(client, [])).toContain('480211');
    localStorage.setItem('leak', '480212');
    expect(everything(client, [])).toContain('480212');
    expect(everything(client, [['code', { deep: ['480213'] }]])).toContain('480213');
  });
});
