import fc from 'fast-check';
import { StrictMode, useDeferredValue, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { cleanup, render } from '@testing-library/react';
import type { CountryCode } from '../../src/core/e164.js';
import { readPhoneText } from '../../src/core/phone-text.js';
import { en } from '../../src/messages/en.js';
import { PhoneField, type PhoneFieldProps } from '../../src/primitives/PhoneField.js';
import { typeText } from '../support/page/enter-text.js';
import { found } from './fields.js';

type Limits = Pick<PhoneFieldProps, 'defaultCountry' | 'countries' | 'mobileOnly'>;

/** The field in a form, whose caller keeps its value; `isLate`: and hands it back a render later. */
async function renderInForm(isLate = false) {
  const told = { value: null as string | null | undefined, problem: null as string | null };
  let limits: Limits = {};
  let give = (_value: string | null | undefined) => {};
  let rerender = (_limits: Limits) => {};
  function Caller() {
    const [value, setValue] = useState<string | null | undefined>(null);
    const [current, setLimits] = useState<Limits>({});
    const deferred = useDeferredValue(value);
    told.value = value;
    give = setValue;
    rerender = setLimits;
    return (
      <form>
        <PhoneField
          {...current}
          name="phone"
          labels={en.phoneField}
          locale="en"
          value={isLate ? deferred : value}
          onChange={setValue}
          onProblem={(problem) => void (told.problem = problem)}
        />
      </form>
    );
  }
  const { container } = await render(<StrictMode><Caller /></StrictMode>);
  const input = found(container, 'input[type=tel]');
  const root = found<HTMLElement>(container, '[data-part=phone-field]');
  return {
    input,
    told,
    give: (value: string | null | undefined) => give(value),
    limit: (changed: Limits) => rerender((limits = { ...limits, ...changed })),
    reset: () => found<HTMLFormElement>(container, 'form').reset(),
    choose: async (country: CountryCode) => {
      const button = found<HTMLButtonElement>(container, '[data-part=country-button]');
      button.click();
      await settled();
      const option = container.querySelector<HTMLElement>(`[data-part=country-option][id$="-${country}"]`);
      if (option) option.click();
      else button.click();
    },
    expectAgreement: (after: string) => {
      const value = told.value || null;
      const posted = new FormData(found<HTMLFormElement>(container, 'form')).get('phone');
      expect(posted, `posted ${after}`).toBe(value ?? '');
      expect(told.problem === null, `the problem ${told.problem}, the value ${value} ${after}`).toBe(value !== null);
      expect(input.validity.customError, `validity ${after}`).toBe(value === null && input.value !== '');
      const country = root.dataset.country as CountryCode;
      const shown = readPhoneText(input.value, { country, countries: limits.countries, mobileOnly: limits.mobileOnly });
      expect(shown.e164, `${input.value} in ${country} ${after}`).toBe(value);
    },
  };
}

type Field = Awaited<ReturnType<typeof renderInForm>>;
const settled = () => new Promise((resolve) => setTimeout(resolve));
const countries = ['US', 'DE', 'GB', 'FR', 'ES', 'BS', 'CA'] as const;
const numbers = ['+12015550123', '+447400123456', '+33612345678', '+4915112345678', '+34612345678', '+12423591234', '+442079460018'];
const anyText = fc.constantFrom(...'0123456789', '+', ' ', '-', 'x', '00', '201555', '2015550123', '0044', '06 12 34 56 78', '07400123456', '015112345678', ...numbers);

/** Whatever a person, the app around or the browser does to the field. */
const anyStep = fc.oneof(
  { weight: 8, arbitrary: anyText.map((text) => [`insert ${text}`, ({ input }: Field) => act(input, 'insertText', text)] as const) },
  { weight: 3, arbitrary: fc.constantFrom('delete', 'forwardDelete').map((command) => [command, ({ input }: Field) => act(input, command)] as const) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(20), fc.nat(20)).map(([start, length]) => [`select ${start}, ${length}`, ({ input }: Field) => (input.focus(), input.setSelectionRange(start, start + length))] as const) },
  { weight: 2, arbitrary: fc.constant(['select all', ({ input }: Field) => (input.focus(), input.select())] as const) },
  { weight: 3, arbitrary: fc.constantFrom('undo', 'redo').map((what) => [what, ({ input }: Field) => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey: what === 'redo', bubbles: true, cancelable: true }))] as const) },
  { weight: 1, arbitrary: fc.constant(['blur', ({ input }: Field) => input.blur()] as const) },
  { weight: 1, arbitrary: fc.constant(['reset', (field: Field) => field.reset()] as const) },
  { weight: 3, arbitrary: fc.constantFrom(...countries).map((country) => [`choose ${country}`, (field: Field) => field.choose(country)] as const) },
  { weight: 3, arbitrary: fc.constantFrom(...numbers, null, '', undefined, '+1201', 'nonsense').map((value) => [`value ${value}`, (field: Field) => field.give(value)] as const) },
  { weight: 3, arbitrary: fc.constantFrom(undefined, ...countries).map((defaultCountry) => [`defaultCountry ${defaultCountry}`, (field: Field) => field.limit({ defaultCountry })] as const) },
  { weight: 2, arbitrary: fc.option(fc.subarray([...countries], { minLength: 1 }), { nil: undefined }).map((some) => [`countries ${some}`, (field: Field) => field.limit({ countries: some })] as const) },
  { weight: 1, arbitrary: fc.constantFrom(true, false).map((mobileOnly) => [`mobileOnly ${mobileOnly}`, (field: Field) => field.limit({ mobileOnly })] as const) },
  { weight: 2, arbitrary: fc.constantFrom('de-DE', 'en-GB', 'fr', 'es-ES', 'tlh', '*').map((language) => [`language ${language}`, () => speak(language)] as const) },
);

