import { jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';
import 'phonekit/styles.css';

beforeEach(() => void jest.useFakeTimers({ advanceTimers: true }));
afterEach(() => void jest.useRealTimers());

test('sends another code after the wait', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const adapter = memoryAdapter();
  render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );
  await user.click(await screen.findByRole('button', { name: 'Add phone number' }));
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '2015550123{Enter}');

  await screen.findByText('We sent a 6-digit code to +1 201 555 0123.');
  expect(screen.getByRole('button', { name: /^Resend in \d+ sec$/ })).toHaveAttribute('aria-disabled', 'true');
  act(() => void jest.advanceTimersByTime(30_000));
  await user.click(screen.getByRole('button', { name: 'Resend code' }));

  expect(await screen.findByText(/We sent a new code to \+1 201 555 0123/)).toBeInTheDocument();
  expect(adapter.inbox.messages).toHaveLength(2);
  await user.type(screen.getByRole('textbox', { name: 'Verification code' }), adapter.inbox.messages[1]?.code ?? '');
  expect(await screen.findByText('+1 201 555 0123 is verified.')).toBeInTheDocument();
});

test('offers another code once the first has expired', async () => {
  const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const adapter = memoryAdapter();
  render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );
  await user.click(await screen.findByRole('button', { name: 'Add phone number' }));
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '2015550123{Enter}');
  await screen.findByText('We sent a 6-digit code to +1 201 555 0123.');

  act(() => void jest.advanceTimersByTime(600_000));

  expect(screen.getByText('The code sent to +1 201 555 0123 has expired. Ask for a new one.')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Send code' }));
  expect(await screen.findByRole('textbox', { name: 'Verification code' })).toHaveFocus();
});
