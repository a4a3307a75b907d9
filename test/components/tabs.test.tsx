import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openTab, sentInTabs } from '../support/open-tab.js';
import { readable, us } from '../support/render-kit.js';

const tabs: ReturnType<typeof openTab>[] = [];
const open = (name: string) => {
  const tab = openTab(name);
  tabs.push(tab);
  return tab;
};
afterEach(() => tabs.splice(0).forEach((tab) => tab.close()));

const wait = (tab: ReturnType<typeof openTab>) => tab.screen.getByRole('button', { name: /^Resend in \d+ s$/ });
const codeField = (tab: ReturnType<typeof openTab>) => tab.screen.getByRole('textbox', { name: 'Verification code' });

describe('a verification', () => {
  it('goes on after a real reload and in a second tab: one message, one wait, and no focus taken', async () => {
    const first = open('first');
    await userEvent.click(first.screen.getByRole('button', { name: 'Add phone number' }));
    await userEvent.type(first.screen.getByRole('textbox', { name: 'Phone number' }), '2015550123{Enter}');
    await expect.element(codeField(first)).toBeVisible();
    await expect.poll(sentInTabs).toHaveLength(1);

    first.reload();
    await expect.poll(() => codeField(first).elements()).toHaveLength(0);
    const second = open('second');
    for (const tab of [first, second]) {
      await expect.element(codeField(tab)).toBeVisible();
      await expect.element(wait(tab)).toBeVisible();
      expect(tab.document().activeElement).toBe(tab.document().body);
    }
    await expect.poll(() => wait(first).element().textContent === wait(second).element().textContent).toBe(true);

    await userEvent.type(codeField(second), sentInTabs()[0]!.code);
    await expect.element(second.screen.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
    // The other tab learns of it when it is looked at again.
    first.lookAt();
    await expect.element(first.screen.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
    expect(sentInTabs()).toHaveLength(1);
  });
});
