import { expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../src/index.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';

export async function verifiesANumber() {
  const adapter = memoryAdapter();
  adapter.failNext('attemptVerification', 'network');
  const screen = await render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );

  await screen.getByRole('button', { name: 'Add phone number' }).click();
  await userEvent.keyboard('2015550123{Enter}');
  await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
  await screen.getByRole('textbox', { name: 'Verification code' }).fill(adapter.inbox.messages[0]?.code ?? '');
  await expect.element(screen.getByText('The server could not be reached.')).toBeVisible();
  await screen.getByRole('button', { name: 'Verify', exact: true }).click();
  await expect.element(screen.getByText('is verified')).toBeInTheDocument();
}
