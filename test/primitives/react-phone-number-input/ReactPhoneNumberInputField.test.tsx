import { forwardRef, useState, type InputHTMLAttributes } from 'react';
import de from 'react-phone-number-input/locale/de.json';
import flags from 'react-phone-number-input/flags';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import {
  ReactPhoneNumberInputField,
  type ReactPhoneNumberInputFieldProps,
} from '../../../src/primitives/react-phone-number-input/index.js';
import { en } from '../../../src/messages/en.js';
import { drawsEmojiFlags } from '../../../src/primitives/flag-support.js';
import { composeText, pasteText, preparePaste, typeAtOnce } from '../../support/page/enter-text.js';
import { aWhile } from '../../support/page/render-kit.js';
import { found, phoneLabels, renderPhoneField, type PhoneFieldChange } from '../fields.js';

const renderField = (props: PhoneFieldChange = {}, own: Partial<ReactPhoneNumberInputFieldProps> = {}) =>
  renderPhoneField(
    props,
    (field) => field,
    (given) => <ReactPhoneNumberInputField {...given} {...own} />,
  );
const select = (container: Element) => found<HTMLSelectElement>(container, 'select');
const getPosted = (container: Element, name: string) => found(container, `input[type=hidden][name=${name}]`).value;

describe('ReactPhoneNumberInputField', () => {
  it('renders the library’s own markup with the kit’s label', async () => {
    const { container, input } = await renderField();
    expect(found<HTMLElement>(container, '.PhoneInput')).toContainElement(input);
    expect(input).toHaveClass('PhoneInputInput');
    expect(select(container)).toHaveClass('PhoneInputCountrySelect');
    expect(select(container)).toHaveAccessibleName('Country: United States (+1)');
    await expect.element(page.getByRole('textbox', { name: 'Phone number' })).toBeVisible();
  });

  it('formats like the library, and reports the number in E.164 form or the problem', async () => {
    const { input, reported } = await renderField();
    await userEvent.type(input, '20155');
    expect(input).toHaveValue('(201) 55');
    expect(reported).toMatchObject({ value: null, problem: 'too_short' });
    await userEvent.type(input, '50123');
    expect(input).toHaveValue('(201) 555-0123');
    expect(reported).toMatchObject({ value: '+12015550123', problem: null });
  });

  it('reports a hint for a number that is not known as mobile', async () => {
    const { input, reported } = await renderField({ defaultCountry: 'GB' });
    await userEvent.type(input, '020 7946 0018');
    expect(reported).toMatchObject({ value: '+442079460018', hint: 'maybe_not_mobile' });
  });

  it('accepts the library’s labels, alone or merged with the kit’s', async () => {
    const { container } = await renderField({}, { labels: { ...phoneLabels, ...de } });
    const option = (code: string) => found<HTMLOptionElement>(container, `option[value=${code}]`).text;
    expect(option('AT')).toBe(de.AT);
    expect(option('ZZ'), 'a text for it offers it').toBe(de.ZZ);
    expect(select(container)).toHaveAccessibleName(de.country);
    const alone = await renderField({}, { labels: de });
    expect(found(alone.container, 'input[type=tel]')).toHaveAccessibleName(de.phone);
  });

  it('names the countries in the given language and offers no "International" without a text for it', async () => {
    const { container } = await renderField({ locale: 'fr' });
    expect(found<HTMLOptionElement>(container, 'option[value=DE]').text).toBe('Allemagne');
    expect(container.querySelector('option[value=ZZ]')).toBeNull();
  });

  it('requests no flags from other hosts: uses emoji, or the given pictures', async () => {
    const { container } = await renderField({ flags: 'emoji' });
    expect(found<HTMLElement>(container, '.PhoneInputCountryIconUnicode')).toHaveTextContent('🇺🇸');
    const byDefault = await renderField();
    await expect
      .poll(() => byDefault.container.querySelector('[data-part=country-flag]')?.getAttribute('data-kind') ?? 'emoji')
      .toBe(drawsEmojiFlags() ? 'emoji' : 'picture');
    const pictured = await renderField({}, { flags });
    expect(found<HTMLElement>(pictured.container, '.PhoneInputCountryIcon').querySelector('svg')).not.toBeNull();
    const partly = await renderField({}, { flags: { DE: flags.DE } });
    expect(found<HTMLElement>(partly.container, '[data-part=country-flag]')).not.toHaveAttribute('data-kind', 'none');
    const noPictures = await renderField({ flags: 'none' });
    expect(found<HTMLElement>(noPictures.container, '.PhoneInputCountryIcon')).toBeEmptyDOMElement();
    expect(document.querySelector('img')).toBeNull();
  });

  it('renders the app’s input and country select, and forwards props, class and style', async () => {
    const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(props, ref) {
      return <input {...props} ref={ref} data-own="" />;
    });
    const Select = ({ value, onChange }: { value?: string; onChange: (country: string) => void }) => (
      <button type="button" onClick={() => onChange('GB')}>
        {value}
      </button>
    );
    const { container, input, reported } = await renderField(
      {},
      {
        inputComponent: Input,
        countrySelectComponent: Select,
        className: 'acme',
        placeholder: 'Mobile',
        numberInputProps: { className: 'acme-input' },
      },
    );
    expect(input).toHaveAttribute('data-own');
    expect(input).toHaveClass('PhoneInputInput', 'acme-input');
    expect(input).toHaveAttribute('placeholder', 'Mobile');
    expect(found<HTMLElement>(container, '.acme')).toHaveAttribute('data-part', 'phone-field');
    await userEvent.click(page.getByRole('button', { name: 'US' }));
    await pasteText(input, '07400 123456');
    expect(reported.value).toBe('+447400123456');
  });

  it('submits only the number, under its name', async () => {
    const { container, input } = await renderField({ name: 'phone' });
    await userEvent.type(input, '2015550123');
    expect(getPosted(container, 'phone')).toBe('+12015550123');
    expect(container.querySelectorAll('[name]')).toHaveLength(1);
    await userEvent.type(input, '{Backspace}');
    expect(getPosted(container, 'phone')).toBe('');
  });

  it.each([null, undefined, ''])('is empty for %j, and keeps an incomplete number', async (empty) => {
    function Caller() {
      const [value, setValue] = useState<string | null | undefined>('+12015550123');
      return (
        <ReactPhoneNumberInputField
          labels={phoneLabels}
          locale="en"
          defaultCountry="US"
          value={value as string | null}
          onChange={(next) => setValue(next ?? empty)}
        />
      );
    }
    const { container } = await render(<Caller />);
    const input = found(container, 'input[type=tel]');
    expect(input).toHaveValue('+1 201 555 0123');
    await userEvent.type(input, '{Backspace}');
    expect(input).toHaveValue('+1 201 555 012');
  });

  it('shows a value that is set from outside, and null', async () => {
    const { input, change, reported, root } = await renderField();
    await userEvent.type(input, '201');
    await change({ value: '+447400123456' });
    expect(input).toHaveValue('+44 7400 123456');
    await expect.poll(() => root().dataset.country).toBe('GB');
    await change({ value: null });
    expect(input).toHaveValue('');
    await expect.poll(() => reported.problem).toBe('empty');
  });

  it('keeps the country of its text when the default country changes', async () => {
    const { container, input, reported, change, root } = await renderField({ defaultCountry: 'DE', name: 'phone' });
    await userEvent.type(input, '1512345');
    await change({ defaultCountry: 'US' });
    await userEvent.type(input, '6789');
    expect(root()).toHaveAttribute('data-country', 'DE');
    expect(select(container)).toHaveValue('DE');
    expect(reported.value).toBe('+4915123456789');
    expect(getPosted(container, 'phone')).toBe('+4915123456789');
  });

  it('uses a new default country while it is empty', async () => {
    const { input, reported, change } = await renderField({ defaultCountry: 'DE' });
    await change({ defaultCountry: 'GB' });
    await userEvent.type(input, '07400123456');
    expect(reported.value).toBe('+447400123456');
  });

  it('reads a text that replaces an international number as if the field was cleared first', async () => {
    const { input, reported } = await renderField({ defaultCountry: 'US' });
    await pasteText(input, '+44 7400 123456');
    input.select();
    await userEvent.keyboard('2015550123');
    expect(reported.value).toBe('+12015550123');
    await pasteText(input, '+43 664 1234567');
    input.select();
    await pasteText(input, '(201) 555-0124');
    expect(reported.value).toBe('+12015550124');
  });

  it('keeps the digits of an international number when another country is chosen', async () => {
    const { container, input, reported } = await renderField({ defaultCountry: 'US' });
    await userEvent.type(input, '+447400123456');
    await userEvent.selectOptions(select(container), 'FR');
    expect(input.value.replace(/\s/g, '')).toBe('+337400123456');
    expect(reported.value).toBeNull();
    await userEvent.selectOptions(select(container), 'GB');
    expect(reported.value).toBe('+447400123456');
  });

  it.each(['Backspace', 'Delete'])(
    'is emptied by %s with everything selected, whatever country the number was from',
    async (key) => {
      const { input, reported } = await renderField({ defaultCountry: 'US' });
      await pasteText(input, '+44 7400 123456');
      input.select();
      await userEvent.keyboard(`{${key}}`);
      expect(input).toHaveValue('');
      expect(reported).toMatchObject({ value: null, problem: 'empty' });
    },
  );

  it('drops an incomplete calling code when a country is chosen', async () => {
    const { container, input, reported } = await renderField({ defaultCountry: 'US' });
    await userEvent.type(input, '+4');
    await userEvent.selectOptions(select(container), 'FR');
    await userEvent.type(input, '612345678');
    expect(reported.value).toBe('+33612345678');
  });

  it('rejects a paste whose digits are a number only without their separators', async () => {
    const { input, reported } = await renderField({ defaultCountry: 'US' });
    await pasteText(input, '(201) 555-0123 or (201) 555-0124');
    expect(reported.value).toBeNull();
    await pasteText(input, 'call 201 then 5550123');
    expect(reported.value).toBeNull();
    expect(reported.problem).not.toBeNull();
  });

  it.each([
    ['international', { international: true }, 'DE', '0171 1234567', '+491711234567', '+49 171 1234567'],
    ['never international', { international: false }, 'US', '+1 201 555 0123', '+12015550123', '(201) 555-0123'],
    ['never international, abroad', { international: false }, 'US', '+20 155 501 2345', null, ''],
  ] as const)('reads a paste if the format is %s', async (_, own, defaultCountry, text, e164, shown) => {
    const { input, reported } = await renderField({ defaultCountry }, own);
    input.focus();
    if (own.international) input.select();
    await pasteText(input, text);
    expect(reported.value).toBe(e164);
    expect(input).toHaveValue(shown);
  });

  it('does not disturb a composition, and reports its result', async () => {
    const { input, reported } = await renderField();
    await composeText(input, '2015550123');
    expect(input).toHaveValue('(201) 555-0123');
    expect(reported.value).toBe('+12015550123');
  });

  it('loses no fast keys, with or without a country select', async () => {
    for (const own of [{}, { countrySelectComponent: null }]) {
      const { input, reported, unmount } = await renderField({}, own);
      await typeAtOnce(input, '2015550123');
      await expect.poll(() => reported.value).toBe('+12015550123');
      await unmount();
    }
  });

  it('rejects a huge paste at once, and reports it until the next edit', async () => {
    const { input, reported } = await renderField();
    preparePaste(input, '1'.repeat(1_000_000))();
    await expect.poll(() => reported.problem).toBe('too_long');
    await userEvent.type(input, '2');
    expect(reported.problem).toBe('too_short');
  });

  it('blocks the submission of an incomplete number with the library’s labels too', async () => {
    const { input } = await renderField({}, { labels: de });
    await userEvent.type(input, '201');
    expect(input.validationMessage).toBe(de.phone);
  });

  it('is cleared with its country by another `reset`, and calls onChange', async () => {
    const { container, input, reported, change } = await renderField({ value: '+447400123456' });
    for (const [count, text] of ['', '+', '+33', '2'].entries()) {
      if (text) await userEvent.type(input, text);
      await change({ reset: count } as PhoneFieldChange);
      await expect
        .poll(() => [input.value, reported.value, reported.problem, select(container).value])
        .toEqual(['', null, 'empty', 'US']);
    }
  });

  it('keeps digits, focus and validity when `countries` changes', async () => {
    const { container, reported, change } = await renderField({ labels: en.phoneField });
    const input = () => found(container, 'input[type=tel]');
    await userEvent.type(input(), '20155');
    await change({ countries: ['US', 'CA'] });
    await expect.poll(() => input().value.replace(/\D/g, '')).toBe('120155');
    expect(input()).toHaveFocus();
    expect(input().validationMessage).toBe(en.phoneField.problems.too_short);
    input().setSelectionRange(99, 99);
    await userEvent.keyboard('50123');
    expect(reported.value).toBe('+12015550123');
    expect([...select(container).options].map(({ value }) => value).sort()).toEqual(['CA', 'US']);
  });

  it('ignores edits while it is read-only or disabled', async () => {
    const { input, change, container, reported } = await renderField({ value: '+12015550123', readOnly: true });
    await pasteText(input, '+447400123456');
    expect(reported.value).toBe('+12015550123');
    expect(select(container)).toBeDisabled();
    await change({ disabled: true });
    expect(input).toBeDisabled();
  });

  it('calls onBlur only when the focus leaves the whole field', async () => {
    const onBlur = vi.fn();
    const { container, input } = await renderField({ onBlur });
    input.focus();
    select(container).focus();
    expect(onBlur).not.toHaveBeenCalled();
    select(container).blur();
    expect(onBlur).toHaveBeenCalledTimes(1);
  });

  it('keeps an incomplete number when its caller passes an older value late', async () => {
    let giveBack = () => {};
    function SlowCaller() {
      const [value, setValue] = useState<string | null>(null);
      return (
        <ReactPhoneNumberInputField
          labels={phoneLabels}
          defaultCountry="US"
          value={value}
          onChange={(next) => {
            const before = giveBack;
            giveBack = () => (before(), setValue(next));
          }}
        />
      );
    }
    const { container } = await render(<SlowCaller />);
    const input = found(container, 'input[type=tel]');
    await userEvent.type(input, '20155501234{Backspace}5');
    giveBack();
    await aWhile();
    expect(input.value.replace(/\D/g, '')).toBe('20155501235');
  });
});
