import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { CodeField, PhoneField } from 'phonekit';
import { en } from 'phonekit/messages/en';
import { useState } from 'react';

function Profile({ onCode }: { onCode?: (code: string) => void }) {
  const [phoneNumber, setPhoneNumber] = useState<string | null>(null);
  const [code, setCode] = useState('');
  return (
    <form aria-label="Profile">
      <PhoneField
        value={phoneNumber}
        onChange={setPhoneNumber}
        defaultCountry="GB"
        name="phone"
        labels={en.phoneField}
      />
      <CodeField value={code} onChange={setCode} onComplete={onCode} name="code" labels={en.codeField} />
    </form>
  );
}

test('the number field accepts typing, editing and pasting', async () => {
  const user = userEvent.setup();
  render(<Profile />);
  const field = screen.getByRole('textbox', { name: 'Phone number' });

  await user.type(field, '07400 123457{Backspace}6');
  expect(screen.getByRole('form')).toHaveFormValues({ phone: '+447400123456' });

  await user.tripleClick(field);
  await user.paste('+33 6 12 34 56 78');
  expect(screen.getByRole('form')).toHaveFormValues({ phone: '+33612345678' });
  expect(screen.getByRole('button', { name: 'Country: France +33' })).toBeInTheDocument();

  await user.clear(field);
  expect(field).toHaveValue('');
});

test('the country is chosen from the list by keyboard and by mouse', async () => {
  const user = userEvent.setup();
  render(<Profile />);

  await user.click(screen.getByRole('button', { name: 'Country: United Kingdom +44' }));
  await user.type(await screen.findByRole('combobox'), 'germ');
  await user.click(await screen.findByRole('option', { name: /Germany/ }));
  await user.click(screen.getByRole('button', { name: 'Country: Germany +49' }));
  await user.type(await screen.findByRole('combobox'), 'japan');
  await user.keyboard('{Enter}');

  expect(await screen.findByRole('button', { name: 'Country: Japan +81' })).toBeInTheDocument();
});

test('the list of countries closes on Escape', async () => {
  const user = userEvent.setup();
  render(<Profile />);

  await user.click(screen.getByRole('button', { name: 'Country: United Kingdom +44' }));
  await screen.findByRole('listbox');
  await user.keyboard('{Escape}');

  await waitFor(() => expect(screen.queryByRole('listbox')).not.toBeInTheDocument());
  expect(screen.getByRole('button', { name: 'Country: United Kingdom +44' })).toHaveFocus();
});

test('the code field finds the code in a message', async () => {
  const user = userEvent.setup();
  const codes: string[] = [];
  render(<Profile onCode={(code) => codes.push(code)} />);

  await user.click(screen.getByRole('textbox', { name: 'Verification code' }));
  await user.paste('904417 is your code for Acme.\n\n@acme.example #904417');

  expect(codes).toEqual(['904417']);
  expect(screen.getByRole('form')).toHaveFormValues({ code: '904417' });
});

test('the code field is typed into and corrected', async () => {
  const user = userEvent.setup();
  const codes: string[] = [];
  render(<Profile onCode={(code) => codes.push(code)} />);

  await user.type(screen.getByRole('textbox', { name: 'Verification code' }), '12345{Backspace}567');

  expect(codes).toEqual(['123456']);
});

test('both fields handle events that are fired without a user', () => {
  const codes: string[] = [];
  render(<Profile onCode={(code) => codes.push(code)} />);

  fireEvent.change(screen.getByRole('textbox', { name: 'Phone number' }), { target: { value: '07400123456' } });
  fireEvent.change(screen.getByRole('textbox', { name: 'Verification code' }), { target: { value: '12' } });
  fireEvent.paste(screen.getByRole('textbox', { name: 'Verification code' }), {
    clipboardData: { getData: () => '904417' },
  });

  expect(screen.getByRole('form')).toHaveFormValues({ phone: '+447400123456' });
  expect(codes).toEqual(['904417']);
});
