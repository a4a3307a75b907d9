import { forwardRef, StrictMode, useState, type ComponentProps } from 'react';
import { Controller, useForm, type DefaultValues, type UseFormReturn } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { en } from '../../src/messages/en.js';
import { CodeField } from '../../src/primitives/CodeField.js';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import { ReactPhoneNumberInputField } from '../../src/primitives/react-phone-number-input/index.js';
import { autofillText, pasteText, typeText } from '../support/page/enter-text.js';
import { found, renderCodeField, renderPhoneField } from './fields.js';

const getPosted = (form: HTMLFormElement) => Object.fromEntries(new FormData(form));
/** react-phone-number-input's field, which formats a value internationally by default. */
const LibraryField = forwardRef<HTMLInputElement, ComponentProps<typeof ReactPhoneNumberInputField>>(
  function LibraryField(props, ref) {
    return <ReactPhoneNumberInputField {...props} ref={ref} initialValueFormat="national" />;
  },
) as unknown as typeof PhoneField;
const numberFields = [
  ['PhoneField', PhoneField],
  ['ReactPhoneNumberInputField', LibraryField],
] as const;
const formOf = (container: ParentNode) => found<HTMLFormElement>(container, 'form');

describe('PhoneField, with an empty string or undefined as its value', () => {
  it.each([
    ['an empty text', (value: string | null) => value ?? ''],
    ['undefined', (value: string | null) => value ?? undefined],
    ['null', (value: string | null) => value],
  ])('loses nothing to Backspace: %s', async (_, keep) => {
    function Caller() {
      const [value, setValue] = useState(keep(null));
      return (
        <PhoneField
          labels={en.phoneField}
          defaultCountry="US"
          name="phone"
          value={value}
          onChange={(next) => setValue(keep(next))}
        />
      );
    }
    const { container } = await render(
      <StrictMode>
        <Caller />
      </StrictMode>,
    );
    const input = found(container, 'input[type=tel]');
    await typeText(input, '2015550123');
    expect(found(container, '[name=phone]').value).toBe('+12015550123');
    await userEvent.keyboard('{Backspace}');
    expect([input.value, found(container, '[name=phone]').value]).toEqual(['(201) 555-012', '']);
    await userEvent.keyboard('{Backspace}{Backspace}012');
    expect(input.value).toBe('(201) 555-0012');
  });

  it('keeps an incomplete number when one replaces the other', async () => {
    const { input, change } = await renderPhoneField();
    await typeText(input, '201');
    for (const value of ['', undefined, null, undefined, '']) {
      await change({ value });
      expect(input.value).toBe('(201)');
    }
  });
});

