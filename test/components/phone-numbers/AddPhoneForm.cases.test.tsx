import { describe, expect } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AddPhoneForm } from '../../../src/components/phone-numbers/AddPhoneForm.js';
import { itReadsEveryNumber } from '../../support/page/field-cases.js';
import { alert, numberField, renderKit } from '../../support/page/render-kit.js';

describe('AddPhoneForm', () => {
  itReadsEveryNumber(async (country) => {
    const { adapter } = await renderKit(<AddPhoneForm defaultCountry={country} />);
    const { create } = adapter;
    let sent: string | null = null;
    adapter.create = (input) => {
      sent = input.phoneNumber;
      return create(input);
    };
    const input = (await numberField().findElement()) as HTMLInputElement;
    return {
      input,
      /** The number that reaches the backend; null if the form shows an error instead. */
      result: async () => {
        input.focus();
        await userEvent.keyboard('{Enter}');
        await expect.poll(() => sent ?? alert().elements().length).not.toBe(0);
        return sent;
      },
    };
  });
});
