import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { openTab, sentInTabs } from '../support/page/open-tab.js';
import { readable, us } from '../support/page/render-kit.js';

const tabs: Tab[] = [];
const open = (name: string) => {
  const tab = openTab(name);
  tabs.push(tab);
  return tab;
};
afterEach(() => tabs.splice(0).forEach((tab) => tab.close()));

type Tab = ReturnType<typeof openTab>;
const wait = (tab: Tab) => tab.screen.getByRole('button', { name: /^Resend in \d+ sec$/ });
const codeField = (tab: Tab) => tab.screen.getByRole('textbox', { name: 'Verification code' });

describe('a verification', () => {
  it('resumes after a real reload and in a second tab: one message, one wait, and no focus taken', async () => {
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
    // The other tab refetches it on window focus.
    first.lookAt();
    await expect.element(first.screen.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
    expect(sentInTabs()).toHaveLength(1);
  });
});

describe('two tabs', () => {
  const button = (tab: Tab, name: string | RegExp) => tab.screen.getByRole('button', { name, exact: true });
  const row = (tab: Tab, number: string) =>
    tab.screen.getByRole('list', { name: 'Phone numbers' }).getByRole('listitem').filter({ hasText: number });
  const says = async (tab: Tab, text: string) => {
    await expect.element(tab.screen.getByText(text).first()).toBeInTheDocument();
  };

  /** Switches again if the tab was read too early, as a user would. */
  async function seesIn(tab: Tab, element: () => Element | null, text: RegExp) {
    const seen = () => {
      tab.lookAt();
      return element()?.textContent ?? '';
    };
    await expect.poll(seen).toMatch(text);
  }
  const isVerified = /^\+1 201 555 0123(?!.*Unverified)/;
  const rowText = (tab: Tab, number: string) => () => row(tab, number).query();

  async function openBoth() {
    const [first, second] = [open('first'), open('second')];
    for (const tab of [first, second]) await says(tab, 'No phone numbers yet');
    return [first, second] as const;
  }

  async function add(tab: Tab, national: string) {
    await userEvent.click(button(tab, 'Add phone number'));
    await userEvent.type(tab.screen.getByRole('textbox', { name: 'Phone number' }), `${national}{Enter}`);
    await expect.element(codeField(tab)).toBeVisible();
  }

  async function addVerified(tab: Tab, national: string) {
    const before = sentInTabs().length;
    await add(tab, national);
    await expect.poll(() => sentInTabs().length).toBe(before + 1);
    await userEvent.type(codeField(tab), sentInTabs().at(-1)!.code);
    await expect.element(codeField(tab)).not.toBeInTheDocument();
  }

  it('show what the other added, verified, made default and removed, once visible', async () => {
    const [first, second] = await openBoth();
    await add(first, '2015550123');
    await seesIn(second, rowText(second, readable[us]), /Unverified/);

    await expect.poll(sentInTabs).toHaveLength(1);
    await userEvent.type(codeField(first), sentInTabs()[0]!.code);
    await says(first, `${readable[us]} is verified.`);
    await seesIn(second, rowText(second, readable[us]), isVerified);

    await addVerified(second, '2015550145');
    await userEvent.click(button(second, 'Turn on'));
    await userEvent.click(button(second, readable[us]));
    await userEvent.click(button(second, 'Done'));
    await userEvent.click(button(second, 'Leave'));
    await userEvent.click(button(second, 'Add a number for codes'));
    await userEvent.click(button(second, '+1 201 555 0145'));
    await userEvent.click(button(second, 'Make default: +1 201 555 0145'));
    await says(second, 'Codes go to +1 201 555 0145 now.');
    await seesIn(first, rowText(first, '+1 201 555 0145'), /Two-step default/);

    await userEvent.click(button(first, 'Remove +1 201 555 0145'));
    await userEvent.click(button(first, 'Remove number'));
    await says(first, '+1 201 555 0145 was removed.');
    await seesIn(second, rowText(second, '+1 201 555 0145'), /^$/);
    await seesIn(second, rowText(second, readable[us]), /Two-step default/);
  });

  it('share the wait for a new code, so that neither requests one too early', async () => {
    const [first, second] = await openBoth();
    await add(first, '2015550123');
    await seesIn(second, () => wait(second).query(), /^Resend in/);
    await expect.element(wait(second)).toHaveAttribute('aria-disabled', 'true');
    expect(sentInTabs()).toHaveLength(1);
  });

  it('both show the number as verified if both submit the same code at once', async () => {
    const [first, second] = await openBoth();
    await add(first, '2015550123');
    await seesIn(second, () => wait(second).query(), /^Resend in/);
    await expect.element(codeField(second)).toBeVisible();
    const { code } = sentInTabs()[0]!;
    await Promise.all([first, second].map((tab) => userEvent.fill(codeField(tab), code)));
    for (const tab of [first, second]) {
      await seesIn(tab, rowText(tab, readable[us]), isVerified);
      await expect.element(codeField(tab)).not.toBeInTheDocument();
    }
    const tries = memoryAdapter({ persist: 'tab-test' });
    expect(await tries.list({})).toMatchObject([
      { phoneNumber: us, verification: { status: 'verified', attempts: 0 } },
    ]);
  });
});
