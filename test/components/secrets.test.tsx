import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { findSecrets } from '../support/page/find-secret.js';
import { alert, aWhile, button, codeField, codeOf, numberField, renderKit, rows, wrongCodeOf } from '../support/page/render-kit.js';

describe('a code', () => {
  it('is nowhere but in its field: not in the caches, the storages, the page or the console, during or after a flow', async () => {
    const spoken: unknown[][] = [];
    for (const level of ['log', 'info', 'debug', 'trace', 'table', 'dir'] as const) {
      vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void spoken.push(words));
    }
    const { adapter, client, unmount } = await renderKit(<PhoneNumbers />);
    let secrets: string[] = [];
    const seen: string[][] = [];
    const look = () => seen.push(findSecrets(client, secrets, spoken));
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
    const right = codeOf(adapter);
    const wrong = wrongCodeOf(adapter);
    secrets = [right, wrong];

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

    expect(seen).toHaveLength(10);
    expect(seen.flat()).toEqual([]);
  });

  it('is found by this test where it does leak', async () => {
    const { client } = await renderKit(<PhoneNumbers />);
    client.getMutationCache().build(client, { mutationKey: ['leak'] }, { variables: { code: '480211' } } as never);
    localStorage.setItem('leak', '{"code":480212}');
    const find = (secret: string) => findSecrets(client, [secret], [['said', { deep: ['480213'] }]]);
    expect(find('480211')).toEqual(['MutationCache', 'dehydrated']);
    expect(find('480212')).toEqual(['localStorage']);
    expect(find('480213')).toEqual(['console']);
    expect(find('480214')).toEqual([]);
  });
});
