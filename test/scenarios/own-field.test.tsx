import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AddPhoneForm, type AddPhoneFormProps } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorSettings } from '../../src/components/second-factor/SecondFactorSettings.js';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import { ReactPhoneNumberInputField } from '../../src/primitives/react-phone-number-input/index.js';
import { fail, hold } from '../../src/testing/index.js';
import { BareField } from '../../stories/support/examples/fields/BareField.js';
import { MuiPhoneField } from '../../stories/support/examples/fields/MuiPhoneField.js';
import { alert, aWhile, button, numberField, release, renderKit, us } from '../support/page/render-kit.js';

// The number field is exchangeable: any field with the right props works in the form like the kit's own.

type Field = NonNullable<AddPhoneFormProps['phoneField']>;
/** `tells`: the form's error for an incomplete number. A field that reports no problem has only one. */
const fields: Record<string, { Field: Field; tells: string; hasHints: boolean }> = {
  PhoneField: { Field: PhoneField, tells: 'This number is too short.', hasHints: true },
  ReactPhoneNumberInputField: { Field: ReactPhoneNumberInputField, tells: 'This number is too short.', hasHints: true },
  'MUI’s TextField': { Field: MuiPhoneField, tells: 'This number is too short.', hasHints: false },
  'a bare input': { Field: BareField, tells: 'Enter your phone number.', hasHints: false },
};
const send = () => button('Send code');
const input = () => page.getByRole('textbox', { name: /^Phone number/ });

describe.each(Object.entries(fields))('AddPhoneForm with %s', (_, { Field, tells, hasHints }) => {
  const renderForm = async (props: AddPhoneFormProps = {}) => {
    const onAdded = vi.fn();
    return {
      ...(await renderKit(<AddPhoneForm defaultCountry="US" phoneField={Field} onAdded={onAdded} {...props} />)),
      onAdded,
    };
  };

  it('focuses the field, and adds the number that it reports', async () => {
    const { adapter, onAdded } = await renderForm();
    await expect.element(input()).toHaveFocus();
    await userEvent.type(input(), '+1 201 555 0123{Enter}');
    await expect.poll(() => onAdded.mock.calls).toMatchObject([[{ phoneNumber: us }]]);
    expect(adapter.calls).toEqual(['create', 'prepareVerification']);
  });

  it('shows the error, marks the field invalid, describes it by the error, and focuses it', async () => {
    const { adapter } = await renderForm();
    await userEvent.type(input(), '+1201');
    await userEvent.click(send());
    await expect.element(alert()).toHaveTextContent(tells);
    await expect.element(input()).toHaveFocus();
    await expect.element(input()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(input()).toHaveAccessibleDescription(new RegExp(tells));
    expect(adapter.calls).toEqual([]);
    await userEvent.type(input(), '5550123');
    await expect.element(alert()).not.toBeInTheDocument();
    await userEvent.click(send());
    await expect.poll(() => adapter.calls).toContain('create');
  });

  it('requires a number if the field is empty', async () => {
    const { adapter } = await renderForm();
    await userEvent.click(send());
    await expect.element(alert()).toHaveTextContent('Enter your phone number.');
    expect(adapter.calls).toEqual([]);
  });

  it('warns that the message may not arrive, if the field reports it', async () => {
    await renderForm();
    const hint = page.getByText('This may not be a mobile number. The text message may not arrive.');
    await userEvent.type(input(), '+44 20 7946 0018');
    if (hasHints) await expect.element(hint).toBeVisible();
    else await aWhile();
    expect(hint.elements()).toHaveLength(hasHints ? 1 : 0);
  });

  it('makes the field read-only while the number is added, and shows the backend’s error', async () => {
    const { adapter } = await renderForm();
    const held = hold(fail('phone_number_taken'));
    adapter.faults = { create: [held] };
    await userEvent.type(input(), '+1 201 555 0123{Enter}');
    await expect.element(send()).toHaveAttribute('aria-busy', 'true');
    await expect.element(input()).toHaveAttribute('readonly');
    await release(held);
    await expect.element(send()).not.toHaveAttribute('aria-busy');
    await expect.element(input()).not.toHaveAttribute('readonly');
  });
});

describe('phoneField', () => {
  const named =
    (name: string): Field =>
    (props) => <BareField {...props} labels={{ ...props.labels, phoneNumber: name }} />;
  const [OfForm, OfScreen, OfProvider] = [named('Of the form'), named('Of the screen'), named('Of the provider')];
  const field = (name: string) => page.getByRole('textbox', { name });

  it('of the form wins over the provider’s', async () => {
    await renderKit(<AddPhoneForm phoneField={OfForm} />, { phoneField: OfProvider });
    await expect.element(field('Of the form')).toBeVisible();
  });

  it('of PhoneNumbers wins over the provider’s', async () => {
    await renderKit(<PhoneNumbers phoneField={OfScreen} />, { phoneField: OfProvider });
    await userEvent.click(button('Add phone number'));
    await expect.element(field('Of the screen')).toBeVisible();
  });

  it('of the provider wins over the kit’s own', async () => {
    const { change } = await renderKit(<AddPhoneForm />, { phoneField: OfProvider });
    await expect.element(field('Of the provider')).toBeVisible();
    await change({ phoneField: undefined });
    await expect.element(numberField()).toBeVisible();
    expect(document.querySelector('[data-part=country-select]')).not.toBeNull();
  });

  it.each([
    ['SecondFactorSettings', <SecondFactorSettings key="settings" phoneField={OfScreen} />],
    ['the second factors of PhoneNumbers', <PhoneNumbers key="all" phoneField={OfScreen} />],
  ])('is the one of %s', async (_, screen) => {
    await renderKit(screen, { phoneField: OfProvider });
    await userEvent.click(button('Turn on'));
    await expect.element(field('Of the screen')).toBeVisible();
  });
});
