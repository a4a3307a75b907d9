import { act, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { fail } from '../../src/testing/index.js';
import { codeOf, wrongCodeOf } from '../support/numbers.js';
import { codeField, expectAlert, numberField, press, rows } from '../support/on-screen.js';
import { findSecrets } from '../support/page/find-secret.js';
import { renderKit } from '../support/render-kit.js';
import { aWhile } from '../support/waiting.js';

afterEach(() => void vi.restoreAllMocks());

describe('a code', () => {
  it('is only in its field: not in the caches, storages, page or console, during or after a flow', async () => {
    const spoken: unknown[][] = [];
    for (const level of ['log', 'info', 'debug', 'trace', 'table', 'dir'] as const) {
      vi.spyOn(console, level).mockImplementation((...words: unknown[]) => void spoken.push(words));
    }
    const user = userEvent.setup();
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
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toHaveFocus());
    await user.keyboard('2015550123{Enter}');
    await waitFor(() => expect(codeField()).toHaveFocus());
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    const right = codeOf(adapter);
    const wrong = wrongCodeOf(adapter);
    secrets = [right, wrong];

    await user.keyboard(wrong);
    await expectAlert('4 tries left');
    look();
    adapter.faults = { attemptVerification: [fail('network')] };
    await user.keyboard(right);
    await expectAlert('could not be reached');
    look();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(rows()[0]).not.toHaveTextContent('Unverified'));
    await act(() => aWhile());
    look();
    expect(document.documentElement.outerHTML).not.toContain(right);
    unmount();
    look();

    expect(seen).toHaveLength(10);
    expect(seen.flat()).toEqual([]);
  });

  it('is found by this test if it leaks', async () => {
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
