import { act, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { fail, faultyAdapter, hold } from '../../../src/testing/index.js';
import { us } from '../../support/numbers.js';
import { button, press, rows } from '../../support/on-screen.js';
import { renderKit } from '../../support/render-kit.js';
import { release } from '../../support/waiting.js';

describe('a list that could not be read', () => {
  it('keeps focus on "Try again" while it is read again, and if that fails too', async () => {
    const user = userEvent.setup();
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = () => fail('network');
    await renderKit(<PhoneNumbers />, { adapter });
    await press(user, 'Try again');
    adapter.faults = {};
    const held = hold(fail('network'));
    adapter.faults = { list: [held] };
    await user.keyboard('{Enter}');
    await waitFor(() => expect(button('Try again')).toHaveAttribute('aria-busy', 'true'));
    await waitFor(() => expect(button('Try again')).toHaveFocus());
    await act(() => release(held));
    await waitFor(() => expect(button('Try again')).not.toHaveAttribute('aria-busy'));
    await waitFor(() => expect(button('Try again')).toHaveFocus());
  });

  it('moves focus to the list once it loads', async () => {
    const user = userEvent.setup();
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = () => fail('network');
    await renderKit(<PhoneNumbers />, { adapter });
    await waitFor(() => expect(button('Try again')).toBeVisible());
    adapter.faults = {};
    await press(user, 'Try again');
    await waitFor(() => expect(rows()[0]).toBeVisible());
    expect(document.activeElement?.getAttribute('data-part')).toBe('list-area');
  });
});
