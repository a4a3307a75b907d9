import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../../src/components/phone-numbers/AddPhoneForm.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { faultyAdapter, lost } from '../../../src/testing/index.js';
import {
  alert,
  button,
  codeField,
  codeOf,
  fr,
  gb,
  numberField,
  readable,
  renderKit,
  rows,
  us,
  wrongCodeOf,
} from '../../support/page/render-kit.js';

const change = () => button('Change number');
const hint = () => page.getByText(`${readable[us]} stays in use until the new number is verified.`);
const numberRows = () => page.getByRole('list', { name: 'Phone numbers' }).getByRole('listitem');

async function renderScreen(options: MemoryAdapterOptions = {}) {
  const adapter = faultyAdapter(
    memoryAdapter({ phoneNumbers: [us], policy: { replaces: true, resendCooldown: 0 }, ...options }),
  );
  const kit = await renderKit(<PhoneNumbers />, { adapter });
  await expect.poll(() => kit.client.isFetching()).toBe(0);
  return kit;
}

async function enterNumber(phoneNumber: string) {
  await userEvent.click(change());
  await expect.element(numberField()).toHaveFocus();
  await userEvent.keyboard(`${phoneNumber}{Enter}`);
  await expect.element(codeField()).toHaveFocus();
}

describe('PhoneNumbers, with one number that is changed in one step', () => {
  it('adds the first number, and changes it from then on', async () => {
    const { adapter } = await renderScreen({ phoneNumbers: [] });
    await expect.element(button('Add phone number')).toBeVisible();
    await userEvent.click(button('Add phone number'));
    await expect.element(page.getByRole('form', { name: 'Add a phone number' })).toBeVisible();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(change()).toBeVisible();
    expect(button('Add phone number').elements()).toHaveLength(0);
  });

  it('keeps the old number until the new one is verified, and moves two-step verification', async () => {
    const { adapter } = await renderScreen({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] });
    await userEvent.click(change());
    await expect.element(page.getByRole('form', { name: 'Change number' })).toBeVisible();
    await expect.element(hint()).toBeVisible();
    await expect.element(numberField()).toHaveAccessibleDescription(/stays in use until the new number is verified/);
    await userEvent.keyboard('+447400123456{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect
      .poll(() =>
        numberRows()
          .elements()
          .map((row) => row.textContent),
      )
      .toEqual([
        expect.stringMatching(/^\+1 201 555 0123.*Two-step default/),
        expect.stringMatching(/^\+44 7400 123456.*Unverified/),
      ]);
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('This code is not right.');
    await userEvent.fill(codeField(), codeOf(adapter));
    await expect
      .poll(() =>
        numberRows()
          .elements()
          .map((row) => row.textContent),
      )
      .toEqual([expect.stringMatching(/^\+44 7400 123456.*Two-step default/)]);
    await expect.element(numberRows().first()).toHaveFocus();
    await expect.element(page.getByText(`${readable[gb]} is verified.`)).toBeInTheDocument();
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: gb, reservedForSecondFactor: true }]);
    // Besides reads, no requests but those of the change itself.
    expect(adapter.calls.filter((call) => !['list', 'backupCodeStatus'].includes(call))).toEqual([
      'create',
      'prepareVerification',
      'attemptVerification',
      'attemptVerification',
    ]);
  });

  it('begins another change in place of a pending one', async () => {
    const { adapter } = await renderScreen();
    await enterNumber('+447400123456');
    await enterNumber('+33612345678');
    await expect.element(numberRows().nth(1)).toHaveTextContent(readable[fr]);
    expect(numberRows().elements()).toHaveLength(2);
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(numberRows().first()).toHaveTextContent(readable[fr]);
    expect(numberRows().elements()).toHaveLength(1);
  });

  it('keeps the old number if the change is cancelled', async () => {
    const { adapter } = await renderScreen();
    await enterNumber('+447400123456');
    await userEvent.click(button('Cancel'));
    await userEvent.click(button(`Remove ${readable[gb]}`));
    await userEvent.click(button('Remove number'));
    await expect.poll(() => numberRows().elements().length).toBe(1);
    await expect.element(numberRows().first()).toHaveTextContent(readable[us]);
    await expect.element(change()).toBeVisible();
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: us }]);
  });

  it('adds the pending number alone if the old one is removed meanwhile', async () => {
    const { adapter } = await renderScreen();
    await enterNumber('+447400123456');
    await userEvent.click(button(`Remove ${readable[us]}`));
    await userEvent.click(button('Remove number'));
    await expect.poll(() => numberRows().elements().length).toBe(1);
    await userEvent.click(button(`Verify ${readable[gb]}`));
    await userEvent.fill(codeField(), codeOf(adapter));
    await expect.element(page.getByText(`${readable[gb]} is verified.`)).toBeInTheDocument();
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: gb, primary: true }]);
  });

  it('keeps both numbers if the new one belongs to another account', async () => {
    const { adapter } = await renderScreen();
    const other = memoryAdapter({ userId: 'other', phoneNumbers: [gb], world: adapter.world });
    await other.list({});
    await enterNumber('+447400123456');
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(alert()).toHaveTextContent('This number is already in use by another account.');
    await expect.element(numberRows().first()).toHaveTextContent(readable[us]);
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: us, primary: true }, { phoneNumber: gb }]);
  });

  it('says that a pending number is gone, if another tab began another change', async () => {
    const { adapter } = await renderScreen();
    await enterNumber('+447400123456');
    const code = codeOf(adapter);
    const tab = memoryAdapter({ world: adapter.world, policy: { replaces: true } });
    await tab.create({ phoneNumber: fr });
    await userEvent.keyboard(code);
    await expect.element(page.getByText(`${readable[gb]} was removed.`)).toBeInTheDocument();
    await expect
      .poll(() =>
        numberRows()
          .elements()
          .map((row) => row.textContent),
      )
      .toEqual([expect.stringMatching(/^\+1 201/), expect.stringMatching(/^\+33 6/)]);
  });

  it('shows the new number if another tab finished the change', async () => {
    const { adapter } = await renderScreen();
    await enterNumber('+447400123456');
    const tab = memoryAdapter({ world: adapter.world, policy: { replaces: true } });
    const pending = (await tab.list({})).find(({ phoneNumber }) => phoneNumber === gb);
    await tab.attemptVerification({ id: pending?.id ?? '', code: codeOf(adapter) });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await expect.poll(() => numberRows().elements().length).toBe(1);
    await expect.element(numberRows().first()).toHaveTextContent(readable[gb]);
    await expect.element(page.getByText(`${readable[gb]} is verified.`)).toBeInTheDocument();
  });

  it('is done if only the response was lost', async () => {
    const { adapter } = await renderScreen({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] });
    adapter.faults = { create: [lost()], attemptVerification: [lost()] };
    await enterNumber('+447400123456');
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => numberRows().elements().length).toBe(1);
    await expect.element(numberRows().first()).toHaveTextContent(/^\+44 7400 123456.*Two-step default/);
  });

  it('does not offer a pending number as a second factor beside the one that there is', async () => {
    await renderScreen({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] });
    await enterNumber('+447400123456');
    await expect.element(button(`Stop using ${readable[us]} for codes`)).toBeVisible();
    expect(button('Add a number for codes').elements()).toHaveLength(0);
  });

  it('says in the form alone which number is replaced', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us], policy: { replaces: true } }));
    await renderKit(<AddPhoneForm />, { adapter });
    await expect.element(hint()).toBeVisible();
    expect(rows().elements()).toHaveLength(0);
  });
});
