import { renderToString } from 'react-dom/server';
import { hydrateRoot } from 'react-dom/client';
import { Profiler, StrictMode, startTransition, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import {
  autofillText,
  composeText,
  pasteText,
  preparePaste,
  typeAtOnce,
  typeText,
} from '../support/page/enter-text.js';
import { aPlainReading, fastest } from '../support/fastest.js';
import '../../src/styles/styles.css';
import { found, phoneLabels, renderPhoneField } from './fields.js';

const undo = () => userEvent.keyboard('{Control>}z{/Control}');
const redo = () => userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');

describe('PhoneField, while typing', () => {
  it('loses no digit of fast keys, in 50 of 50 runs', async () => {
    const { input, reported, change } = await renderPhoneField();
    let right = 0;
    for (let time = 0; time < 50; time += 1) {
      await change({ key: String(time) });
      await typeAtOnce(found(document, 'input[type=tel]'), '2015550123');
      await expect.poll(() => reported.value).toBe('+12015550123');
      right += 1;
    }
    expect(right).toBe(50);
    expect(input.isConnected).toBe(false);
  });

  it('commits once per key, without layout shifts', async () => {
    const commits = vi.fn();
    const { input, root, reported } = await renderPhoneField({}, (field) => (
      <Profiler id="field" onRender={commits}>
        {field}
      </Profiler>
    ));
    const places = () =>
      [...root().querySelectorAll('*')].map((element) => JSON.stringify(element.getBoundingClientRect()));
    const before = places();
    const field = JSON.stringify(root().getBoundingClientRect());
    input.focus();
    for (const key of '2015550123') {
      commits.mockClear();
      await userEvent.keyboard(key);
      expect(commits, `at ${key}`).toHaveBeenCalledTimes(1);
      expect(places()).toEqual(before);
    }
    input.select();
    for (const key of '+447400123456') {
      commits.mockClear();
      await userEvent.keyboard(key);
      expect(commits, `at ${key}`).toHaveBeenCalledTimes(1);
    }
    expect(reported.value).toBe('+447400123456');
    expect(JSON.stringify(root().getBoundingClientRect())).toBe(field);
  });

  it('formats the digits as they are typed', async () => {
    const { input } = await renderPhoneField();
    await typeText(input, '2015550123');
    expect(input.value).toBe('(201) 555-0123');
  });

  it('keeps the caret when a digit is inserted, deleted or overwritten', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '2015550123');
    input.setSelectionRange(7, 7);
    await userEvent.keyboard('9');
    expect([input.value, input.selectionStart]).toEqual(['20159550123', 5]);
    await userEvent.keyboard('{Backspace}');
    expect([input.value, input.selectionStart]).toEqual(['(201) 555-0123', 7]);
    input.setSelectionRange(9, 10);
    await userEvent.keyboard('{Delete}{ArrowLeft}{Delete}');
    expect(reported.value).toBe(null);
    input.setSelectionRange(1, 3);
    await userEvent.keyboard('3');
    expect([input.value, input.selectionStart]).toEqual(['(315) 501-23', 2]);
  });

  it('deletes a digit with each Backspace and Delete, across automatic separators', async () => {
    const { input } = await renderPhoneField();
    await typeText(input, '2015');
    input.setSelectionRange(6, 6);
    await userEvent.keyboard('{Backspace}');
    expect([input.value, input.selectionStart]).toEqual(['(205)', 3]);
    await userEvent.keyboard('{Home}{Delete}');
    expect(input.value).toBe('05');
  });

  it('does not change the text during a composition', async () => {
    const { input, reported } = await renderPhoneField();
    const shown: string[] = [];
    input.addEventListener('input', () => shown.push(input.value));
    await composeText(input, '2015550123');
    expect(reported.value).toBe('+12015550123');
    expect(shown.slice(0, 10)).toEqual([
      '2',
      '20',
      '201',
      '2015',
      '20155',
      '201555',
      '2015550',
      '20155501',
      '201555012',
      '2015550123',
    ]);
    expect(input.value).toBe('(201) 555-0123');
  });

  it('supports a composition in the middle of a number', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '2010123');
    input.setSelectionRange(5, 5);
    await composeText(input, '555');
    expect(reported.value).toBe('+12015550123');
    expect(input.selectionStart).toBe('(201) 555'.length);
  });

  it('restores the selection that a rejected text replaced', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '2015550123');
    input.select();
    await pasteText(input, 'hello');
    expect([input.value, reported.value]).toEqual(['(201) 555-0123', '+12015550123']);
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 14]);
  });
});

