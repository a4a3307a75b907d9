import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { fail, faultyAdapter, lost } from '../../src/testing/index.js';
import { codeOf, us } from '../support/numbers.js';
import { codeField, expectAlert, numberField, press } from '../support/on-screen.js';
import { renderKit } from '../support/render-kit.js';

describe('faultyAdapter, with the whole screen', () => {
  it('shows what an app does if the network fails, and that it recovers', async () => {
    const user = userEvent.setup();
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { create: [lost()], attemptVerification: [fail('network')] });
    await renderKit(<PhoneNumbers defaultCountry="US" />, { adapter });
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toBeVisible());
    await user.type(numberField(), '2015550123{Enter}');

    // The response was lost, but the number exists: it counts as added, and the code was sent.
    await waitFor(() => expect(codeField()).toBeVisible());
    await waitFor(() => expect(backend.inbox.messages).toHaveLength(1));
    expect(backend.calls.filter((call) => call === 'create')).toHaveLength(1);

    await user.type(codeField(), codeOf(backend));
    await expectAlert('The server could not be reached.');
    expect(backend.calls).not.toContain('attemptVerification');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('listitem')).toHaveTextContent('+1 201 555 0123');
    await waitFor(() => expect(backend.calls.filter((call) => call === 'attemptVerification')).toHaveLength(1));
  });

  it('renders the controls of what the adapter supports, and no others', async () => {
    const backend = memoryAdapter({ phoneNumbers: [us] });
    const { unmount } = await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(backend, {}) });
    expect(await screen.findByRole('button', { name: /Remove/ })).toBeVisible();
    unmount();
    await renderKit(<PhoneNumbers />, {
      adapter: faultyAdapter({ ...backend, delete: undefined as never }, { delete: [lost()] }),
    });
    expect(await screen.findByRole('listitem')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Remove/ })).not.toBeInTheDocument();
  });
});
