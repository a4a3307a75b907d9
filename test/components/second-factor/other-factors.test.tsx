import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorSettings } from '../../../src/components/second-factor/SecondFactorSettings.js';
import { faultyAdapter } from '../../../src/testing/index.js';
import { button, readable, renderKit, us } from '../../support/page/render-kit.js';

const off = 'Two-step verification will be off: signing in no longer asks for a code.';
const stillOn = 'Two-step verification stays on: authenticator app and passkey.';
const withFactor = (options: MemoryAdapterOptions) =>
  faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }], ...options }));
const question = () => page.getByRole('alertdialog');

describe('the last number of a user with other factors', () => {
  it.each([
    ['none', [], off],
    ['two', ['totp', 'passkey'], stillOn],
  ])('can stop being one, with its consequence: %s', async (_, otherFactors, consequence) => {
    await renderKit(<SecondFactorSettings />, { adapter: withFactor({ otherFactors }) });
    await userEvent.click(button(`Stop using ${readable[us]} for codes`));
    await expect.element(question()).toHaveAccessibleDescription(consequence);
    await userEvent.click(button('Stop using it'));
    const title = otherFactors.length > 0 ? stillOn : 'Two-step verification is off';
    await expect.element(page.getByText(title, { exact: true })).toBeVisible();
    await expect.element(button(otherFactors.length > 0 ? 'Add a number for codes' : 'Turn on')).toBeVisible();
  });

  it('can be removed, with its consequence', async () => {
    await renderKit(<PhoneNumbers />, { adapter: withFactor({ otherFactors: ['totp', 'passkey'] }) });
    await userEvent.click(button(`Remove ${readable[us]}`));
    await expect.element(question()).toHaveAccessibleDescription(new RegExp(stillOn));
  });

  it('can go although a second factor is required', async () => {
    const policy = { secondFactorRequired: true };
    await renderKit(<PhoneNumbers />, { adapter: withFactor({ otherFactors: ['totp'], policy }) });
    await expect.element(button(`Remove ${readable[us]}`)).not.toHaveAttribute('aria-disabled');
    await userEvent.click(button(`Stop using ${readable[us]} for codes`));
    await userEvent.click(button('Stop using it'));
    await expect.element(page.getByText('Two-step verification stays on: authenticator app.')).toBeVisible();
  });

  it('must stay if a second factor is required and there is no other', async () => {
    await renderKit(<PhoneNumbers />, { adapter: withFactor({ policy: { secondFactorRequired: true } }) });
    for (const name of [`Remove ${readable[us]}`, `Stop using ${readable[us]} for codes`])
      await expect.element(button(name)).toHaveAttribute('aria-disabled', 'true');
  });

  it('has a question that shows the consequences as of when it opens', async () => {
    const adapter = withFactor({});
    await renderKit(<SecondFactorSettings />, { adapter });
    await expect.element(button(`Stop using ${readable[us]} for codes`)).toBeVisible();
    adapter.otherFactors = ['totp', 'passkey'];
    await userEvent.click(button(`Stop using ${readable[us]} for codes`));
    await expect.element(question()).toHaveAccessibleDescription(stillOn);
  });

  it.each([
    ['removed', PhoneNumbers, `Remove ${readable[us]}`],
    ['stopped', SecondFactorSettings, `Stop using ${readable[us]} for codes`],
  ])('has a question that is updated when the list is refetched: %s', async (_, Screen, open) => {
    const adapter = withFactor({ otherFactors: ['totp', 'passkey'] });
    await renderKit(<Screen />, { adapter });
    await userEvent.click(button(open));
    await expect.element(question()).toHaveAccessibleDescription(new RegExp(stillOn));
    adapter.otherFactors = [];
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await expect.element(question()).toHaveAccessibleDescription(new RegExp(off));
  });
});
