import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { de } from '../../src/messages/de.js';
import type { Messages } from '../../src/messages/types.js';
import { alert, button, codeOf, renderKit, us, wrongCodeOf } from '../support/page/render-kit.js';

/** German, but for the words of this app. */
const own: Messages = {
  ...de,
  list: { ...de.list, title: 'Ihre Rufnummern' },
  errors: {
    ...de.errors,
    incorrect_code: ({ attemptsLeft }) => `Der Code stimmt nicht, ${attemptsLeft} Mal geht es noch.`,
  },
};

describe('messages of an app', () => {
  it('reach the screen where the app has changed them, an error too, and are the language’s where it has not', async () => {
    const { adapter } = await renderKit(<PhoneNumbers />, { adapter: memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] }), messages: own });
    await expect.element(page.getByRole('heading', { name: 'Ihre Rufnummern' })).toBeVisible();
    await expect.element(page.getByText(de.list.description)).toBeVisible();
    await userEvent.click(button(de.list.verifyNumber('+1 201 555 0123')));
    await userEvent.fill(page.getByRole('textbox', { name: de.codeField.code }), wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('Der Code stimmt nicht, 4 Mal geht es noch.');
    await expect.element(button(de.verify.cancel)).toBeVisible();
    expect(codeOf(adapter)).toMatch(/^\d{6}$/);
  });

  it('change while the screen stands', async () => {
    const { change } = await renderKit(<PhoneNumbers />, { messages: own });
    await expect.element(page.getByText('Ihre Rufnummern')).toBeVisible();
    await change({ messages: { ...own, list: { ...own.list, title: 'Telefon' } } });
    await expect.element(page.getByRole('heading', { name: 'Telefon', exact: true })).toBeVisible();
    await expect.element(page.getByText(de.list.empty)).toBeVisible();
  });
});
