import { render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { PhoneNumbers, PhoneNumbersProvider, SecondFactorChallenge } from 'phonekit';
import { memoryAdapter, memorySecondFactorAdapter } from 'phonekit/adapters/memory';
import { useState } from 'react';

function protectedAccount() {
  return memoryAdapter({
    userId: 'user_1',
    phoneNumbers: [
      { phoneNumber: '+12015550123', reservedForSecondFactor: true },
      { phoneNumber: '+447400123456', reservedForSecondFactor: true },
    ],
  });
}

function SignIn({ adapter }: { adapter: ReturnType<typeof memorySecondFactorAdapter> }) {
  const [userId, setUserId] = useState<string>();
  return userId ? (
    <p>Welcome, {userId}</p>
  ) : (
    <SecondFactorChallenge adapter={adapter} onComplete={(session) => setUserId(session.userId)} />
  );
}

test('signs in with the code of the message that was sent', async () => {
  const user = userEvent.setup();
  const adapter = protectedAccount();
  render(<SignIn adapter={memorySecondFactorAdapter(adapter)} />);

  await user.click(await screen.findByRole('textbox', { name: 'Verification code' }));
  await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
  await user.paste(adapter.inbox.messages[0]?.text ?? '');

  expect(await screen.findByText('Welcome, user_1')).toBeInTheDocument();
});

test('sends the code to another number', async () => {
  const user = userEvent.setup();
  const adapter = protectedAccount();
  render(<SignIn adapter={memorySecondFactorAdapter(adapter)} />);

  await user.click(await screen.findByRole('button', { name: 'Use another number' }));
  await user.click(await screen.findByRole('button', { name: /3456/ }));
  await waitFor(() => expect(adapter.inbox.messages.at(-1)).toHaveProperty('to', '+447400123456'));
  await user.type(
    await screen.findByRole('textbox', { name: 'Verification code' }),
    adapter.inbox.messages.at(-1)?.code ?? '',
  );

  expect(await screen.findByText('Welcome, user_1')).toBeInTheDocument();
});

test('signs in with a backup code once', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter({ userId: 'user_1', phoneNumbers: ['+12015550123'] });
  const settings = render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers />
    </PhoneNumbersProvider>,
  );
  await user.click(await screen.findByRole('button', { name: 'Turn on' }));
  await user.click(await screen.findByRole('button', { name: '+1 201 555 0123' }));
  const list = await screen.findByRole('group', { name: 'Save your backup codes' });
  const [code = ''] = within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent ?? '');
  settings.unmount();

  const first = render(<SignIn adapter={memorySecondFactorAdapter(adapter)} />);
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }));
  await user.type(await screen.findByRole('textbox', { name: 'Backup code' }), `${code}{Enter}`);
  expect(await screen.findByText('Welcome, user_1')).toBeInTheDocument();
  first.unmount();

  render(<SignIn adapter={memorySecondFactorAdapter(adapter)} />);
  await user.click(await screen.findByRole('button', { name: 'Use a backup code' }));
  await user.type(await screen.findByRole('textbox', { name: 'Backup code' }), `${code}{Enter}`);
  expect(await screen.findByText(/^This code is not right/)).toBeInTheDocument();
});
