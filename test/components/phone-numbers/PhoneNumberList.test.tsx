import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../../src/components/phone-numbers/PhoneNumberList.js';
import { de } from '../../../src/messages/de.js';
import { fail, faultyAdapter, hold } from '../../../src/testing/index.js';
import { alert, gb, release, renderKit, us } from '../../support/page/render-kit.js';

const rowTexts = () =>
  page
    .getByRole('listitem')
    .elements()
    .map((row) => row.querySelector('[data-part=number]')?.textContent);

describe('PhoneNumberList', () => {
  it('shows the primary number first, then verified before unverified, with badges', async () => {
    const adapter = faultyAdapter(
      memoryAdapter({
        phoneNumbers: [{ phoneNumber: '+33612345678', verification: null }, us, { phoneNumber: gb, primary: true }],
      }),
    );
    await renderKit(<PhoneNumberList />, { adapter });
    await expect.poll(rowTexts).toEqual(['+44 7400 123456', '+1 201 555 0123', '+33 6 12 34 56 78']);
    const [first, second, third] = page.getByRole('listitem').all();
    await expect.element(first!).toHaveTextContent('Primary');
    await expect.element(second!).not.toHaveTextContent('Unverified');
    await expect.element(third!).toHaveTextContent('Unverified');
  });

  it('shows when a number was added, in the language of the screen, if the backend knows', async () => {
    const memory = memoryAdapter({
      phoneNumbers: [{ phoneNumber: us, createdAt: Date.UTC(2026, 4, 3, 12) }, { phoneNumber: gb }],
    });
    const list = async () =>
      (await memory.list({})).map((number) => (number.phoneNumber === gb ? { ...number, createdAt: null } : number));
    const { change } = await renderKit(<PhoneNumberList />, { adapter: { ...memory, list } });
    await expect.poll(rowTexts).toEqual(['+1 201 555 0123', '+44 7400 123456']);
    const [known, unknown] = page.getByRole('listitem').all();
    await expect.element(known!).toHaveTextContent('Added May 3, 2026');
    await expect.element(unknown!).not.toHaveTextContent('Added');
    await change({ messages: de });
    await expect.element(known!).toHaveTextContent('Hinzugefügt am 03.05.2026');
  });

  it('shows what to do next if the list is empty', async () => {
    await renderKit(<PhoneNumberList />);
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    await expect.element(page.getByText(/Add one/)).toBeVisible();
  });

  it('offers "Try again" if the list could not be read, and reads it again', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = () => fail('network');
    await renderKit(<PhoneNumberList />, { adapter });
    await expect.element(alert()).toHaveTextContent(/could not be loaded.*Check your connection/);
    adapter.faults = {};
    await userEvent.click(page.getByRole('button', { name: 'Try again' }));
    await expect.element(page.getByText('+1 201 555 0123')).toBeVisible();
  });

  it('names each control with its number', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, { phoneNumber: gb, verification: null }] }));
    await renderKit(<PhoneNumberList />, { adapter });
    await expect.element(page.getByRole('button', { name: 'Remove +1 201 555 0123' })).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Verify +44 7400 123456' })).toBeVisible();
  });
});

describe('removing', () => {
  it('asks first, names the number, and focuses the harmless choice', async () => {
    const { adapter } = await renderKit(<PhoneNumberList />, {
      adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us] })),
    });
    await userEvent.click(page.getByRole('button', { name: 'Remove +1 201 555 0123' }));
    const question = page.getByRole('alertdialog', { name: 'Remove +1 201 555 0123?' });
    await expect.element(question).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Keep it' })).toHaveFocus();
    expect(adapter.calls).not.toContain('delete');
  });

  it('removes the number, announces it, and moves focus to the next row', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb, '+33612345678'] }));
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(page.getByRole('button', { name: 'Remove +44 7400 123456' }));
    adapter.calls.length = 0;
    await userEvent.click(page.getByRole('button', { name: 'Remove number' }));
    await expect.poll(rowTexts).toEqual(['+1 201 555 0123', '+33 6 12 34 56 78']);
    await expect.element(page.getByRole('status')).toHaveTextContent('+44 7400 123456 was removed.');
    await expect.element(page.getByRole('listitem').nth(1)).toHaveFocus();
    expect(adapter.calls).toEqual(['delete']);
  });

  it('keeps focus in the list when the last number is removed', async () => {
    await renderKit(<PhoneNumberList />, { adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us] })) });
    await userEvent.click(page.getByRole('button', { name: 'Remove +1 201 555 0123' }));
    await userEvent.click(page.getByRole('button', { name: 'Remove number' }));
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    expect(document.activeElement?.getAttribute('data-part')).toBe('list-area');
  });

  it('keeps the row and shows why if the backend refuses', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = { delete: [fail('last_identification')] };
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(page.getByRole('button', { name: 'Remove +1 201 555 0123' }));
    await userEvent.click(page.getByRole('button', { name: 'Remove number' }));
    await expect.element(alert()).toHaveTextContent('This is your last way to sign in.');
    expect(rowTexts()).toEqual(['+1 201 555 0123']);
    await userEvent.click(page.getByRole('button', { name: 'Keep it' }));
    await expect.element(page.getByRole('button', { name: 'Remove +1 201 555 0123' })).toHaveFocus();
  });

  it('stays open and busy while pending, and ignores a second click', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    const held = hold();
    adapter.faults = { delete: () => held };
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(page.getByRole('button', { name: 'Remove +1 201 555 0123' }));
    const confirm = page.getByRole('button', { name: 'Remove number' });
    adapter.calls.length = 0;
    await userEvent.click(confirm);
    await expect.element(confirm).toHaveAttribute('aria-busy', 'true');
    confirm.element().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await release(held);
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    expect(adapter.calls).toEqual(['delete']);
  });

  it('is cancelled by Escape, which reaches no dialog around the kit', async () => {
    await renderKit(<PhoneNumberList />, { adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us] })) });
    let escaped = 0;
    const count = (event: KeyboardEvent) => void (event.key === 'Escape' && (escaped += 1));
    document.body.addEventListener('keydown', count);
    await userEvent.click(page.getByRole('button', { name: 'Remove +1 201 555 0123' }));
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('button', { name: 'Remove +1 201 555 0123' })).toHaveFocus();
    expect(page.getByRole('alertdialog').elements()).toHaveLength(0);
    expect(escaped).toBe(0);
    document.body.removeEventListener('keydown', count);
  });

  it('works once the connection is back, and retries nothing by itself', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(page.getByRole('button', { name: 'Remove +1 201 555 0123' }));
    adapter.faults = () => fail('network');
    await userEvent.click(page.getByRole('button', { name: 'Remove number' }));
    await expect.element(alert()).toHaveTextContent('The server could not be reached.');
    adapter.faults = {};
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(rowTexts()).toHaveLength(1);
    await userEvent.click(page.getByRole('button', { name: 'Remove number' }));
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
  });

  it('is not offered if the backend does not support it', async () => {
    const adapter = { ...memoryAdapter({ phoneNumbers: [us] }), delete: undefined };
    await renderKit(<PhoneNumberList />, { adapter: adapter as never });
    await expect.element(page.getByText('+1 201 555 0123')).toBeVisible();
    expect(page.getByRole('button').elements()).toHaveLength(0);
  });
});
