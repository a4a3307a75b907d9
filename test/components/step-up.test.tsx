import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { alert, button, gb, numberField, renderKit, rows, us } from '../support/page/render-kit.js';

const guarded = () => memoryAdapter({ phoneNumbers: [us, gb], stepUp: true });

async function askToRemove() {
  await userEvent.click(button('Remove +44 7400 123456'));
  await userEvent.click(button('Remove number'));
}

describe('a backend that asks for a step-up', () => {
  it('is satisfied once the person has proved who they are, and the removal goes on', async () => {
    const adapter = guarded();
    const onStepUp = vi.fn(async () => void adapter.confirmIdentity());
    await renderKit(<PhoneNumberList />, { adapter, onStepUp });
    await askToRemove();
    await expect.poll(() => rows().elements()).toHaveLength(1);
    expect(onStepUp).toHaveBeenCalledOnce();
    expect(adapter.calls.filter((call) => call === 'delete')).toHaveLength(2);
  });

  it('is left alone, quietly, where the person will not: the question stays, and can be answered again', async () => {
    const adapter = guarded();
    let isWilling = false;
    const onStepUp = () => (isWilling ? Promise.resolve(void adapter.confirmIdentity()) : Promise.reject(new Error('closed')));
    await renderKit(<PhoneNumberList />, { adapter, onStepUp });
    await askToRemove();
    await expect.element(button('Remove number')).not.toHaveAttribute('aria-busy');
    await expect.element(page.getByRole('alertdialog')).toBeVisible();
    expect(alert().elements()).toHaveLength(0);
    isWilling = true;
    await userEvent.click(button('Remove number'));
    await expect.poll(() => rows().elements()).toHaveLength(1);
  });

  it('says so where it refuses a second time', async () => {
    await renderKit(<PhoneNumberList />, { adapter: guarded(), onStepUp: async () => {} });
    await askToRemove();
    await expect.element(alert()).toHaveTextContent('Confirm that it is you, then try again.');
  });

  it('says so where the app has no way to ask', async () => {
    await renderKit(<PhoneNumberList />, { adapter: guarded() });
    await askToRemove();
    await expect.element(alert()).toHaveTextContent('Confirm that it is you, then try again.');
  });

  it('keeps the number that was typed, and adds it after', async () => {
    const adapter = guarded();
    let confirm = () => {};
    const onStepUp = () => new Promise<void>((resolve) => void (confirm = resolve));
    await renderKit(<PhoneNumbers defaultCountry="FR" />, { adapter, onStepUp });
    await userEvent.click(button('Add phone number'));
    await userEvent.type(numberField(), '0612345678');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Send code')).toHaveAttribute('aria-busy', 'true');
    await expect.element(numberField()).toHaveValue('06 12 34 56 78');
    adapter.confirmIdentity();
    confirm();
    await expect.element(page.getByText(/We sent a 6-digit code to \+33 6 12 34 56 78/)).toBeVisible();
  });
});
