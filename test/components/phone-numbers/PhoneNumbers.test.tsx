import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import { fail, faultyAdapter, hold, lost } from '../../../src/testing/index.js';
import {
  alert,
  aWhile,
  button,
  codeField,
  codeOf,
  fr,
  gb,
  numberField,
  readable,
  release,
  renderKit,
  rows,
  us,
  wrongCodeOf,
} from '../../support/page/render-kit.js';

const add = () => button('Add phone number');
const isInFocus = async (name: string) => {
  await expect.element(button(name)).toHaveFocus();
};

async function renderScreen(options: Parameters<typeof memoryAdapter>[0] = {}) {
  const kit = await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(memoryAdapter(options)) });
  await expect.poll(() => kit.client.isFetching()).toBe(0);
  return kit;
}

describe('PhoneNumbers', () => {
  it('is a section with a heading at the given level', async () => {
    await renderKit(<PhoneNumbers headingLevel={3} />);
    await expect.element(page.getByRole('region', { name: 'Phone numbers' })).toBeVisible();
    await expect.element(page.getByRole('heading', { level: 3, name: 'Phone numbers' })).toBeVisible();
  });

  it('adds a number and continues to its code, with focus in the code field', async () => {
    const { adapter } = await renderScreen({ phoneNumbers: [gb] });
    await userEvent.click(add());
    await expect.element(numberField()).toHaveFocus();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.element(page.getByText(`We sent a 6-digit code to ${readable[us]}.`)).toBeVisible();
    expect(numberField().elements()).toHaveLength(0);
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(rows().nth(1)).toHaveFocus();
    await expect.element(rows().nth(1)).toHaveTextContent(readable[us]);
    await expect.element(rows().nth(1)).not.toHaveTextContent('Unverified');
    await expect.element(page.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
    expect(codeField().elements()).toHaveLength(0);
  });

  it('offers to add another number while it waits for a code', async () => {
    await renderScreen({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
    await userEvent.click(button(`Verify ${readable[us]}`));
    await expect.element(codeField()).toHaveFocus();
    await userEvent.click(add());
    await expect.element(numberField()).toHaveFocus();
    expect(codeField().elements()).toHaveLength(0);
  });

  it('opens the verify step of a listed number, and sends nothing while its code is valid', async () => {
    const { adapter } = await renderScreen({
      phoneNumbers: [{ phoneNumber: us, verification: { status: 'unverified' } }],
    });
    await userEvent.click(add());
    await userEvent.keyboard('+12015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.element(rows().first()).toHaveTextContent('We sent a 6-digit code');
    expect(rows().elements()).toHaveLength(1);
    await aWhile();
    expect(adapter.inbox.messages).toHaveLength(0);
  });

  it('keeps the form if the number is already listed and verified', async () => {
    await renderScreen({ phoneNumbers: [us] });
    await userEvent.click(add());
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent('This number is already on your list and verified.');
    await expect.element(numberField()).toHaveValue('(201) 555-0123');
  });

  it('leaves an unverified number with "Verify" if it is cancelled halfway', async () => {
    const { adapter } = await renderScreen();
    await userEvent.click(add());
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await userEvent.click(button('Cancel'));
    await expect.element(rows().first()).toHaveTextContent('Unverified');
    await isInFocus(`Verify ${readable[us]}`);
    await userEvent.keyboard('{Enter}');
    await expect.element(codeField()).toHaveFocus();
    expect(adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(rows().first()).not.toHaveTextContent('Unverified');
  });

  it('returns focus to the button when adding is cancelled', async () => {
    const { adapter } = await renderScreen();
    await userEvent.click(add());
    await userEvent.type(numberField(), '2015550123');
    await userEvent.click(button('Cancel'));
    await isInFocus('Add phone number');
    await userEvent.click(add());
    await expect.element(numberField()).toHaveValue('');
    expect(adapter.calls).not.toContain('create');
  });

  it('shows why no code could be sent to an added number, and offers to send it', async () => {
    const { adapter } = await renderScreen();
    adapter.faults = { prepareVerification: [fail('message_not_sent')] };
    await userEvent.click(add());
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(alert()).toHaveTextContent('The message could not be sent.');
    await isInFocus('Send code');
    await expect.element(rows().first()).toHaveTextContent('Unverified');
    await userEvent.keyboard('{Enter}');
    await expect.element(codeField()).toHaveFocus();
  });

  it('counts a number as added if only the response was lost', async () => {
    const { adapter } = await renderScreen();
    adapter.faults = { create: [lost()] };
    await userEvent.click(add());
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    expect(rows().elements()).toHaveLength(1);
  });

  it('shows the maximum of numbers when it is reached', async () => {
    await renderKit(<PhoneNumbers />, {
      adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb], policy: { maxPhoneNumbers: 2 } })),
    });
    await expect
      .element(page.getByText('You can have up to 2 phone numbers. Remove one to add another.'))
      .toBeVisible();
    expect(add().elements()).toHaveLength(0);
    await userEvent.click(button(`Remove ${readable[us]}`));
    await userEvent.click(button('Remove number'));
    await expect.element(add()).toBeVisible();
  });

  it('can add while the numbers are loading', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    const held = hold();
    adapter.faults = { list: () => held };
    await renderKit(<PhoneNumbers defaultCountry="GB" />, { adapter });
    await userEvent.click(add());
    await numberField().fill('07400123456');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await release(held);
    await codeField().fill(codeOf(adapter));
    await expect.element(page.getByText(`${readable[gb]} is verified.`)).toBeInTheDocument();
  });

  it('cannot add after a failed read until the numbers have been read', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = () => fail('network');
    await renderKit(<PhoneNumbers />, { adapter });
    await expect.element(alert()).toHaveTextContent('Your phone numbers could not be loaded.');
    await expect.element(add()).toHaveAttribute('aria-disabled', 'true');
    adapter.faults = {};
    await userEvent.click(button('Try again'));
    await expect.element(add()).not.toHaveAttribute('aria-disabled');
  });

  it('shows the known numbers, and can add, if a refetch fails', async () => {
    const { adapter, client } = await renderScreen({ phoneNumbers: [us] });
    adapter.faults = () => fail('network');
    await client.refetchQueries();
    await expect.element(rows().first()).toHaveTextContent(readable[us]);
    await expect.element(add()).not.toHaveAttribute('aria-disabled');
  });

  it('does not show an empty list as failed if a refetch fails', async () => {
    const { adapter, client } = await renderScreen();
    adapter.faults = () => fail('network');
    await client.refetchQueries();
    await aWhile();
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    await expect.element(add()).not.toHaveAttribute('aria-disabled');
  });

  it('does not announce a removal when the app clears the cache', async () => {
    const { adapter, client } = await renderScreen({ phoneNumbers: [us] });
    await userEvent.click(button(`Remove ${readable[us]}`));
    const held = hold();
    adapter.faults = { list: () => held };
    void client.resetQueries();
    await expect.element(page.getByText('Loading your phone numbers')).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent('was removed');
    await release(held);
    await expect.element(rows().first()).toBeVisible();
  });

  it('closes what is open if another tab was faster', async () => {
    const { adapter, client } = await renderScreen({ phoneNumbers: [us, { phoneNumber: fr, verification: null }] });
    await userEvent.click(button(`Verify ${readable[fr]}`));
    await expect.element(codeField()).toHaveFocus();
    const { id } = (await adapter.list({})).find(({ phoneNumber }) => phoneNumber === fr)!;
    await adapter.attemptVerification({ id, code: codeOf(adapter) });
    await client.refetchQueries();
    await expect.element(page.getByText(`${readable[fr]} is verified.`)).toBeInTheDocument();
    expect(codeField().elements()).toHaveLength(0);
    await expect.element(rows().nth(1)).toHaveFocus();
  });

  it('shows once why a number is no second factor, if two clicks chose it in one task', async () => {
    const { adapter } = await renderScreen({ phoneNumbers: [us] });
    await userEvent.click(button('Turn on'));
    const choice = (await page
      .getByRole('button', { name: new RegExp(`^\\${readable[us]}`) })
      .findElement()) as HTMLElement;
    adapter.faults = () => fail('network');
    choice.click();
    choice.click();
    await expect.element(alert()).toHaveTextContent(/The server could not be reached/);
    expect(alert().elements()).toHaveLength(1);
    expect(adapter.calls.filter((call) => call === 'setReservedForSecondFactor')).toHaveLength(1);
  });

  it('renders no control for what the backend does not support', async () => {
    const { scope, limits, channels, list, create, prepareVerification, attemptVerification } = memoryAdapter({
      phoneNumbers: [us, gb],
    });
    const least: PhoneAdapter = { scope, limits, channels, list, create, prepareVerification, attemptVerification };
    await renderKit(<PhoneNumbers />, { adapter: least as MemoryAdapter });
    await expect.element(rows().nth(1)).toBeVisible();
    expect(
      page
        .getByRole('button')
        .elements()
        .map((control) => control.textContent),
    ).toEqual(['Add phone number']);
    expect(page.getByRole('heading').elements()).toHaveLength(1);
  });

  it('completes the whole flow by keyboard alone', async () => {
    const { adapter } = await renderScreen();
    await userEvent.tab();
    await isInFocus('Add phone number');
    await userEvent.keyboard('{Enter}');
    await expect.element(numberField()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(alert()).toHaveTextContent('Enter your phone number.');
    await userEvent.keyboard('2015550123');
    await userEvent.tab();
    await isInFocus('Send code');
    await userEvent.keyboard(' ');
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(rows().first()).toHaveFocus();
    await userEvent.tab();
    await isInFocus(`Remove ${readable[us]}`);
    await userEvent.keyboard('{Enter}');
    await isInFocus('Keep it');
    await userEvent.tab({ shift: true });
    await isInFocus('Remove number');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    expect(document.activeElement?.getAttribute('data-part')).toBe('list-area');
    await userEvent.tab();
    await isInFocus('Add phone number');
  });
});
