import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { fail, faultyAdapter, lost } from '../../src/testing/index.js';
import { alert, button, codeField, codeOf, numberField, renderKit, rows, us } from '../support/page/render-kit.js';

describe('faultyAdapter, under the whole screen', () => {
  it('shows a person what an app does where the network fails, and that it goes on', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { create: [lost()], attemptVerification: [fail('network')] });
    await renderKit(<PhoneNumbers defaultCountry="US" />, { adapter });
    await userEvent.click(button('Add phone number'));
    await userEvent.type(numberField(), '2015550123{Enter}');

    // The answer was lost, and the number is there: it counts as added, and the code was sent.
    await expect.element(codeField()).toBeVisible();
    await expect.poll(() => backend.inbox.messages).toHaveLength(1);
    expect(backend.calls.filter((call) => call === 'create')).toHaveLength(1);

    await userEvent.type(codeField(), codeOf(backend));
    await expect.element(alert()).toHaveTextContent('The server could not be reached.');
    expect(backend.calls).not.toContain('attemptVerification');
    await userEvent.keyboard('{Enter}');
    await expect.element(rows()).toHaveTextContent('+1 201 555 0123');
    await expect.poll(() => backend.calls.filter((call) => call === 'attemptVerification')).toHaveLength(1);
  });

  it('draws the controls of what the adapter has, and none of what it lacks', async () => {
    const backend = memoryAdapter({ phoneNumbers: [us] });
    const { unmount } = await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(backend, {}) });
    await expect.element(button(/Remove/)).toBeVisible();
    await unmount();
    await renderKit(<PhoneNumbers />, { adapter: faultyAdapter({ ...backend, delete: undefined as never }, { delete: [lost()] }) });
    await expect.element(rows()).toBeVisible();
    await expect.element(button(/Remove/)).not.toBeInTheDocument();
  });
});
