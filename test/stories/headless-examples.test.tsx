import { useMemo, useState, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { memoryAdapter, type MemoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList, PhoneNumbersProvider } from '../../src/index.js';
import { de } from '../../src/messages/de.js';
import { en } from '../../src/messages/en.js';
import { Numbers } from '../../stories/support/examples/Headless.js';
import { Verify } from '../../stories/support/examples/HeadlessVerify.js';
import { AskForNumber, OwnRows } from '../../stories/support/examples/OwnLayout.js';
import { translateMessages } from '../../stories/support/examples/translated-messages.js';

const phoneNumber = '+12015550123';
const code = () => page.getByRole('textbox', { name: 'Verification code', exact: true });

function renderOver(adapter: MemoryAdapter, children: ReactNode) {
  return render(
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      {children}
    </PhoneNumbersProvider>,
  );
}

async function newCode({ inbox }: MemoryAdapter, count = 1): Promise<string> {
  await expect.poll(() => inbox.messages.length).toBe(count);
  return inbox.messages[0]?.code ?? '';
}

describe('the layout of the guide', () => {
  it('asks for a number, and is done when it is verified', async () => {
    const adapter = memoryAdapter();
    const done = vi.fn();
    renderOver(adapter, <AskForNumber onDone={done} />);
    await userEvent.type(page.getByRole('textbox', { name: 'Phone number', exact: true }), `${phoneNumber}{Enter}`);
    await expect.element(code()).toHaveFocus();
    await userEvent.keyboard(await newCode(adapter));
    await expect.poll(() => done.mock.calls.length).toBe(1);
  });

  it('has a button of its own in a verified row, and the form of the kit in any other', async () => {
    const adapter = memoryAdapter();
    const called = vi.fn();
    await adapter.create({ phoneNumber });
    renderOver(adapter, <OwnRows onCall={called} />);
    await userEvent.click(page.getByRole('button', { name: 'Verify' }));
    await userEvent.type(code(), await newCode(adapter));
    await userEvent.click(page.getByRole('button', { name: 'Call me here' }));
    expect(called).toHaveBeenCalledExactlyOnceWith(phoneNumber);
    await expect.element(code()).not.toBeInTheDocument();
  });
});

describe('the hooks of the guide', () => {
  it('list a number, and remove it', async () => {
    renderOver(memoryAdapter({ phoneNumbers: [phoneNumber] }), <Numbers />);
    await expect.element(page.getByRole('listitem')).toHaveTextContent(phoneNumber);
    await userEvent.click(page.getByRole('button', { name: 'Remove' }));
    await expect.element(page.getByRole('listitem')).not.toBeInTheDocument();
  });

  it('say why a code was refused, and verify with the right one', async () => {
    const adapter = memoryAdapter();
    const { id } = await adapter.create({ phoneNumber });
    renderOver(adapter, <Verify id={id} />);
    await userEvent.click(page.getByRole('button', { name: 'Send a code' }));
    const sent = await newCode(adapter);
    await userEvent.type(code(), sent === '000000' ? '111111' : '000000');
    await expect.element(page.getByRole('alert')).toHaveTextContent('This code is not right. 4 tries left.');
    await userEvent.fill(code(), sent);
    await expect.element(page.getByRole('status')).toHaveTextContent('It is yours.');
  });

  it('offer no further code once none would help', async () => {
    const adapter = memoryAdapter({ policy: { wrongCodesPerUser: 1 } });
    const { id } = await adapter.create({ phoneNumber });
    renderOver(adapter, <Verify id={id} />);
    await userEvent.click(page.getByRole('button', { name: 'Send a code' }));
    const sent = await newCode(adapter);
    await userEvent.type(code(), sent === '000000' ? '111111' : '000000');
    await expect.element(page.getByRole('alert')).toBeVisible();
    await userEvent.fill(code(), sent);
    await expect.element(page.getByRole('alert')).toHaveTextContent('Locked after too many wrong codes.');
    await expect.element(page.getByRole('button')).not.toBeInTheDocument();
  });
});

describe('the texts of a library', () => {
  const texts: Record<string, Record<string, string>> = {
    en: { 'phone.title': 'Reach me', 'phone.verifyNumber': 'Prove {{number}}' },
    de: { 'phone.title': 'So erreicht ihr mich', 'phone.verifyNumber': '{{number}} beweisen' },
  };

  it('are shown, in the language of the app', async () => {
    const adapter = memoryAdapter();
    await adapter.create({ phoneNumber });
    function App() {
      const [language, setLanguage] = useState<'en' | 'de'>('en');
      const messages = useMemo(() => {
        const t = (key: string, values = { number: '' }) =>
          (texts[language]?.[key] ?? key).replace('{{number}}', values.number);
        return translateMessages(language === 'de' ? de : en, t);
      }, [language]);
      return (
        <PhoneNumbersProvider adapter={adapter} userId="user_1" messages={messages}>
          <button type="button" onClick={() => setLanguage('de')}>
            Deutsch
          </button>
          <PhoneNumberList />
        </PhoneNumbersProvider>
      );
    }
    render(<App />);
    await expect.element(page.getByRole('list', { name: 'Reach me' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Prove +1 201 555 0123' })).toBeVisible();
    await userEvent.click(page.getByText('Deutsch'));
    await expect.element(page.getByRole('list', { name: 'So erreicht ihr mich' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: '+1 201 555 0123 beweisen' })).toBeVisible();
  });
});