describe.each(numberFields)('%s, in a form of the page', (_, Field) => {
  it.each([true, false])(
    'never submits an incomplete number, and reports it by the browser; required: %s',
    async (required) => {
      const submitted = vi.fn((event: SubmitEvent) => event.preventDefault());
      const { input, container } = await renderPhoneField(
        { name: 'phone', required, labels: en.phoneField },
        (field) => <form>{field}</form>,
        Field,
      );
      const form = formOf(container);
      form.addEventListener('submit', submitted);
      expect(form.checkValidity()).toBe(!required);
      await typeText(input, '20155');
      expect([form.checkValidity(), input.validationMessage]).toEqual([false, en.phoneField.problems.too_short]);
      await userEvent.keyboard('{Enter}');
      expect(submitted).not.toHaveBeenCalled();
      await typeText(input, '50123');
      expect([form.checkValidity(), input.validationMessage]).toEqual([true, '']);
      await typeText(input, '4');
      expect(input.validationMessage).toBe(en.phoneField.problems.too_long);
      await userEvent.keyboard('{Backspace}{Enter}');
      expect(submitted).toHaveBeenCalledTimes(1);
      expect(getPosted(form)).toEqual({ phone: '+12015550123' });
      await userEvent.clear(input);
      expect(form.checkValidity()).toBe(!required);
    },
  );

  it('blocks it also if the labels have no text for it', async () => {
    const { input, container } = await renderPhoneField({}, (field) => <form>{field}</form>, Field);
    await typeText(input, '201');
    expect(formOf(container).checkValidity()).toBe(false);
    expect(input.validationMessage).toBe('Phone number');
  });

  it('shows the message in the current language of its labels', async () => {
    const { input, change } = await renderPhoneField({ labels: en.phoneField }, undefined, Field);
    await typeText(input, '201');
    await change({ labels: { ...en.phoneField, problems: { ...en.phoneField.problems, too_short: 'Zu kurz.' } } });
    expect(input.validationMessage).toBe('Zu kurz.');
  });

  it.each(['form.reset()', 'a button'])(
    'is cleared by a reset, by %s, incomplete text included, once or more',
    async (how) => {
      const { input, container, reported, root } = await renderPhoneField(
        { name: 'phone' },
        (field) => (
          <form>
            {field}
            <button type="reset">Reset</button>
          </form>
        ),
        Field,
      );
      const reset = async () =>
        how === 'a button' ? userEvent.click(page.getByText('Reset')) : formOf(container).reset();
      for (const text of ['201', '2015550123', '+4', '+447400123456', '201.', 'x']) {
        await typeText(input, text);
        await reset();
        await expect
          .poll(() => [input.value, reported.value, reported.problem, root().dataset.country])
          .toEqual(['', null, 'empty', 'US']);
        expect(getPosted(formOf(container))).toEqual({ phone: '' });
        expect(formOf(container).checkValidity()).toBe(true);
      }
      expect(reported.values.at(-1)).toBe(null);
    },
  );

  it('resets to its initial number', async () => {
    const { input, container, reported } = await renderPhoneField(
      { value: '+447400123456' },
      (field) => <form>{field}</form>,
      Field,
    );
    for (const text of ['201', '+12015550123', '']) {
      await userEvent.clear(input);
      if (text) await typeText(input, text);
      formOf(container).reset();
      await expect
        .poll(() => [input.value, reported.value, reported.problem])
        .toEqual(['07400 123456', '+447400123456', null]);
    }
  });

  it('keeps its text if the reset is cancelled or of another form', async () => {
    const { input, container } = await renderPhoneField(
      {},
      (field) => (
        <>
          <form onReset={(event) => event.preventDefault()}>{field}</form>
          <form id="other" />
        </>
      ),
      Field,
    );
    await typeText(input, '201');
    formOf(container).reset();
    found<HTMLFormElement>(container, '#other').reset();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(input.value.replace(/\D/g, '')).toBe('201');
  });

  it('belongs to a form by id, and to a form in a shadow root', async () => {
    const { input, container, reported } = await renderPhoneField(
      { name: 'phone', form: 'elsewhere' },
      (field) => (
        <>
          <form id="elsewhere" />
          {field}
        </>
      ),
      Field,
    );
    await typeText(input, '2015550123');
    expect(getPosted(formOf(container))).toEqual({ phone: '+12015550123' });
    formOf(container).reset();
    await expect.poll(() => [input.value, reported.value]).toEqual(['', null]);
  });

  it('submits nothing from a disabled fieldset, and supports two fields in one form', async () => {
    function Form({ disabled }: { disabled: boolean }) {
      return (
        <form>
          <Field labels={en.phoneField} name="own" value="+12015550123" onChange={() => {}} />
          <fieldset disabled={disabled}>
            <Field labels={en.phoneField} name="other" defaultValue="+447400123456" />
            <CodeField labels={en.codeField} name="code" defaultValue="123456" />
          </fieldset>
        </form>
      );
    }
    const { container, rerender } = await render(<Form disabled={false} />);
    expect(getPosted(formOf(container))).toEqual({ own: '+12015550123', other: '+447400123456', code: '123456' });
    await rerender(<Form disabled />);
    expect(getPosted(formOf(container))).toEqual({ own: '+12015550123' });
  });

  it('is uncontrolled without a value', async () => {
    const changed = vi.fn();
    const { container } = await render(
      <form>
        <Field
          labels={en.phoneField}
          name="phone"
          defaultCountry="US"
          defaultValue="+12015550123"
          onChange={({ type, target }) => changed(type, target.name, target.value)}
        />
      </form>,
    );
    const input = found(container, 'input[type=tel]');
    expect(getPosted(formOf(container))).toEqual({ phone: '+12015550123' });
    input.focus();
    input.setSelectionRange(14, 14);
    await userEvent.keyboard('{Backspace}4');
    expect(changed.mock.calls).toEqual([
      ['change', 'phone', ''],
      ['change', 'phone', '+12015550124'],
    ]);
    expect(getPosted(formOf(container))).toEqual({ phone: '+12015550124' });
    formOf(container).reset();
    await expect.poll(() => getPosted(formOf(container))).toEqual({ phone: '+12015550123' });
  });
});

describe('CodeField, in a form of the page', () => {
  it('never submits an incomplete code, or a missing one if it is required', async () => {
    const { input, container, change } = await renderCodeField({ name: 'code', required: true }, (field) => (
      <form>{field}</form>
    ));
    const form = formOf(container);
    expect(form.checkValidity()).toBe(false);
    await typeText(input, '123');
    expect([form.checkValidity(), input.validity.patternMismatch]).toEqual([false, true]);
    await typeText(input, '456');
    expect([form.checkValidity(), getPosted(form)]).toEqual([true, { code: '123456' }]);
    await change({ required: false });
    await userEvent.keyboard('{Backspace}');
    expect(form.checkValidity()).toBe(false);
    await userEvent.clear(input);
    expect(form.checkValidity()).toBe(true);
  });

  it('is reset with its form', async () => {
    const { input, container, reported } = await renderCodeField({}, (field) => <form>{field}</form>);
    for (const text of ['123', '123456']) {
      await typeText(input, text);
      formOf(container).reset();
      await expect
        .poll(() => [input.value, reported.value, container.querySelectorAll('[data-filled]').length])
        .toEqual(['', '', 0]);
    }
  });
});

