import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { aWhile, button, codeField, codeOf, later, readable, renderKit, us } from '../support/page/render-kit.js';

const name = readable[us];

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('a verification that is interrupted by a reload', () => {
  /** Leaves the page three seconds after its code was sent. The next page has a cache of its own. */
  async function reloadAfterSend() {
    const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
    const { unmount } = await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(button(`Verify ${name}`));
    await expect.element(page.getByText(`We sent a 6-digit code to ${name}.`)).toBeVisible();
    expect(adapter.inbox.messages).toHaveLength(1);
    await expect.element(button('Resend in 30 sec')).toBeVisible();
    later(3);
    await unmount();
    return adapter;
  }

  it('resumes with the remaining wait, without taking focus', async () => {
    const adapter = await reloadAfterSend();
    await renderKit(
      <>
        <input aria-label="Search" autoFocus />
        <PhoneNumberList />
      </>,
      { adapter },
    );
    await expect.element(page.getByText(`We sent a 6-digit code to ${name}.`)).toBeVisible();
    await expect.element(button('Resend in 27 sec')).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: 'Search' })).toHaveFocus();
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(page.getByText(`${name} is verified.`)).toBeInTheDocument();
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('never takes focus from elsewhere, not even when its code expires', async () => {
    const adapter = await reloadAfterSend();
    await renderKit(<PhoneNumberList />, { adapter });
    await expect.element(codeField()).toBeVisible();
    await aWhile();
    expect(document.activeElement).toBe(document.body);
    later(600);
    await expect.element(page.getByText(/has expired/)).toBeVisible();
    await aWhile();
    expect(document.activeElement).toBe(document.body);
  });

  it('stays closed once the person has closed it', async () => {
    const adapter = await reloadAfterSend();
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(button('Cancel'));
    await aWhile();
    expect(codeField().elements()).toHaveLength(0);
  });

  it('does not resume once its code has expired', async () => {
    const adapter = await reloadAfterSend();
    later(600);
    await renderKit(<PhoneNumberList />, { adapter });
    await expect.element(button(`Verify ${name}`)).toBeVisible();
    await aWhile();
    expect(button('Send code').elements()).toHaveLength(0);
  });
});