describe('PhoneField, undo and redo', () => {
  it('undoes and redoes a run of typing, a paste and its own formatting', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '2015550123');
    input.select();
    await pasteText(input, '+44 7400 123456');
    expect(reported.value).toBe('+447400123456');
    await undo();
    expect([input.value, reported.value, input.selectionEnd]).toEqual(['(201) 555-0123', '+12015550123', 14]);
    await undo();
    expect([input.value, reported.value]).toEqual(['', null]);
    await redo();
    expect([input.value, reported.value]).toEqual(['(201) 555-0123', '+12015550123']);
    await redo();
    expect(reported.value).toBe('+447400123456');
  });

  it('supports undo in the browser’s menu', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '201555');
    await pasteText(input, '0123');
    const fromMenu = new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true });
    expect(input.dispatchEvent(fromMenu)).toBe(false);
    await expect.poll(() => [input.value, reported.value]).toEqual(['(201) 555', null]);
  });

  it('undoes a deletion separately from the typing before it', async () => {
    const { input } = await renderPhoneField();
    await typeText(input, '201555');
    await userEvent.keyboard('{Backspace}{Backspace}');
    await undo();
    await undo();
    expect(input.value).toBe('(201) 555');
  });

  it('does nothing while it is read-only', async () => {
    const { input, change } = await renderPhoneField();
    await typeText(input, '201');
    await change({ readOnly: true });
    await undo();
    expect(input.value).toBe('(201)');
  });
});

describe('PhoneField, on a megabyte of text', () => {
  const megabytes = {
    digits: '1'.repeat(1_000_000),
    letters: 'x'.repeat(1_000_000),
    otherDigits: '٣'.repeat(1_000_000),
    separators: '-( '.repeat(333_333),
  };

  it.each(Object.entries(megabytes))('rejects a paste of %s at once and keeps working', async (_what, text) => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '201');
    const paste = preparePaste(input, text);
    expect(fastest(() => paste() && document.execCommand('insertText', false, text))).toBeLessThan(aPlainReading());
    await typeText(input, '5550123');
    expect(reported.value).toBe('+12015550123');
  });

  it('rejects one that is dropped or filled in', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '201');
    await autofillText(input, megabytes.digits);
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', megabytes.digits);
    expect(input.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))).toBe(false);
    expect(input.value).toBe('(201)');
    await typeText(input, '5550123');
    expect(reported.value).toBe('+12015550123');
  });
});

