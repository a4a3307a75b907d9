import { onlineManager } from '@tanstack/react-query';
import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { fail, faultyAdapter } from '../../src/testing/index.js';
import { codeOf, readable, us } from '../support/numbers.js';
import { button, codeField, expectAlert, numberField, press, rows } from '../support/on-screen.js';
import { renderKit } from '../support/render-kit.js';
import { aWhile } from '../support/waiting.js';

const unreachable = 'The server could not be reached. Check your connection, then try again.';
const changes = (calls: readonly string[]) => calls.filter((call) => call !== 'list');

async function renderScreen(options: Parameters<typeof memoryAdapter>[0] = {}) {
  const adapter = faultyAdapter(memoryAdapter(options));
  const kit = await renderKit(<PhoneNumbers />, { adapter });
  await waitFor(() => expect(kit.client.isFetching()).toBe(0));
  const lose = () => {
    adapter.faults = () => fail('network');
    onlineManager.setOnline(false);
    adapter.calls.length = 0;
  };
  /** Goes back online, and waits for what the kit then does by itself. */
  const regain = async () => {
    adapter.faults = {};
    adapter.calls.length = 0;
    await act(async () => {
      onlineManager.setOnline(true);
      await aWhile();
    });
    expect(changes(adapter.calls)).toEqual([]);
  };
  return { ...kit, adapter, lose, regain, user: userEvent.setup() };
}

afterEach(() => onlineManager.setOnline(true));

describe('offline', () => {
  it('reads the list as soon as the connection is back', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = () => fail('network');
    onlineManager.setOnline(false);
    await renderKit(<PhoneNumbers />, { adapter });
    await expectAlert(unreachable);
    adapter.faults = {};
    onlineManager.setOnline(true);
    await waitFor(() => expect(rows()[0]).toBeVisible());
  });

  it('fails to add at once, keeps what was typed, and adds on the next try', async () => {
    const { adapter, lose, regain, user } = await renderScreen();
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toHaveFocus());
    lose();
    await user.keyboard('2015550123{Enter}');
    await expectAlert(unreachable);
    await waitFor(() => expect(numberField()).toHaveValue('(201) 555-0123'));
    await waitFor(() => expect(numberField()).toHaveFocus());
    await regain();
    expect(await screen.findByText('No phone numbers yet')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(codeField()).toHaveFocus());
    expect(changes(adapter.calls)).toEqual(['create', 'prepareVerification']);
  });

  it('fails to add at once, and adds later even if the form was closed meanwhile', async () => {
    const { lose, regain, user } = await renderScreen();
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toHaveFocus());
    lose();
    await user.keyboard('2015550123{Enter}');
    await expectAlert(unreachable);
    await press(user, 'Cancel');
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toHaveFocus());
    await regain();
    await user.type(numberField(), '2015550123{Enter}');
    await waitFor(() => expect(codeField()).toHaveFocus());
  });

  it('fails to send a code at once, and sends it on the next try', async () => {
    const { adapter, lose, regain, user } = await renderScreen({
      phoneNumbers: [{ phoneNumber: us, verification: null }],
    });
    lose();
    await press(user, `Verify ${readable[us]}`);
    await expectAlert(unreachable);
    await waitFor(() => expect(button('Send code')).toHaveFocus());
    await regain();
    expect(adapter.inbox.messages).toHaveLength(0);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(codeField()).toHaveFocus());
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
  });

  it('fails to verify at once, keeps the digits, and verifies on the next try', async () => {
    const { adapter, lose, regain, user } = await renderScreen({
      phoneNumbers: [{ phoneNumber: us, verification: null }],
    });
    await press(user, `Verify ${readable[us]}`);
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await waitFor(() => expect(codeField()).toHaveFocus());
    lose();
    await user.keyboard(codeOf(adapter));
    await expectAlert(unreachable);
    await waitFor(() => expect(codeField()).toHaveValue(codeOf(adapter)));
    await regain();
    await waitFor(() => expect(rows()[0]).toHaveTextContent('Unverified'));
    await press(user, 'Verify');
    expect(await screen.findByText(`${readable[us]} is verified.`)).toBeInTheDocument();
  });

  it('fails to remove at once, and removes on the next try', async () => {
    const { lose, regain, user } = await renderScreen({ phoneNumbers: [us] });
    await press(user, `Remove ${readable[us]}`);
    lose();
    await press(user, 'Remove number');
    await expectAlert(unreachable);
    await regain();
    await waitFor(() => expect(rows()[0]).toBeVisible());
    await press(user, 'Remove number');
    expect(await screen.findByText('No phone numbers yet')).toBeVisible();
  });

  it('behaves the same if the defaults of the app would queue and retry', async () => {
    const { client, lose, regain, user } = await renderScreen();
    client.setDefaultOptions({
      mutations: { networkMode: 'online', retry: 5, throwOnError: true },
      queries: { networkMode: 'online', retry: 5 },
    });
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toHaveFocus());
    lose();
    await user.keyboard('2015550123{Enter}');
    await expectAlert(unreachable);
    await regain();
    expect(await screen.findByText('No phone numbers yet')).toBeVisible();
  });
});
