import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { en } from '../../src/messages/en.js';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import { typeText } from '../support/page/enter-text.js';
import { itAgreesAtEveryMoment, renderInForm, nextTask, speak, type ChooseCountry } from './agreement.js';
import { found } from './fields.js';

const chooseCountry: ChooseCountry = async (container, country) => {
  const button = found<HTMLButtonElement>(container, '[data-part=country-button]');
  button.click();
  await nextTask();
  const option = container.querySelector<HTMLElement>(`[data-part=country-option][id$="-${country}"]`);
  if (option) option.click();
  else button.click();
};

describe('PhoneField', () => {
  itAgreesAtEveryMoment(PhoneField, chooseCountry);

  it.each([
    ['a number', '+12015550123'],
    ['no number', null],
    ['a number that cannot be read nationally', '+870773111632'],
  ])('submits its given value after server rendering for a German browser: %s', async (_, value) => {
    speak('de-DE');
    const reported = vi.fn();
    const field = (
      <StrictMode>
        <form>
          <PhoneField labels={en.phoneField} name="phone" value={value} onChange={reported} />
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
    await expect
      .poll(() => found<HTMLElement>(container, '[data-part=phone-field]').dataset.country)
      .toBe(value === null ? 'DE' : 'US');
    expect([found(container, '[name=phone]').value, found(container, 'input[type=tel]').value]).toEqual([
      value ?? '',
      text,
    ]);
    expect(reported).not.toHaveBeenCalled();
    expect(recovered).not.toHaveBeenCalled();
    root.unmount();
    container.remove();
  });

  it('keeps the country of an incomplete number, and uses a late default country for the next one', async () => {
    speak('en-US');
    const field = await renderInForm(PhoneField);
    await typeText(field.input, '201555');
    await field.limit({ defaultCountry: 'DE' });
    await typeText(field.input, '0123');
    expect([field.input.value, field.reported.value]).toEqual(['(201) 555-0123', '+12015550123']);
    field.input.select();
    await typeText(field.input, '015112345678');
    expect(field.reported.value).toBe('+4915112345678');
  });

  it('calls onChange when a number is no longer accepted, and when it is again', async () => {
    const field = await renderInForm(PhoneField);
    await field.give('+447400123456');
    await expect.poll(() => field.input.value).toBe('07400 123456');
    await field.limit({ countries: ['US', 'FR'] });
    await expect
      .poll(() => [field.input.value, field.reported.value, field.reported.problem])
      .toEqual(['07400 123456', null, 'unsupported_country']);
    await field.limit({ countries: undefined });
    await expect
      .poll(() => [field.input.value, field.reported.value, field.reported.problem])
      .toEqual(['07400 123456', '+447400123456', null]);
  });
});
