import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { faultyAdapter, hold } from '../../src/testing/index.js';
import { codeOf, readable, us } from '../support/numbers.js';
import { codeField, press, rows } from '../support/on-screen.js';
import { renderKit } from '../support/render-kit.js';
import { release } from '../support/waiting.js';

const name = readable[us];

async function renderList() {
  const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] }));
  await renderKit(<PhoneNumberList />, { adapter });
  await waitFor(() => expect(rows()[0]).toBeVisible());
  return { adapter, user: userEvent.setup() };
}

describe('a response that arrives out of order', () => {
  it('keeps the number verified if the code was entered before the send resolved', async () => {
    const { adapter, user } = await renderList();
    const held = hold();
    adapter.faults = { prepareVerification: () => held };
    await press(user, `Verify ${name}`);
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await waitFor(() => expect(codeField()).toBeVisible());
    await user.type(codeField(), codeOf(adapter));
    await waitFor(() => expect(screen.getByText(`${name} is verified.`)).toBeInTheDocument());
    await act(() => release(held));
    await waitFor(() => expect(rows()[0]).not.toHaveTextContent('Unverified'));
  });

  it.each(['prepareVerification', 'attemptVerification'] as const)(
    'does not bring back a number that was removed meanwhile (%s)',
    async (operation) => {
      const { adapter, user } = await renderList();
      const held = hold();
      if (operation === 'prepareVerification') adapter.faults = { prepareVerification: () => held };
      await press(user, `Verify ${name}`);
      await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
      await waitFor(() => expect(codeField()).toHaveFocus());
      if (operation === 'attemptVerification') {
        adapter.faults = { attemptVerification: () => held };
        await user.keyboard(codeOf(adapter));
      }
      await press(user, `Remove ${name}`);
      await press(user, 'Remove number');
      // Removing runs after the attempt, because both return the whole list.
      if (operation === 'prepareVerification') expect(await screen.findByText('No phone numbers yet')).toBeVisible();
      await act(() => release(held));
      expect(await screen.findByText('No phone numbers yet')).toBeVisible();
    },
  );
});
