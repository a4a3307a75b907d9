import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { VerifyPhoneForm } from '../../src/components/verification/VerifyPhoneForm.js';
import { en } from '../../src/messages/en.js';
import { CodeField } from '../../src/primitives/CodeField.js';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import '../../src/styles/styles.css';
import { found } from '../primitives/fields.js';
import { renderKit, us } from '../support/page/render-kit.js';

const widths = [280, 320, 375, 390];

/** The elements that reach out of their box, except what is clipped on purpose. */
function tooWide(box: HTMLElement): string[] {
  const { left, right } = box.getBoundingClientRect();
  return [...box.querySelectorAll('*:not([data-part=code-clip] *)')].flatMap((element) => {
    const rect = element.getBoundingClientRect();
    const name = element.getAttribute('data-part') ?? element.tagName;
    return rect.left < left - 1 || rect.right > right + 1 ? [`${name}: ${rect.width} px`] : [];
  });
}

/** As the kit's panels are inside a row of a page with margins. */
function inBox(width: number, content: React.ReactNode) {
  return (
    <div data-testid="box" style={{ width }}>
      <div data-scope="phonekit" data-part="panel">
        {content}
      </div>
    </div>
  );
}

const box = () => found<HTMLElement>(document, '[data-testid=box]');

describe.each(widths)('in a box of %i px', (width) => {
  it.each([6, 8])('a code field of %i digits fits', (length) => {
    render(inBox(width, <CodeField value="12" onChange={() => {}} length={length} labels={en.codeField} />));
    expect(tooWide(box())).toEqual([]);
  });

  it('a phone field fits', () => {
    render(inBox(width, <PhoneField value={us} onChange={() => {}} labels={en.phoneField} defaultCountry="US" />));
    expect(tooWide(box())).toEqual([]);
  });

  it('the form to add a number fits', async () => {
    await renderKit(inBox(width, <AddPhoneForm onCancel={() => {}} />));
    await expect.element(page.getByRole('form')).toBeVisible();
    expect(tooWide(box())).toEqual([]);
  });

  it('the form to verify a number fits', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
    const id = (await adapter.list({}))[0]?.id ?? '';
    await adapter.prepareVerification({ id });
    await renderKit(inBox(width, <VerifyPhoneForm id={id} onCancel={() => {}} />), { adapter });
    await expect.element(page.getByRole('textbox')).toBeVisible();
    expect(tooWide(box())).toEqual([]);
  });
});
