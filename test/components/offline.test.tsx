import { onlineManager } from '@tanstack/react-query';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { alert, aWhile, button, codeField, codeOf, numberField, readable, renderKit, rows, us } from '../support/page/render-kit.js';

const unreachable = 'The server could not be reached. Check your connection, then try again.';
const changes = (calls: readonly string[]) => calls.filter((call) => call !== 'list');

async function renderScreen(options: Parameters<typeof memoryAdapter>[0] = {}) {
  const adapter = memoryAdapter(options);
  const kit = await renderKit(<PhoneNumbers />, { adapter });
  await expect.poll(() => kit.client.isFetching()).toBe(0);
  const lose = () => {
    adapter.offline = true;
    onlineManager.setOnline(false);
    adapter.calls.length = 0;
  };
  /** Back online; whatever the kit would now do by itself has been done. */
  const regain = async () => {
    adapter.offline = false;
    adapter.calls.length = 0;
    onlineManager.setOnline(true);
    await aWhile();
    expect(changes(adapter.calls)).toEqual([]);
  };
  return { ...kit, adapter, lose, regain };
}

afterEach(() => onlineManager.setOnline(true));

describe('offline', () => {
  it('reads the list at once when the connection is back', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    adapter.offline = true;
    onlineManager.setOnline(false);
    await renderKit(<PhoneNumbers />, { adapter });
    await expect.element(alert()).toHaveTextContent(unreachable);
    adapter.offline = false;
    onlineManager.setOnline(true);
    await expect.element(rows().first()).toBeVisible();
  });

  it('fails to add at once, keeps what was typed, and adds on the next try', async () => {
    const { adapter, lose, regain } = await renderScreen();
    await userEvent.click(button('Add phone number'));
    lose();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent(unreachable);
    await expect.element(numberField()).toHaveValue('(201) 555-0123');
    await expect.element(numberField()).toHaveFocus();
    await regain();
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(codeField()).toHaveFocus();
    expect(changes(adapter.calls)).toEqual(['create', 'prepareVerification']);
  });

  it('fails to add at once, and adds after all where the form was closed meanwhile', async () => {
    const { lose, regain } = await renderScreen();
    await userEvent.click(button('Add phone number'));
    lose();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent(unreachable);
    await userEvent.click(button('Cancel'));
    await userEvent.click(button('Add phone number'));
    await regain();
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
  });

  it('fails to send a code at once, and sends it on the next try', async () => {
    const { adapter, lose, regain } = await renderScreen({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
    lose();
    await userEvent.click(button(`Verify ${readable[us]}`));
    await expect.element(alert()).toHaveTextContent(unreachable);
    await expect.element(button('Send code')).toHaveFocus();
    await regain();
    expect(adapter.inbox.messages).toHaveLength(0);
    await userEvent.keyboard('{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
  });

  it('fails to verify at once, keeps the digits, and verifies on the next try', async () => {
    const { adapter, lose, regain } = await renderScreen({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
    await userEvent.click(button(`Verify ${readable[us]}`));
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await expect.element(codeField()).toHaveFocus();
    lose();
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(alert()).toHaveTextContent(unreachable);
    await expect.element(codeField()).toHaveValue(codeOf(adapter));
    await regain();
    await expect.element(rows().first()).toHaveTextContent('Unverified');
    await userEvent.click(button('Verify'));
    await expect.element(page.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
  });

  it('fails to remove at once, and removes on the next try', async () => {
    const { lose, regain } = await renderScreen({ phoneNumbers: [us] });
    await userEvent.click(button(`Remove ${readable[us]}`));
    lose();
    await userEvent.click(button('Remove number'));
    await expect.element(alert()).toHaveTextContent(unreachable);
    await regain();
    await expect.element(rows().first()).toBeVisible();
    await userEvent.click(button('Remove number'));
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
  });

  it("behaves the same where the app's defaults would queue and repeat", async () => {
    const { client, lose, regain } = await renderScreen();
    client.setDefaultOptions({ mutations: { networkMode: 'online', retry: 5, throwOnError: true }, queries: { networkMode: 'online', retry: 5 } });
    await userEvent.click(button('Add phone number'));
    lose();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent(unreachable);
    await regain();
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
  });
});
