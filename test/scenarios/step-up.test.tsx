import { screen, waitFor } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { gb, us } from '../support/numbers.js';
import { alerts, button, expectAlert, numberField, press, rows } from '../support/on-screen.js';
import { renderKit } from '../support/render-kit.js';

const createGuarded = () => memoryAdapter({ phoneNumbers: [us, gb], stepUp: true });

async function askToRemove(user: UserEvent) {
  await press(user, 'Remove +44 7400 123456');
  await press(user, 'Remove number');
}

describe('a backend that requires a step-up', () => {
  it('accepts once the person has confirmed who they are, and the removal continues', async () => {
    const adapter = createGuarded();
    const onStepUp = vi.fn(async () => void adapter.confirmIdentity());
    await renderKit(<PhoneNumberList />, { adapter, onStepUp });
    await askToRemove(userEvent.setup());
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(onStepUp).toHaveBeenCalledOnce();
    expect(adapter.calls.filter((call) => call === 'delete')).toHaveLength(2);
  });

  it('is not called again if the person cancels: the question stays open, without an error', async () => {
    const user = userEvent.setup();
    const adapter = createGuarded();
    let isWilling = false;
    const onStepUp = () =>
      isWilling ? Promise.resolve(void adapter.confirmIdentity()) : Promise.reject(new Error('closed'));
    await renderKit(<PhoneNumberList />, { adapter, onStepUp });
    await askToRemove(user);
    await waitFor(() => expect(button('Remove number')).not.toHaveAttribute('aria-busy'));
    expect(await screen.findByRole('alertdialog')).toBeVisible();
    expect(alerts()).toHaveLength(0);
    isWilling = true;
    await press(user, 'Remove number');
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it('shows an error if it rejects a second time', async () => {
    await renderKit(<PhoneNumberList />, { adapter: createGuarded(), onStepUp: async () => {} });
    await askToRemove(userEvent.setup());
    await expectAlert('Confirm that it is you, then try again.');
  });

  it('shows an error if the app has no step-up', async () => {
    await renderKit(<PhoneNumberList />, { adapter: createGuarded() });
    await askToRemove(userEvent.setup());
    await expectAlert('Confirm that it is you, then try again.');
  });

  it('keeps the typed number, and adds it afterwards', async () => {
    const user = userEvent.setup();
    const adapter = createGuarded();
    let confirm = () => {};
    const onStepUp = () => new Promise<void>((resolve) => void (confirm = resolve));
    await renderKit(<PhoneNumbers defaultCountry="FR" />, { adapter, onStepUp });
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toBeVisible());
    await user.type(numberField(), '0612345678');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(button('Send code')).toHaveAttribute('aria-busy', 'true'));
    await waitFor(() => expect(numberField()).toHaveValue('06 12 34 56 78'));
    adapter.confirmIdentity();
    confirm();
    expect(await screen.findByText(/We sent a 6-digit code to \+33 6 12 34 56 78/)).toBeVisible();
  });
});