describe('PhoneField, and its caller', () => {
  it('calls onProblem once for each change', async () => {
    const onProblem = vi.fn();
    const onHint = vi.fn();
    const { input } = await renderPhoneField({ onProblem, onHint });
    expect(onProblem.mock.lastCall).toEqual(['empty']);
    onProblem.mockClear();
    await typeText(input, '20155501239');
    expect(onProblem.mock.calls).toEqual([['too_short'], [null], ['too_long']]);
    input.select();
    await typeText(input, '+442079460958');
    expect(onHint.mock.calls).toEqual([['maybe_not_mobile']]);
    await userEvent.keyboard('{Backspace}');
    expect(onHint.mock.lastCall).toEqual([null]);
  });

  it('shows its value, and follows a value that is set from outside', async () => {
    const { input, root, change } = await renderPhoneField({ value: '+447400123456' });
    expect([input.value, root().dataset.country]).toEqual(['07400 123456', 'GB']);
    await change({ value: '+12015550123' });
    expect([input.value, root().dataset.country]).toEqual(['(201) 555-0123', 'US']);
    await change({ value: null });
    expect(input.value).toBe('');
  });

  it('keeps an incomplete number while its value stays null, and clears it by key', async () => {
    const { input, change } = await renderPhoneField();
    await typeText(input, '201');
    await change({ required: true });
    expect(input.value).toBe('(201)');
    await change({ key: 'new' });
    expect(found(document, 'input[type=tel]').value).toBe('');
  });

  it('loses no digit if the caller updates its state late', async () => {
    function Late() {
      const [value, setValue] = useState<string | null>(null);
      return (
        <PhoneField
          labels={phoneLabels}
          defaultCountry="US"
          value={value}
          onChange={(next) => startTransition(() => setValue(next))}
        />
      );
    }
    const { container } = render(<Late />);
    const input = found(container, 'input[type=tel]');
    await typeAtOnce(input, '+12015550123');
    await expect.poll(() => input.value).toBe('+1 201 555 0123');
    await typeAtOnce(input, '4');
    await expect.poll(() => input.value).toBe('+1 20155501234');
  });

  it('works with react-hook-form', async () => {
    const submitted = vi.fn();
    function Form() {
      const { control, handleSubmit, reset, formState } = useForm<{ phone: string | null }>({
        defaultValues: { phone: null },
        mode: 'onTouched',
      });
      return (
        <form onSubmit={handleSubmit(submitted)}>
          <Controller
            control={control}
            name="phone"
            rules={{ required: true }}
            render={({ field: { ref, ...field }, fieldState }) => (
              <PhoneField
                {...field}
                inputRef={ref}
                defaultCountry="US"
                labels={phoneLabels}
                invalid={fieldState.invalid}
              />
            )}
          />
          <button type="submit">Send</button>
          <button type="button" onClick={() => reset()}>
            Reset
          </button>
          {formState.isDirty && 'changed'}
        </form>
      );
    }
    const { container } = render(<Form />);
    const input = found(container, 'input[type=tel]');
    await userEvent.click(page.getByText('Send'));
    expect(document.activeElement, 'the invalid field has the focus').toBe(input);
    expect(input).toHaveAttribute('aria-invalid', 'true');
    await typeText(input, '2015550123');
    expect(input).not.toHaveAttribute('aria-invalid');
    await userEvent.keyboard('{Enter}');
    expect(submitted.mock.lastCall?.[0]).toEqual({ phone: '+12015550123' });
    await userEvent.click(page.getByText('Reset'));
    expect(input.value).toBe('');
    await expect.element(page.getByText('changed')).not.toBeInTheDocument();
  });

  it('submits the number in E.164 form', async () => {
    const { input, container } = await renderPhoneField({ name: 'phone' }, (field) => <form>{field}</form>);
    await typeText(input, '2015550123');
    expect([...new FormData(found<HTMLFormElement>(container, 'form'))]).toEqual([['phone', '+12015550123']]);
  });

  it('formats the text on blur without calling onChange', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '201.555.0123 ext. 5');
    expect(input.value).toBe('201.555.0123 ext. 5');
    const count = reported.values.length;
    await userEvent.tab();
    expect(input.value).toBe('(201) 555-0123');
    expect(reported.values).toHaveLength(count);
  });

  it('leaves an invalid text unchanged on blur', async () => {
    const { input } = await renderPhoneField();
    await typeText(input, '201.55');
    await userEvent.tab();
    expect(input.value).toBe('201.55');
  });
});

describe('PhoneField, accessibility and environments', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('has a label, a placeholder of the country, and what browsers need to fill it in', async () => {
    const { input } = await renderPhoneField({
      defaultCountry: 'GB',
      id: 'phone',
      required: true,
      'aria-describedby': 'why',
    });
    expect(page.getByLabelText('Phone number').element()).toBe(input);
    expect(input).toHaveAttribute('type', 'tel');
    expect(input).toHaveAttribute('autocomplete', 'tel');
    expect(input).toHaveAttribute('inputmode', 'tel');
    expect(input).toHaveAttribute('dir', 'ltr');
    expect(input).toHaveAttribute('placeholder', '07400 123456');
    expect(input).toHaveAttribute('aria-describedby', 'why');
    expect(input).toBeRequired();
    expect(input.id).toBe('phone');
  });

  it('starts in the region of the browser’s language', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de');
    const { root } = await renderPhoneField({ defaultCountry: undefined });
    expect(root().dataset.country).toBe('DE');
  });

  it('starts with an accepted country', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-CH');
    const { root } = await renderPhoneField({
      defaultCountry: undefined,
      countries: ['FR', 'GB'],
      preferredCountries: ['GB'],
    });
    expect(root().dataset.country).toBe('GB');
  });

  it('renders on a server and hydrates without a warning', async () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de');
    const field = (
      <StrictMode>
        <PhoneField labels={phoneLabels} value={null} onChange={() => {}} />
      </StrictMode>
    );
    const container = document.createElement('div');
    container.innerHTML = renderToString(field);
    document.body.append(container);
    expect(found<HTMLElement>(container, '[data-part=phone-field]').dataset.country).toBe('US');
    const recovered = vi.fn();
    const root = hydrateRoot(container, field, { onRecoverableError: recovered });
    await expect.poll(() => found<HTMLElement>(container, '[data-part=phone-field]').dataset.country).toBe('DE');
    expect(recovered).not.toHaveBeenCalled();
    root.unmount();
    container.remove();
  });
});
