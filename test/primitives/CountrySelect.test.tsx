import axe from 'axe-core';
import { createPortal } from 'react-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { getPhoneCountries } from '../../src/core/e164.js';
import { pasteText, typeText } from '../support/page/enter-text.js';
import { found, renderPhoneField, type PhoneFieldChange } from './fields.js';

const options = () => [...document.querySelectorAll<HTMLElement>('[role=option]')];
const optionTexts = () => options().map(({ textContent }) => textContent?.replace(/^\P{L}+/u, ''));
const search = () => page.getByRole('combobox');

async function openList(props: PhoneFieldChange = {}) {
  const field = await renderPhoneField(props);
  const button = field.getByRole('button');
  await userEvent.click(button);
  await expect.element(search()).toHaveFocus();
  return { ...field, button };
}

describe('the country button', () => {
  it('is named by its label and the selected country', async () => {
    const { getByRole, change } = await renderPhoneField();
    await expect.element(getByRole('button')).toHaveAccessibleName('Country: United States (+1)');
    await change({ locale: 'de', value: '+4915123456789' });
    await expect.element(getByRole('button')).toHaveAccessibleName('Country: Deutschland (+49)');
  });

  it('renders no options until it is pressed', async () => {
    const { of } = Intl.DisplayNames.prototype;
    const named = vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation(function (
      this: Intl.DisplayNames,
      code,
    ) {
      return of.call(this, code);
    });
    await renderPhoneField();
    expect(new Set(named.mock.calls.flat())).toEqual(new Set(['US']));
    expect(document.querySelectorAll('[role=option], [role=listbox], [data-part=country-popover]')).toHaveLength(0);
  });

  it('is disabled if there is one country or the field is read-only or disabled', async () => {
    const { getByRole, change } = await renderPhoneField({ countries: ['US'] });
    await expect.element(getByRole('button')).toBeDisabled();
    await change({ countries: ['US', 'CA'] });
    await expect.element(getByRole('button')).toBeEnabled();
    await change({ countries: undefined, readOnly: true });
    await expect.element(getByRole('button')).toBeDisabled();
  });

  it.each(['{ArrowDown}', '{ArrowUp}', '{Enter}', ' '])('opens by %s', async (key) => {
    const { getByRole } = await renderPhoneField();
    found<HTMLButtonElement>(document, 'button').focus();
    await userEvent.keyboard(key);
    await expect.element(search()).toHaveFocus();
    await expect.element(getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  });

  it('opens with the typed text in its search', async () => {
    const { root } = await renderPhoneField();
    found<HTMLButtonElement>(document, 'button').focus();
    await userEvent.keyboard('fra{Enter}');
    expect(root().dataset.country).toBe('FR');
  });

  it('closes the list', async () => {
    const { button } = await openList();
    await userEvent.click(button);
    await expect.element(search()).not.toBeInTheDocument();
  });
});

describe('the list of countries', () => {
  it('lists every country by name, with the selected one active', async () => {
    await openList({ defaultCountry: 'GB' });
    expect(options()).toHaveLength(getPhoneCountries().length);
    expect(optionTexts().slice(0, 3)).toEqual(['Afghanistan +93', 'Åland Islands +358', 'Albania +355']);
    const active = document.getElementById(search().element().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toContain('United Kingdom');
    expect(active).toHaveAttribute('aria-selected', 'true');
    expect(active).toHaveAttribute('data-active');
    expect(document.querySelectorAll('[data-active]')).toHaveLength(1);
  });

  it('lists the accepted countries, the preferred ones first', async () => {
    await openList({ countries: ['GB', 'US', 'FR', 'DE'], preferredCountries: ['US', 'DE', 'JP'] });
    expect(optionTexts()).toEqual(['United States +1', 'Germany +49', 'France +33', 'United Kingdom +44']);
    expect(options().map((option) => option.hasAttribute('data-preferred'))).toEqual([true, true, false, false]);
  });

  it('names and orders the countries in the user’s language', async () => {
    await openList({ locale: 'de' });
    expect(optionTexts().slice(0, 3)).toEqual(['Afghanistan +93', 'Ägypten +20', 'Ålandinseln +358']);
  });

  it.each([
    ['usa', 'en', 'US'],
    ['deutschland', 'en', 'DE'],
    ['ألمانيا', 'ar', 'DE'],
    ['+49', 'en', 'DE'],
    ['cote', 'en', 'CI'],
    ['日本', 'en', 'JP'],
  ])('finds %s in %s: %s', async (query, locale, country) => {
    const { root } = await openList({ locale, defaultCountry: country === 'US' ? 'GB' : 'US' });
    await pasteText(found(document, '[role=combobox]'), query);
    await userEvent.keyboard('{Enter}');
    expect(root().dataset.country).toBe(country);
  });

  it('announces how many countries it found', async () => {
    const { getByRole } = await openList();
    await userEvent.keyboard('+49');
    await expect.element(getByRole('status')).toHaveTextContent('1 found');
    await userEvent.keyboard(' nowhere');
    await expect.element(getByRole('status')).toHaveTextContent('No country found');
    expect(options()).toHaveLength(0);
    await userEvent.keyboard('{Enter}');
    await expect.element(search()).toHaveFocus();
  });

  it('is navigated with arrow and page keys, which wrap around', async () => {
    const { root } = await openList({ countries: ['DE', 'FR', 'GB', 'US'] });
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(root().dataset.country).toBe('FR');
    await userEvent.click(page.getByRole('button'));
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}');
    expect(root().dataset.country).toBe('GB');
    await userEvent.click(page.getByRole('button'));
    await userEvent.keyboard('{PageUp}{Enter}');
    expect(root().dataset.country).toBe('FR');
  });

  it('scrolls the active country into view', async () => {
    await openList();
    const list = found<HTMLElement>(document, '[role=listbox]');
    list.style.cssText = 'overflow: auto; height: 100px';
    await userEvent.keyboard('{PageDown}{PageDown}');
    const [option, box] = [found<HTMLElement>(document, '[role=option][data-active]'), list].map((element) =>
      element.getBoundingClientRect(),
    );
    expect(option?.top).toBeGreaterThanOrEqual(box?.top ?? NaN);
    expect(option?.bottom).toBeLessThanOrEqual((box?.bottom ?? NaN) + 1);
  });

  it('focuses the number when a country is chosen, and reads its digits again', async () => {
    const { input, reported } = await renderPhoneField();
    await typeText(input, '07400123456');
    expect(reported.value).toBe(null);
    await userEvent.click(page.getByRole('button'));
    await userEvent.keyboard('gb');
    await userEvent.click(page.getByRole('option', { name: /United Kingdom/ }));
    expect(document.activeElement).toBe(input);
    expect([input.value, reported.value]).toEqual(['07400 123456', '+447400123456']);
  });

  it('does not submit the form around it', async () => {
    const submitted = vi.fn((event: Event) => event.preventDefault());
    const { container } = await renderPhoneField({}, (field) => <form>{field}</form>);
    found<HTMLFormElement>(container, 'form').addEventListener('submit', submitted);
    await userEvent.click(page.getByRole('button'));
    await userEvent.keyboard('fr{Enter}');
    expect(submitted).not.toHaveBeenCalled();
  });

  it('closes on Escape, returning focus to its button, and on blur', async () => {
    const { button } = await openList();
    await userEvent.keyboard('{Escape}');
    await expect.element(button).toHaveFocus();
    await userEvent.click(button);
    await userEvent.tab();
    await expect.element(search()).not.toBeInTheDocument();
    expect(document.activeElement).toHaveAttribute('type', 'tel');
    await userEvent.click(button);
    await expect.element(search()).toHaveFocus();
    await userEvent.click(document.body, { position: { x: 380, y: 2 } });
    await expect.element(search()).not.toBeInTheDocument();
  });

  it('calls onBlur only when the focus leaves the whole field', async () => {
    const onBlur = vi.fn();
    const { input } = await renderPhoneField({ onBlur });
    input.focus();
    await userEvent.click(page.getByRole('button'));
    await userEvent.keyboard('fr{Enter}');
    expect(onBlur).not.toHaveBeenCalled();
    await userEvent.tab();
    expect(onBlur).toHaveBeenCalledOnce();
  });

  it('closes without the dialog around it', async () => {
    await renderPhoneField({}, (field) => <dialog ref={showModal}>{field}</dialog>);
    await userEvent.click(page.getByRole('button'));
    await userEvent.keyboard('{Escape}');
    await expect.element(search()).not.toBeInTheDocument();
    expect(found<HTMLDialogElement>(document, 'dialog').open).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(found<HTMLDialogElement>(document, 'dialog').open).toBe(false);
  });

  it('works in a shadow root', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const shadow = host.attachShadow({ mode: 'open' });
    // Queries run in the shadow root, which `container` does not contain.
    await renderPhoneField({}, (field) => (
      <>
        {createPortal(field, shadow)}
        <input type="tel" hidden />
      </>
    ));
    found<HTMLButtonElement>(shadow, 'button').click();
    await expect.poll(() => shadow.activeElement?.getAttribute('role')).toBe('combobox');
    await userEvent.keyboard('deut{Enter}');
    expect(found<HTMLElement>(shadow, '[data-part=phone-field]').dataset.country).toBe('DE');
    expect(shadow.activeElement).toHaveAttribute('type', 'tel');
    await userEvent.keyboard('015123456789');
    expect(found(shadow, '[data-part=phone-input]').value).toBe('01512 3456789');
    host.remove();
  });
});

function showModal(dialog: HTMLDialogElement | null) {
  if (dialog && !dialog.open) dialog.showModal();
}

describe('PhoneField, open and closed', () => {
  afterEach(() => void (document.documentElement.dir = ''));

  it.each(['ltr', 'rtl'])('has no axe violations, %s', async (dir) => {
    document.documentElement.dir = dir;
    await openList({ locale: dir === 'rtl' ? 'ar' : 'en' });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('stays within 280 pixels', async () => {
    const { container } = await openList();
    container.style.width = '280px';
    expect(container.scrollWidth).toBeLessThanOrEqual(280);
  });
});
