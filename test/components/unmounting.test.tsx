import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter, type MemoryOperation } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { button, codeField, codeOf, fr, gb, holdAnswers, numberField, readable, renderKit, rows, us } from '../support/page/render-kit.js';

/** What brings each operation under way. */
const steps: [MemoryOperation, (adapter: ReturnType<typeof memoryAdapter>) => Promise<void>][] = [
  ['list', async () => {}],
  [
    'create',
    async () => {
      await userEvent.click(button('Add phone number'));
      await userEvent.type(numberField(), '+447400123456{Enter}');
      await expect.element(button('Send code')).toHaveAttribute('aria-busy');
    },
  ],
  [
    'prepareVerification',
    async () => {
      await userEvent.click(button(`Verify ${readable[fr]}`));
      await expect.element(codeField()).toBeVisible();
    },
  ],
  [
    'attemptVerification',
    async (adapter) => {
      await userEvent.click(button(`Verify ${readable[fr]}`));
      await expect.element(codeField()).toHaveFocus();
      await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
      await userEvent.keyboard(codeOf(adapter));
      await expect.element(button('Verify')).toHaveAttribute('aria-busy');
    },
  ],
  [
    'delete',
    async () => {
      await userEvent.click(button(`Remove ${readable[us]}`));
      await userEvent.click(button('Remove number'));
      await expect.element(button('Remove number')).toHaveAttribute('aria-busy');
    },
  ],
];

// An error or a warning on the console fails each of these: see browser-setup.
describe('unmounting', () => {
  it.each(steps)('in the middle of %s raises nothing, and the answer is kept for the next time', async (operation, bringUnderWay) => {
    const adapter = memoryAdapter({ phoneNumbers: [us, { phoneNumber: fr, verification: null }] });
    await adapter.list({});
    const release = holdAnswers(adapter, operation);
    const { client, unmount } = await renderKit(<PhoneNumbers />, { adapter });
    if (operation !== 'list') await expect.element(rows().first()).toBeVisible();
    await bringUnderWay(adapter);
    await unmount();
    await release();
    await renderKit(<PhoneNumbers />, { adapter, client });
    const expected = { create: [us, fr, gb], delete: [fr] }[operation as string] ?? [us, fr];
    await expect.poll(() => rows().elements().map((row) => row.querySelector('[data-part=number]')?.textContent)).toEqual(
      expected.map((number) => readable[number as keyof typeof readable]),
    );
  });

  it.each(steps)('in the middle of %s raises nothing where that then fails', async (operation, bringUnderWay) => {
    const adapter = memoryAdapter({ phoneNumbers: [us, { phoneNumber: fr, verification: null }] });
    await adapter.list({});
    const { unmount } = await renderKit(<PhoneNumbers />, { adapter });
    await expect.element(rows().first()).toBeVisible();
    adapter.failNext(operation, 'unknown');
    const release = holdAnswers(adapter, operation);
    await bringUnderWay(adapter);
    await unmount();
    await release();
    expect(document.querySelector('[data-scope=phonekit]')).toBeNull();
  });
});
