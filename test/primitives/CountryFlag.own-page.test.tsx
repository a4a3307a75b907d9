import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { getPhoneCountries } from '../../src/core/e164.js';
import { PhoneField, type PhoneFieldProps } from '../../src/primitives/PhoneField.js';
import '../../src/styles/styles.css';
import { aWhile, renderKit } from '../support/page/render-kit.js';
import { found, phoneLabels, renderPhoneField } from './fields.js';

// In the order of a page's life, since a loaded image stays. Systems that render emoji flags and failing downloads are
// tested in test/package/flags.test.ts.

const flags = (part = 'country-button') => [
  ...document.querySelectorAll<HTMLElement>(`[data-part=${part}] [data-part=country-flag]`),
];
const kinds = (part?: string) => [...new Set(flags(part).map(({ dataset }) => dataset.kind))];

describe('a flag', () => {
  it('is the country’s code, as wide as its picture, until the picture is loaded', async () => {
    const { container } = await renderPhoneField({ flags: 'pictures', defaultCountry: 'DE' });
    const [flag] = flags();
    const places = () =>
      [...container.querySelectorAll('*')]
        .filter((element) => !element.closest('svg'))
        .map((element) => JSON.stringify(element.getBoundingClientRect()));
    expect([flag?.dataset.kind, flag?.textContent]).toEqual(['code', 'DE']);
    const before = places();
    await expect.poll(() => kinds()).toEqual(['picture']);
    expect(places()).toEqual(before);
    expect(flag?.textContent).toBe('');
    const [picture, space] = [flag?.firstElementChild, flag].map((element) => element?.getBoundingClientRect());
    expect([picture?.width, picture?.height].map((size) => Math.round(size ?? 0))).toEqual(
      [space?.width, space?.height].map((size) => Math.round(size ?? 0)),
    );
  });

  it('has the same width however it is drawn', async () => {
    const { change } = await renderPhoneField({ flags: 'pictures' });
    const widths = [flags()[0]?.offsetWidth];
    for (const locale of ['emoji', 'pictures'] as const) {
      await change({ flags: locale, value: '+4915123456789' });
      widths.push(flags()[0]?.offsetWidth);
    }
    expect(new Set(widths).size).toBe(1);
  });

  it('uses the system’s font on request', async () => {
    await renderPhoneField({ flags: 'emoji', defaultCountry: 'GB' });
    expect(flags().map(({ textContent }) => textContent)).toEqual(['🇬🇧']);
    await userEvent.click(page.getByRole('button'));
    await expect.poll(() => kinds('country-options')).toEqual(['emoji']);
  });

  it('is not rendered if flags are off, in the button and in the list', async () => {
    await renderPhoneField({ flags: 'none' });
    await userEvent.click(page.getByRole('button'));
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    expect([...flags(), ...flags('country-options')]).toEqual([]);
    await expect.element(page.getByRole('option', { name: /France/ })).toHaveTextContent('France +33');
  });

  it('is a picture for each country', async () => {
    await renderPhoneField({ flags: 'pictures' });
    await userEvent.click(page.getByRole('button'));
    await expect.poll(() => kinds('country-options')).toEqual(['picture']);
    expect(flags('country-options')).toHaveLength(getPhoneCountries().length);
  });

  it('is hidden from assistive technology: the country is named beside it', async () => {
    await renderPhoneField({ flags: 'pictures', defaultCountry: 'DE' });
    await expect.poll(() => kinds()).toEqual(['picture']);
    await expect.element(page.getByRole('button')).toHaveAccessibleName('Country: Germany (+49)');
    expect(flags()[0]).toHaveAttribute('aria-hidden', 'true');
    expect(found<HTMLElement>(document, '[data-part=country-flag]').querySelector('title')).toBe(null);
  });

  it('is passed on by a form', async () => {
    await renderKit(<AddPhoneForm flags="none" />);
    await expect.element(page.getByRole('textbox')).toBeVisible();
    expect(flags()).toEqual([]);
  });
});

describe('a flag rendered on a server', () => {
  const draw = (flags: PhoneFieldProps['flags']) => (
    <StrictMode>
      <PhoneField value={null} onChange={() => {}} labels={phoneLabels} locale="en" defaultCountry="FR" flags={flags} />
    </StrictMode>
  );

  it.each([
    [undefined, 'FR'],
    ['pictures', 'FR'],
    ['emoji', '🇫🇷'],
    ['none', undefined],
  ] as const)('hydrates without a mismatch: flags %s', async (flags, drawn) => {
    const { error } = console;
    console.error = () => {}; // React 18 warns about layout effects when a tab renders for a server
    const html = renderToString(draw(flags));
    console.error = error;
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = html;
    expect(container.querySelector('[data-part=country-flag]')?.textContent).toBe(drawn);
    const mended: unknown[] = [];
    const root = hydrateRoot(container, draw(flags), { onRecoverableError: (error) => void mended.push(error) });
    await aWhile();
    expect(mended).toEqual([]);
    root.unmount();
    container.remove();
  });
});