function act(input: HTMLInputElement, command: string, text?: string) {
  input.focus();
  document.execCommand(command, false, text);
}

function speak(language: string) {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue(language);
  dispatchEvent(new Event('languagechange'));
}

describe('PhoneField', () => {
  it.each([false, true])('shows, posts and tells the same number at every moment; its caller is late: %s', async (isLate) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 14 }), async (steps) => {
        speak('en-US');
        const field = await renderInForm(isLate);
        const done: string[] = [];
        for (const [what, take] of steps) {
          const before = { text: field.input.value, value: field.told.value };
          await take(field);
          await settled();
          done.push(what);
          // What is rendered for a change from outside is told in an effect, when the browser is ready.
          await vi.waitFor(() => field.expectAgreement(`after ${done.join('; ')}`), { interval: 5 });
          if (before.text !== '' && /^(defaultCountry|language)/.test(what)) {
            expect({ text: field.input.value, value: field.told.value }, done.join('; ')).toEqual(before);
          }
        }
        await cleanup();
      }),
      { numRuns: isLate ? 20 : 40 },
    );
  });

  it.each([
    ['a number', '+12015550123'],
    ['no number', null],
    ['a number that cannot be read nationally', '+870773111632'],
  ])('posts what it was given after it was rendered on a server for a browser that speaks German: %s', async (_, value) => {
    speak('de-DE');
    const told = vi.fn();
    const field = (
      <StrictMode>
        <form>
          <PhoneField labels={en.phoneField} name="phone" value={value} onChange={told} />
        </form>
      </StrictMode>
    );
    const container = document.createElement('div');
    container.innerHTML = renderToString(field);
    document.body.append(container);
    expect(found(container, '[name=phone]').value).toBe(value ?? '');
    const text = found(container, 'input[type=tel]').value;
    const recovered = vi.fn();
    const root = hydrateRoot(container, field, { onRecoverableError: recovered });
    await expect.poll(() => found<HTMLElement>(container, '[data-part=phone-field]').dataset.country).toBe(value === null ? 'DE' : 'US');
    expect([found(container, '[name=phone]').value, found(container, 'input[type=tel]').value]).toEqual([value ?? '', text]);
    expect(told).not.toHaveBeenCalled();
    expect(recovered).not.toHaveBeenCalled();
    root.unmount();
    container.remove();
  });

  it('keeps the country that a half-typed number was begun with, and takes the late one for the next', async () => {
    speak('en-US');
    const field = await renderInForm();
    await typeText(field.input, '201555');
    field.limit({ defaultCountry: 'DE' });
    await settled();
    await typeText(field.input, '0123');
    expect([field.input.value, field.told.value]).toEqual(['(201) 555-0123', '+12015550123']);
    field.input.select();
    await typeText(field.input, '015112345678');
    expect(field.told.value).toBe('+4915112345678');
  });

  it('tells its caller that a number is no longer taken, and that it is again', async () => {
    const field = await renderInForm();
    field.give('+447400123456');
    await expect.poll(() => field.input.value).toBe('07400 123456');
    field.limit({ countries: ['US', 'FR'] });
    await expect.poll(() => [field.input.value, field.told.value, field.told.problem]).toEqual(['07400 123456', null, 'unsupported_country']);
    field.limit({ countries: undefined });
    await expect.poll(() => [field.input.value, field.told.value, field.told.problem]).toEqual(['07400 123456', '+447400123456', null]);
  });
});
