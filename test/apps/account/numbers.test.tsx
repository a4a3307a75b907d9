import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
import { memoryAdapter, type MemoryAdapter } from 'phonekit/adapters/memory';

function renderSettings(adapter: MemoryAdapter) {
  return render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );
}

test('adds a number with the code of a message that is pasted', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter();
  renderSettings(adapter);

  await user.click(await screen.findByRole('button', { name: 'Add phone number' }));
  await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '2015550123');
  await user.click(screen.getByRole('button', { name: 'Send code' }));

  await user.click(await screen.findByRole('textbox', { name: 'Verification code' }));
  await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
  await user.paste(adapter.inbox.messages[0]?.text ?? '');

  expect(await screen.findByText('+1 201 555 0123 is verified.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Remove +1 201 555 0123' })).toBeInTheDocument();
});

test('a wrong code is rejected, and the right one is accepted', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter({
    phoneNumbers: [{ phoneNumber: '+12015550123', verification: { status: 'expired' } }],
  });
  renderSettings(adapter);

  await user.click(await screen.findByRole('button', { name: 'Verify +1 201 555 0123' }));
  const field = await screen.findByRole('textbox', { name: 'Verification code' });
  await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
  const { code = '' } = adapter.inbox.messages[0] ?? {};
  await user.type(field, code === '123456' ? '654321' : '123456');
  expect(await screen.findByText('This code is not right. 4 tries left.')).toBeInTheDocument();
  expect(field).toBeInvalid();

  await user.clear(field);
  await user.type(field, code);
  expect(await screen.findByText('+1 201 555 0123 is verified.')).toBeInTheDocument();
});

test('removes a number after confirmation', async () => {
  const user = userEvent.setup();
  renderSettings(memoryAdapter({ phoneNumbers: ['+12015550123', '+447400123456'] }));

  await user.click(await screen.findByRole('button', { name: 'Remove +44 7400 123456' }));
  const question = await screen.findByRole('alertdialog', { name: 'Remove +44 7400 123456?' });
  await user.click(within(question).getByRole('button', { name: 'Remove number' }));

  expect(await screen.findByText('+44 7400 123456 was removed.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Remove +44 7400 123456' })).not.toBeInTheDocument();
});
