import { render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { en } from '../../src/messages/en.js';
import { CodeField } from '../../src/primitives/CodeField.js';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import '../../src/styles/styles.css';
import { renderCodeField, renderPhoneField } from '../primitives/fields.js';

const fontSizes = () =>
  [...document.querySelectorAll('input')].map((input) => parseFloat(getComputedStyle(input).fontSize));

describe('the inputs', () => {
  afterEach(() => document.documentElement.style.removeProperty('font-size'));

  const renderInputs = async () => {
    render(
      <>
        <PhoneField value={null} onChange={() => {}} labels={en.phoneField} />
        <CodeField value="" onChange={() => {}} labels={en.codeField} />
        <input data-scope="phonekit" data-part="backup-code-input" />
        <input data-scope="phonekit" data-part="number-input" />
      </>,
    );
    await userEvent.click(page.getByRole('button'));
    await expect.element(page.getByRole('combobox')).toHaveFocus();
  };

  it('have text of at least 16 px, so that iOS does not zoom in', async () => {
    document.documentElement.style.fontSize = '12px';
    await renderInputs();
    expect(fontSizes()).toEqual([16, 16, 16, 16, 16]);
  });

  it('have larger text if the user prefers larger text', async () => {
    document.documentElement.style.fontSize = '24px';
    await renderInputs();
    expect(fontSizes()).toEqual([24, 24, 24, 24, 24]);
  });
});

describe('the country button', () => {
  it('has focus after a second press', async () => {
    const { getByRole } = await renderPhoneField();
    const button = getByRole('button');
    await userEvent.click(button);
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    await userEvent.click(button);
    await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
    await expect.element(button).toHaveFocus();
  });
});

describe('the number field', () => {
  it('has a focus ring, unless its list of countries has the focus, in which the search has one', async () => {
    const { getByRole, container, input } = await renderPhoneField();
    const [control] = container.querySelectorAll('[data-part=phone-control]');
    const ring = (element: Element | undefined) => element && getComputedStyle(element).outlineStyle;
    await userEvent.click(input);
    await expect.poll(() => ring(control)).toBe('solid');
    await userEvent.click(getByRole('button'));
    const search = page.getByRole('combobox');
    await expect.element(search).toHaveFocus();
    expect([ring(control), ring(search.element())]).toEqual(['none', 'solid']);
  });
});

describe('the slots of a whole, selected code', () => {
  it.each([0, 3, 5])('select the digit of slot %i when it is pressed', async (index) => {
    const { input } = await renderCodeField({ value: '123456' });
    input.focus();
    input.select();
    const slot = document.querySelectorAll('[data-part=code-slot]')[index]?.getBoundingClientRect();
    await userEvent.click(input, {
      position: { x: (slot?.left ?? 0) + 5 - input.getBoundingClientRect().left, y: 10 },
    });
    await expect.poll(() => [input.selectionStart, input.selectionEnd]).toEqual([index, index + 1]);
  });
});
