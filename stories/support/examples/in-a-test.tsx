import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../src/index.js';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';

it('verifies a number, though the network fails in between', async () => {
  const adapter = memoryAdapter();
  const screen = await render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );

  await screen.getByRole('button', { name: 'Add phone number' }).click();
  await screen.getByRole('textbox', { name: 'Phone number' }).fill('2015550123');
  await userEvent.keyboard('{Enter}');

  await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
  adapter.failNext('attemptVerification', 'network');
  await screen.getByRole('textbox', { name: 'Verification code' }).fill(adapter.inbox.messages[0]?.code ?? '');
  await expect.element(screen.getByText('The server could not be reached.')).toBeVisible();

  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('is verified')).toBeInTheDocument();
});
