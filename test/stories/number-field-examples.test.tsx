import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { AcmePhoneField } from '../../stories/support/examples/fields/AcmePhoneField.js';
import { international, national } from '../../stories/support/examples/fields/format.js';
import { Settings } from '../../stories/support/examples/fields/in-the-kit.js';
import { ProfileForm } from '../../stories/support/examples/fields/profile-form.js';
import { button, codeField, numberField, renderKit, us } from '../support/page/render-kit.js';

// The samples of the two pages about number fields.

describe('the samples of "Your own number field"', () => {
  it('put MUI’s TextField into every form below the provider', async () => {
    await render(<Settings />);
    await userEvent.click(button('Add phone number'));
    await expect.element(numberField()).toHaveClass('MuiInputBase-input');
    await userEvent.type(numberField(), '+12015550123{Enter}');
    await expect.element(codeField()).toBeVisible();
  });
});

describe('the samples of "Coming from react-phone-number-input"', () => {
  it('keep a component with its classes, labels and flags', async () => {
    const { adapter } = await renderKit(<AddPhoneForm defaultCountry="US" phoneField={AcmePhoneField} />);
    expect(document.querySelector('.acme-phone .acme-input')).toBe(numberField().element());
    await expect.element(page.getByRole('combobox', { name: 'Land', exact: false })).toHaveValue('US');
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.poll(() => adapter.inbox.messages).toMatchObject([{ to: us }]);
  });

  it('have a form with a number, for React Hook Form', async () => {
    const onSave = vi.fn();
    await render(<ProfileForm onSave={(profile) => onSave(profile)} />);
    await userEvent.click(button('Save'));
    await expect.element(page.getByRole('alert')).toHaveTextContent('Enter a phone number.');
    await expect.element(numberField()).toHaveFocus();
    await userEvent.type(numberField(), '+1 201 555 0123');
    await userEvent.click(button('Save'));
    expect(onSave).toHaveBeenCalledWith({ phone: us });
  });

  it('write a number with the library', () => {
    expect([national(us), international(us)]).toEqual(['(201) 555-0123', '+1 201 555 0123']);
  });
});
