import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PhoneNumbers } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';
import { createTestWrapper, fail, faultyAdapter } from 'phonekit/testing';

test('adds a phone number', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter();
  render(<PhoneNumbers defaultCountry="US" />, { wrapper: createTestWrapper({ adapter }) });

  await user.click(screen.getByRole('button', { name: 'Add phone number' }));
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '2015550123{Enter}');

  await screen.findByText('We sent a 6-digit code to +1 201 555 0123.');
  await user.paste(adapter.inbox.messages[0]?.text ?? '');

  expect(await screen.findByText('+1 201 555 0123 is verified.')).toBeInTheDocument();
});

test('says that the server cannot be reached, and goes on when it can', async () => {
  const user = userEvent.setup();
  const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: ['+12015550123'] }), () => fail('network'));
  render(<PhoneNumbers />, { wrapper: createTestWrapper({ adapter }) });
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached.');

  adapter.faults = {};
  await user.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('button', { name: 'Remove +1 201 555 0123' })).toBeInTheDocument();
});
