import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { BackupCodes, PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
import { memoryAdapter, type MemoryAdapter } from 'phonekit/adapters/memory';

function renderSettings(adapter: MemoryAdapter) {
  return render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );
}

test('turns on two-step verification, and copies the backup codes', async () => {
  const user = userEvent.setup();
  renderSettings(memoryAdapter({ phoneNumbers: ['+12015550123'] }));

  await user.click(await screen.findByRole('button', { name: 'Turn on' }));
  await user.click(await screen.findByRole('button', { name: '+1 201 555 0123' }));

  const codes = await screen.findByRole('group', { name: 'Save your backup codes' });
  const shown = within(codes)
    .getAllByRole('listitem')
    .map((item) => item.textContent);
  expect(shown).toHaveLength(10);
  await user.click(within(codes).getByRole('button', { name: 'Copy' }));
  expect(await screen.findByText('Copied.')).toBeInTheDocument();
  expect(await navigator.clipboard.readText()).toBe(shown.join('\n'));

  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(codes).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Stop using +1 201 555 0123 for codes' })).toBeInTheDocument();
});

test('adds a new number for codes', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }] });
  renderSettings(adapter);

  await user.click(await screen.findByRole('button', { name: 'Add a number for codes' }));
  await user.click(await screen.findByRole('button', { name: 'Country: United States +1' }));
  await user.type(await screen.findByRole('combobox', { name: 'Search countries' }), 'kingdom{Enter}');
  await user.type(screen.getByRole('textbox', { name: 'Phone number' }), '07400 123456{Enter}');
  await screen.findByText('We sent a 6-digit code to +44 7400 123456.');
  await user.type(screen.getByRole('textbox', { name: 'Verification code' }), adapter.inbox.messages[0]?.code ?? '');

  expect(await screen.findByText('+44 7400 123456 can get your codes now.')).toBeInTheDocument();
});

test('stops using a number for codes after confirmation', async () => {
  const user = userEvent.setup();
  renderSettings(memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }] }));

  await user.click(await screen.findByRole('button', { name: 'Stop using +1 201 555 0123 for codes' }));
  await user.click(await screen.findByRole('button', { name: 'Stop using it' }));

  expect(await screen.findByText('Two-step verification is off')).toBeInTheDocument();
});

test('saves new backup codes as a file, and asks before it leaves unsaved codes', async () => {
  const user = userEvent.setup();
  const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }] });
  render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <BackupCodes />
    </PhoneNumbersProvider>,
  );

  await user.click(await screen.findByRole('button', { name: 'Get new codes' }));
  const question = await screen.findByRole('alertdialog', { name: 'Get new backup codes?' });
  await user.click(within(question).getByRole('button', { name: 'Get new codes' }));
  await user.click(await screen.findByRole('button', { name: 'Done' }));
  await user.click(await screen.findByRole('button', { name: 'Go back' }));

  // jsdom saves no files, and complains that it cannot navigate.
  const files: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function save() {
    files.push(this.download);
  };
  await user.click(screen.getByRole('button', { name: 'Download' }));
  HTMLAnchorElement.prototype.click = click;

  expect(files).toEqual(['backup-codes.txt']);
  expect(screen.getByText('Check your downloads for backup-codes.txt.')).toBeInTheDocument();
});
