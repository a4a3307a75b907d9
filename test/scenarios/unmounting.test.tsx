import { act, waitFor } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { memoryAdapter, type MemoryAdapter, type MemoryOperation } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { fail, faultyAdapter, hold } from '../../src/testing/index.js';
import { codeOf, fr, gb, readable, us } from '../support/numbers.js';
import { button, codeField, numberField, press, rows } from '../support/on-screen.js';
import { renderKit } from '../support/render-kit.js';
import { release } from '../support/waiting.js';

/** How each operation is started. */
const steps: [MemoryOperation, (user: UserEvent, adapter: MemoryAdapter) => Promise<void>][] = [
  ['list', async () => {}],
  [
    'create',
    async (user) => {
      await press(user, 'Add phone number');
      await waitFor(() => expect(numberField()).toBeVisible());
      await user.type(numberField(), '+447400123456{Enter}');
      await waitFor(() => expect(button('Send code')).toHaveAttribute('aria-busy'));
    },
  ],
  [
    'prepareVerification',
    async (user) => {
      await press(user, `Verify ${readable[fr]}`);
      await waitFor(() => expect(codeField()).toBeVisible());
    },
  ],
  [
    'attemptVerification',
    async (user, adapter) => {
      await press(user, `Verify ${readable[fr]}`);
      await waitFor(() => expect(codeField()).toHaveFocus());
      await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
      await user.keyboard(codeOf(adapter));
      await waitFor(() => expect(button('Verify')).toHaveAttribute('aria-busy'));
    },
  ],
  [
    'delete',
    async (user) => {
      await press(user, `Remove ${readable[us]}`);
      await press(user, 'Remove number');
      await waitFor(() => expect(button('Remove number')).toHaveAttribute('aria-busy'));
    },
  ],
];

// An error or a warning on the console fails each of these tests: see the project's setup.
describe('unmounting', () => {
  it.each(steps)('in the middle of %s throws nothing, and the result is kept', async (operation, bringUnderWay) => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, { phoneNumber: fr, verification: null }] }));
    await adapter.list({});
    const held = hold();
    adapter.faults = { [operation]: () => held };
    const { client, unmount } = await renderKit(<PhoneNumbers />, { adapter });
    if (operation !== 'list') await waitFor(() => expect(rows()[0]).toBeVisible());
    await bringUnderWay(userEvent.setup(), adapter);
    unmount();
    await act(() => release(held));
    await renderKit(<PhoneNumbers />, { adapter, client });
    const expected = { create: [us, fr, gb], delete: [fr] }[operation as string] ?? [us, fr];
    await waitFor(() =>
      expect(rows().map((row) => row.querySelector('[data-part=number]')?.textContent)).toEqual(
        expected.map((number) => readable[number as keyof typeof readable]),
      ),
    );
  });

  it.each(steps)('in the middle of %s throws nothing if that fails afterwards', async (operation, bringUnderWay) => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, { phoneNumber: fr, verification: null }] }));
    await adapter.list({});
    const { unmount } = await renderKit(<PhoneNumbers />, { adapter });
    await waitFor(() => expect(rows()[0]).toBeVisible());
    const held = hold(fail('unknown'));
    adapter.faults = { [operation]: [held] };
    await bringUnderWay(userEvent.setup(), adapter);
    unmount();
    await act(() => release(held));
    expect(document.querySelector('[data-scope=phonekit]')).toBeNull();
  });
});
