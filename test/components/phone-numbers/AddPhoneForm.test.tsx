import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../../src/components/phone-numbers/AddPhoneForm.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { fail, faultyAdapter, hold } from '../../../src/testing/index.js';
import { alert, aWhile, button, gb, numberField, release, renderKit, us } from '../../support/page/render-kit.js';

const send = () => button('Send code');

async function renderForm(options: Parameters<typeof memoryAdapter>[0] = {}) {
  const onAdded = vi.fn();
  const kit = await renderKit(<AddPhoneForm onAdded={onAdded} />, { adapter: faultyAdapter(memoryAdapter(options)) });
  return { ...kit, onAdded };
}

describe('AddPhoneForm', () => {
  it('takes focus on mount', async () => {
    await renderForm();
    await expect.element(numberField()).toHaveFocus();
  });

  it('does not take focus if autoFocus is false', async () => {
    await renderKit(<AddPhoneForm autoFocus={false} />);
    await expect.element(numberField()).toBeVisible();
    expect(document.body).toHaveFocus();
  });

  it.each([
    [['sms', 'voice'] as const, 'We will text you a code', true],
    [['whatsapp', 'sms'] as const, 'We will send you a code by WhatsApp', false],
    [['voice'] as const, 'We will call you and read out a code', false],
  ])('says how the first code comes: %s', async (channels, consent, needsTexts) => {
    await renderForm({ policy: { channels } });
    await expect.element(page.getByText(consent)).toBeVisible();
    await userEvent.fill(numberField(), '+44 20 7946 0958');
    await userEvent.tab();
    const hint = page.getByText('This may not be a mobile number.');
    if (needsTexts) await expect.element(hint).toBeVisible();
    else await expect.element(hint).not.toBeInTheDocument();
  });

  it('shows beside the button that a message will be sent and rates may apply', async () => {
    await renderForm();
    const consent = page.getByText(/We will text you a code.*Message and data rates may apply/);
    await expect.element(consent).toBeVisible();
    expect(consent.element().nextElementSibling).toContainElement(send().element());
    await expect.element(numberField()).toHaveAccessibleDescription(/Message and data rates may apply/);
  });

  it('adds the number, sends a code to it, and calls onAdded', async () => {
    const { adapter, onAdded } = await renderForm();
    await userEvent.type(numberField(), '2015550123');
    await userEvent.click(send());
    await expect.poll(() => onAdded.mock.calls).toMatchObject([[{ phoneNumber: us, verification: null }]]);
    await expect.poll(() => adapter.inbox.messages).toMatchObject([{ to: us }]);
    expect(adapter.calls).toEqual(['create', 'prepareVerification']);
  });

  it('submits on Enter', async () => {
    const { adapter, onAdded } = await renderForm();
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.poll(() => onAdded.mock.calls).toHaveLength(1);
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
  });

  it.each([
    ['nothing', '', 'Enter your phone number.'],
    ['too few digits', '555', 'This number is too short.'],
    ['too many digits', '201555012345678', 'This number is too long.'],
    ['a number that the country does not have', '0000000000', 'This is not a number of the selected country.'],
  ])('shows what is wrong with %s before anything is sent', async (_, typed, reason) => {
    const { adapter } = await renderForm();
    if (typed) await userEvent.type(numberField(), typed);
    const text = (numberField().element() as HTMLInputElement).value;
    await userEvent.keyboard('{Enter}');
    await expect.element(alert()).toHaveTextContent(reason);
    await expect.element(numberField()).toBeInvalid();
    await expect.element(numberField()).toHaveAccessibleDescription(new RegExp(reason));
    await expect.element(numberField()).toHaveValue(text);
    expect(adapter.calls).toEqual([]);
  });

  it('focuses the field if pressing the button finds an error', async () => {
    const { adapter } = await renderForm();
    await userEvent.type(numberField(), '555');
    await userEvent.click(send());
    await expect.element(alert()).toHaveTextContent('This number is too short.');
    await expect.element(numberField()).toHaveFocus();
    expect(adapter.calls).toEqual([]);
  });

  it.each([
    [
      'a country that is not supported',
      '+33 6 12 34 56 78',
      { countries: ['US', 'GB'] },
      'Numbers of this country are not supported.',
    ],
    ['a landline where only mobiles are', '+44 20 7946 0018', { mobileOnly: true }, 'This is not a mobile number.'],
  ] as const)('rejects %s', async (_, typed, props, reason) => {
    const { adapter } = await renderKit(<AddPhoneForm {...props} />);
    await userEvent.type(numberField(), `${typed}{Enter}`);
    await expect.element(alert()).toHaveTextContent(reason);
    expect(adapter.calls).toEqual([]);
  });

  it('warns about a number that may not receive texts, and accepts it', async () => {
    const { adapter } = await renderForm();
    await userEvent.type(numberField(), '+44 20 7946 0018');
    await expect
      .element(page.getByText('This may not be a mobile number. The text message may not arrive.'))
      .toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => adapter.inbox.messages).toMatchObject([{ to: '+442079460018' }]);
  });

  it('shows no error for a number that is being typed, until blur', async () => {
    await renderForm();
    await userEvent.type(numberField(), '555');
    await expect.element(alert()).not.toBeInTheDocument();
    await userEvent.tab();
    await expect.element(alert()).toHaveTextContent('This number is too short.');
    await userEvent.type(numberField(), '{Control>}a{/Control}2015550123');
    await expect.element(alert()).not.toBeInTheDocument();
    await expect.element(numberField()).not.toBeInvalid();
  });

  it('shows that a pasted message is too long, and continues with the next input', async () => {
    const { adapter } = await renderForm();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', `Call me on +44 7400 123456. ${'Until then! '.repeat(30)}`);
    // Firefox does not let a script fill the clipboard of a `ClipboardEvent`.
    const paste = new Event('paste', { bubbles: true, cancelable: true });
    numberField().element().dispatchEvent(Object.assign(paste, { clipboardData }));
    await userEvent.click(send());
    await expect.element(alert()).toHaveTextContent('This number is too long.');
    expect(adapter.calls).not.toContain('create');
    await userEvent.type(numberField(), '2015550123');
    await userEvent.click(send());
    await expect.poll(() => adapter.calls).toContain('create');
  });

  it('shows no error when an empty field loses focus', async () => {
    await renderForm();
    await expect.element(numberField()).toHaveFocus();
    await userEvent.tab();
    await aWhile();
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('ignores a second click while it is busy', async () => {
    const { adapter, onAdded } = await renderForm();
    const held = hold();
    adapter.faults = { create: () => held };
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(send()).toHaveAttribute('aria-busy', 'true');
    await expect.element(numberField()).toHaveAttribute('readonly');
    await userEvent.keyboard('{Enter}');
    await userEvent.click(send(), { force: true }); // a click does not wait for anything
    await release(held);
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    expect(onAdded).toHaveBeenCalledTimes(1);
    expect(adapter.calls).toEqual(['create', 'prepareVerification']);
  });

  it('makes one request and sends one message for two clicks in one task', async () => {
    const { adapter, onAdded } = await renderForm({ latency: 30 });
    await userEvent.type(numberField(), '2015550123');
    const element = send().element() as HTMLButtonElement;
    element.click();
    element.click();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await aWhile();
    expect(onAdded).toHaveBeenCalledTimes(1);
    expect(adapter.calls).toEqual(['create', 'prepareVerification']);
  });

  it('continues with a listed, unverified number, and sends nothing while its code is valid', async () => {
    const { adapter, onAdded } = await renderForm({
      phoneNumbers: [{ phoneNumber: us, verification: { status: 'unverified' } }],
    });
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect
      .poll(() => onAdded.mock.calls)
      .toMatchObject([[{ phoneNumber: us, verification: { status: 'unverified' } }]]);
    await aWhile();
    expect(adapter.calls).toEqual(['create']);
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('sends a code to a listed number whose code has expired', async () => {
    const { adapter, onAdded } = await renderForm({
      phoneNumbers: [{ phoneNumber: us, verification: { status: 'expired' } }],
    });
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.poll(() => onAdded.mock.calls).toHaveLength(1);
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
  });

  it('shows that a number is already listed and verified', async () => {
    const { adapter, onAdded } = await renderForm({ phoneNumbers: [us] });
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent('This number is already on your list and verified.');
    await expect.element(numberField()).toHaveFocus();
    expect(onAdded).not.toHaveBeenCalled();
    expect(adapter.inbox.messages).toHaveLength(0);
    await userEvent.keyboard('{Control>}a{/Control}+447400123456');
    await expect.element(alert()).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onAdded.mock.calls).toMatchObject([[{ phoneNumber: gb }]]);
  });

  const failures: [PhoneErrorCode, string][] = [
    ['invalid_phone_number', 'This is not a valid phone number.'],
    ['phone_number_taken', 'This number is already in use by another account.'],
    ['unsupported_country', 'Numbers of this country are not supported.'],
    ['too_many_phone_numbers', 'You cannot add more numbers.'],
    ['rate_limited', 'Too many tries. Try again later.'],
    ['unauthenticated', 'You are signed out. Sign in again.'],
    ['network', 'The server could not be reached.'],
    ['unknown', 'Something went wrong. Try again.'],
  ];
  it.each(failures)('shows the reason on %s, keeps the input, and works on the next try', async (code, reason) => {
    const { adapter, onAdded } = await renderForm();
    adapter.faults = { create: [fail(code)] };
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent(reason);
    await expect.element(numberField()).toHaveValue('(201) 555-0123');
    await expect.element(numberField()).toHaveFocus();
    expect(onAdded).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onAdded.mock.calls).toHaveLength(1);
  });

  it('clears the error as soon as the number is edited', async () => {
    const { adapter } = await renderForm();
    adapter.faults = { create: [fail('invalid_phone_number')] };
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(numberField()).toBeInvalid();
    await userEvent.keyboard('{Backspace}');
    await expect.element(alert()).not.toBeInTheDocument();
    await expect.element(numberField()).not.toBeInvalid();
  });

  it('can be cancelled with one press, even if blur finds an error', async () => {
    const onCancel = vi.fn();
    await renderKit(<AddPhoneForm onCancel={onCancel} />);
    await userEvent.type(numberField(), '555');
    await userEvent.click(button('Cancel'), { delay: 80 });
    expect(onCancel).toHaveBeenCalledTimes(1);
  });
});

describe('AddPhoneForm with a late default country', () => {
  it('adds the number that it shows, and keeps an incomplete one', async () => {
    const adapter = faultyAdapter(memoryAdapter());
    let find = (_country: 'DE') => {};
    function App() {
      const [country, setCountry] = useState<'DE'>();
      find = setCountry;
      return <AddPhoneForm defaultCountry={country} countries={['US', 'DE']} />;
    }
    await renderKit(<App />, { adapter });
    await userEvent.type(numberField(), '201555');
    find('DE');
    await aWhile();
    await expect.element(numberField()).toHaveValue('(201) 555');
    await userEvent.type(numberField(), '0123{Enter}');
    await expect.poll(() => adapter.inbox.messages).toMatchObject([{ to: us }]);
  });

  it('shows what is wrong with a number whose country is no longer accepted', async () => {
    const adapter = faultyAdapter(memoryAdapter());
    let offer = (_countries: readonly ('US' | 'GB')[]) => {};
    function App() {
      const [countries, setCountries] = useState<readonly ('US' | 'GB')[]>(['US', 'GB']);
      offer = setCountries;
      return <AddPhoneForm countries={countries} />;
    }
    await renderKit(<App />, { adapter });
    await userEvent.type(numberField(), '+447400123456');
    offer(['US']);
    await aWhile();
    await userEvent.type(numberField(), '{Enter}');
    await expect.element(alert()).toHaveTextContent('Numbers of this country are not supported.');
    expect(adapter.calls).toEqual([]);
  });
});
