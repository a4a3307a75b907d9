import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { de } from '../../src/messages/de.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { codeOf, us, wrongCodeOf } from '../support/numbers.js';
import { button, expectAlert, press } from '../support/on-screen.js';
import { renderKit } from '../support/render-kit.js';

/** German, with this app's own texts. */
const own: PhoneMessages = {
  ...de,
  list: { ...de.list, title: 'Ihre Rufnummern' },
  errors: {
    ...de.errors,
    incorrect_code: ({ attemptsLeft }) => `Der Code stimmt nicht, ${attemptsLeft} Mal geht es noch.`,
  },
};

describe('messages of an app', () => {
  it('are shown if the app overrides them, errors too, and fall back to the language’s own', async () => {
    const user = userEvent.setup();
    const { adapter } = await renderKit(<PhoneNumbers />, {
      adapter: memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] }),
      messages: own,
    });
    expect(await screen.findByRole('heading', { name: 'Ihre Rufnummern' })).toBeVisible();
    expect(await screen.findByText(de.list.description)).toBeVisible();
    await press(user, de.list.verifyNumber('+1 201 555 0123'));
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await user.type(await screen.findByRole('textbox', { name: de.codeField.code }), wrongCodeOf(adapter));
    await expectAlert('Der Code stimmt nicht, 4 Mal geht es noch.');
    expect(button(de.verify.cancel)).toBeVisible();
    expect(codeOf(adapter)).toMatch(/^\d{6}$/);
  });

  it('change without a remount', async () => {
    const { change } = await renderKit(<PhoneNumbers />, { messages: own });
    expect(await screen.findByText('Ihre Rufnummern')).toBeVisible();
    await change({ messages: { ...own, list: { ...own.list, title: 'Telefon' } } });
    expect(await screen.findByRole('heading', { name: 'Telefon' })).toBeVisible();
    expect(await screen.findByText(de.list.empty)).toBeVisible();
  });
});
