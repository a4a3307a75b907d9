import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter, memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { SecondFactorChallenge } from '../../../src/components/challenge/SecondFactorChallenge.js';
import { PhoneNumberList } from '../../../src/components/phone-numbers/PhoneNumberList.js';
import { de } from '../../../src/messages/de.js';
import { ja } from '../../../src/messages/ja.js';
import { defaultPhoneWordings } from '../../../src/service/default-wordings.js';
import { alert, button, codeField, later, readable, renderKit, us } from '../../support/page/render-kit.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

const account = (phoneNumber: { phoneNumber: string; verification?: null; reservedForSecondFactor?: boolean }) =>
  memoryAdapter({ phoneNumbers: [phoneNumber], message: defaultPhoneWordings });

describe('the message', () => {
  it('is in the language of the screen', async () => {
    const adapter = account({ phoneNumber: us, verification: null });
    await renderKit(<PhoneNumberList />, { adapter, messages: de });
    await userEvent.click(button(`${readable[us]} bestätigen`));
    await expect.poll(() => adapter.inbox.messages[0]?.text).toContain('ist Ihr Bestätigungscode');
  });

  it('is in the language of the sign-in', async () => {
    const adapter = account({ phoneNumber: us, reservedForSecondFactor: true });
    const signIn = memorySecondFactorAdapter(adapter);
    await renderKit(<SecondFactorChallenge adapter={signIn} messages={ja} onComplete={() => undefined} />, {
      messages: de,
    });
    await expect.poll(() => adapter.inbox.messages[0]?.text).toContain('ログインコード');
  });
});

describe('the code of an older message', () => {
  it('is reported as such, and the newer one is accepted', async () => {
    const adapter = account({ phoneNumber: us, verification: null });
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(button(`Verify ${readable[us]}`));
    await expect.poll(() => document.body.textContent).toContain(`We sent a 6-digit code to ${readable[us]}.`);
    expect(adapter.inbox.messages).toHaveLength(1);
    later(31);
    await userEvent.click(button('Resend code'));
    await expect.poll(() => adapter.inbox.messages).toHaveLength(2);
    const [older, newer] = adapter.inbox.messages.map(({ code }) => code);
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard(older ?? '');
    await expect
      .element(alert())
      .toHaveTextContent('A newer code is on its way: use the one in the latest message. 4 tries left.');
    await userEvent.keyboard(newer ?? '');
    await expect.poll(async () => (await adapter.list({}))[0]?.verification?.status).toBe('verified');
  });
});

describe('somebody who signs in twice within 30 seconds', () => {
  it('sees when the code was sent, and when they can request another', async () => {
    const adapter = account({ phoneNumber: us, reservedForSecondFactor: true });
    const first = memorySecondFactorAdapter(adapter);
    const [number] = await first.list({});
    await first.prepare({ id: number?.id ?? '' });
    later(12);
    const signIn = memorySecondFactorAdapter(adapter);
    await renderKit(<SecondFactorChallenge adapter={signIn} onComplete={() => undefined} />);
    await expect
      .element(alert())
      .toHaveTextContent('A code was sent 12 seconds ago; you can ask for another in 18 seconds.');
    await expect.element(button('Resend in 18 sec')).toBeVisible();
  });
});