interface Values {
  name: string;
  phone: string | null;
  code: string;
}

/** A react-hook-form form, its fields by `register`, or by `Controller` with the ref as `ref` or as `inputRef`. */
async function renderHookForm(
  Field: typeof PhoneField,
  way: 'register' | 'Controller' | 'Controller, inputRef',
  defaultValues: DefaultValues<Values>,
  rules: object = {},
  options: object = {},
) {
  let form!: UseFormReturn<Values>;
  const submitted = vi.fn();
  const rejected = vi.fn();
  function Form() {
    form = useForm<Values>({ defaultValues, ...options });
    const { errors, isDirty, touchedFields } = form.formState;
    return (
      <form noValidate onSubmit={form.handleSubmit((values) => submitted(values), rejected)}>
        {way === 'register' ? (
          <>
            <input {...form.register('name')} aria-label="Name" />
            <Field
              {...form.register('phone', rules)}
              labels={en.phoneField}
              defaultCountry="US"
              invalid={errors.phone !== undefined}
            />
            <CodeField {...form.register('code', rules)} labels={en.codeField} invalid={errors.code !== undefined} />
          </>
        ) : (
          <>
            <Controller
              control={form.control}
              name="phone"
              rules={rules}
              render={({ field: { ref, ...field }, fieldState }) => (
                <Field
                  {...field}
                  {...(way === 'Controller' ? { ref } : { inputRef: ref })}
                  labels={en.phoneField}
                  defaultCountry="US"
                  invalid={fieldState.invalid}
                />
              )}
            />
            <Controller
              control={form.control}
              name="code"
              rules={rules}
              render={({ field: { ref, ...field }, fieldState }) => (
                <CodeField
                  {...field}
                  {...(way === 'Controller' ? { ref } : { inputRef: ref })}
                  labels={en.codeField}
                  invalid={fieldState.invalid}
                />
              )}
            />
          </>
        )}
        <button type="submit">Send</button>
        <output>
          {JSON.stringify({ isDirty, touched: Object.keys(touchedFields).sort(), errors: Object.keys(errors).sort() })}
        </output>
      </form>
    );
  }
  const { container } = await render(
    <StrictMode>
      <Form />
    </StrictMode>,
  );
  return {
    container,
    form,
    submitted,
    rejected,
    phone: found(container, 'input[type=tel]'),
    code: found(container, '[data-part=code-input]'),
    state: () => JSON.parse(found<HTMLElement>(container, 'output').textContent),
  };
}

const ways = ['register', 'Controller', 'Controller, inputRef'] as const;

describe.each(numberFields.flatMap(([name, Field]) => ways.map((way) => [name, way, Field] as const)))(
  '%s and CodeField with react-hook-form, by %s',
  (_, way, Field) => {
    const empty = { name: '', phone: null, code: '' };
    const none = way === 'register' ? '' : null;

    it('are submitted and validated as required', async () => {
      const { phone, code, submitted, state, container } = await renderHookForm(Field, way, empty, { required: true });
      await userEvent.click(page.getByText('Send'));
      await expect.poll(() => document.activeElement).toBe(phone);
      expect(state().errors).toEqual(['code', 'phone']);
      expect(phone).toHaveAttribute('aria-invalid', 'true');
      await typeText(phone, '201555');
      await userEvent.click(page.getByText('Send'));
      expect(submitted).not.toHaveBeenCalled();
      await expect.poll(() => document.activeElement).toBe(phone);
      await typeText(phone, '0123');
      await expect.poll(() => state().errors).toEqual(['code']);
      await userEvent.click(page.getByText('Send'));
      await expect.poll(() => document.activeElement).toBe(code);
      await pasteText(code, 'Your code is 123456');
      await userEvent.keyboard('{Enter}');
      await expect
        .poll(() => submitted.mock.lastCall?.[0])
        .toEqual({ name: '', phone: '+12015550123', code: '123456' });
      expect(getPosted(formOf(container))).toMatchObject({ phone: '+12015550123', code: '123456' });
    });

    it.each([
      ['nothing', empty],
      ['a number', { name: 'Ann', phone: '+447400123456', code: '' }],
    ])('are reset, incomplete text included, to %s', async (_, defaults) => {
      const { phone, code, form, state } = await renderHookForm(Field, way, defaults);
      const shown = defaults.phone ? '07400 123456' : '';
      for (const text of ['201', '2015550123', '+4']) {
        await userEvent.clear(phone);
        await typeText(phone, text);
        await typeText(code, '12');
        form.reset();
        await expect.poll(() => [phone.value, code.value]).toEqual([shown, '']);
        expect(form.getValues()).toMatchObject({ phone: defaults.phone, code: '' });
        await expect.poll(() => state()).toEqual({ isDirty: false, touched: [], errors: [] });
      }
    });

    it('show values that are reset or set', async () => {
      const { phone, code, form } = await renderHookForm(Field, way, empty);
      await typeText(phone, '201');
      form.reset({ name: 'Ann', phone: '+33612345678', code: '98' });
      await expect.poll(() => [phone.value, code.value]).toEqual(['06 12 34 56 78', '98']);
      form.setValue('phone', '+12015550123');
      form.setValue('code', '123456');
      await expect.poll(() => [phone.value, code.value]).toEqual(['(201) 555-0123', '123456']);
      form.setValue('phone', null);
      await expect.poll(() => phone.value).toBe('');
      form.resetField('phone');
      await expect.poll(() => phone.value).toBe('06 12 34 56 78');
      await userEvent.clear(phone);
      await typeText(phone, '201');
      form.reset();
      await expect.poll(() => phone.value).toBe('06 12 34 56 78');
    });

    it('are dirty, touched and validated like other fields', async () => {
      const { phone, state } = await renderHookForm(Field, way, empty, { required: true }, { mode: 'onTouched' });
      await typeText(phone, '2');
      expect(state().touched).toEqual([]);
      phone.blur();
      await expect.poll(() => state()).toMatchObject({ touched: ['phone'], errors: ['phone'] });
      await typeText(phone, '015550123');
      await expect.poll(() => state()).toMatchObject({ isDirty: true, errors: [] });
      await userEvent.keyboard('{Backspace}');
      await expect.poll(() => state()).toMatchObject({ errors: ['phone'] });
    });

    it('are focused by the form', async () => {
      const { phone, code, form } = await renderHookForm(Field, way, { ...empty, phone: '+12015550123' });
      form.setFocus('code');
      await expect.poll(() => document.activeElement).toBe(code);
      form.setFocus('phone', { shouldSelect: true });
      await expect.poll(() => document.activeElement).toBe(phone);
      await expect.poll(() => [phone.selectionStart, phone.selectionEnd]).toEqual([0, 14]);
      form.setError('code', { message: 'Wrong' }, { shouldFocus: true });
      await expect.poll(() => document.activeElement).toBe(code);
      await expect.poll(() => code).toHaveAttribute('aria-invalid', 'true');
    });

    it('accept autofill', async () => {
      const { phone, form } = await renderHookForm(Field, way, empty);
      await autofillText(phone, '+447400123456');
      expect(form.getValues('phone')).toBe('+447400123456');
      await userEvent.clear(phone);
      expect(form.getValues('phone')).toBe(none);
    });

    it('are disabled with their form', async () => {
      const { phone, code } = await renderHookForm(Field, way, empty, {}, { disabled: true });
      expect(phone).toBeDisabled();
      expect(code).toBeDisabled();
    });
  },
);

describe.each(numberFields)('%s by register', (_, Field) => {
  it('is cleared by setValue and resetField, with an incomplete number', async () => {
    const { phone, form } = await renderHookForm(Field, 'register', { name: '', phone: null, code: '' });
    for (const empty of [
      () => form.setValue('phone', null),
      () => form.resetField('phone'),
      () => form.setValue('phone', ''),
    ]) {
      await typeText(phone, '201');
      empty();
      await expect.poll(() => phone.value).toBe('');
    }
  });
});

describe.each(numberFields)('%s with a new ref callback at each render', (_, Field) => {
  it('keeps an incomplete number', async () => {
    let rerender = () => {};
    function Caller() {
      const [value, setValue] = useState<string | null>(null);
      const [count, setCount] = useState(0);
      rerender = () => setCount(count + 1);
      return (
        <form>
          <Field
            labels={en.phoneField}
            defaultCountry="US"
            name="phone"
            value={value}
            onChange={setValue}
            inputRef={(input) => void input?.setAttribute('data-count', String(count))}
          />
        </form>
      );
    }
    const { container } = await render(
      <StrictMode>
        <Caller />
      </StrictMode>,
    );
    const input = found(container, 'input[type=tel]');
    for (const key of '201') {
      await typeText(input, key);
      rerender();
      await expect.poll(() => input.dataset.count).not.toBe(undefined);
    }
    expect(input.value.replace(/\D/g, '')).toBe('201');
    formOf(container).reset();
    await expect.poll(() => input.value).toBe('');
    await typeText(input, '20');
    rerender();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(input.value).toBe('20');
  });
});
