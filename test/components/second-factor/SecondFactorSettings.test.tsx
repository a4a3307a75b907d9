import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory/index.js';
import {
  SecondFactorSettings,
  type SecondFactorSettingsProps,
} from '../../../src/components/second-factor/SecondFactorSettings.js';
import { PhoneError } from '../../../src/core/errors.js';
import { en } from '../../../src/messages/en.js';
import { fail, faultyAdapter, hang, hold } from '../../../src/testing/index.js';
import { findSecrets } from '../../support/page/find-secret.js';
import { aWhile } from '../../support/waiting.js';
import {
  alert,
  button,
  codeField,
  codeOf,
  fr,
  gb,
  numberField,
  readable,
  release,
  renderKit,
  us,
  wrongCodeOf,
} from '../../support/page/render-kit.js';

const factor = (phoneNumber: string) => ({ id: phoneNumber, phoneNumber, reservedForSecondFactor: true });
const plain = (phoneNumber: string) => ({ id: phoneNumber, phoneNumber });
const rows = () => page.getByRole('list', { name: 'Two-step verification' }).getByRole('listitem').elements();
const rowTexts = () =>
  rows().map(
    (row) =>
      `${row.querySelector('[data-part=number]')?.textContent}${row.querySelector('[data-part=badge]') ? ' *' : ''}`,
  );
const status = (text: string) => page.getByRole('status').filter({ hasText: text });
const codes = () =>
  page
    .getByRole('group', { name: 'Save your backup codes' })
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent ?? '');
const stop = (phoneNumber: keyof typeof readable) => button(en.secondFactor.stopNumber(readable[phoneNumber]));
const makeDefault = (phoneNumber: keyof typeof readable) =>
  button(en.secondFactor.makeDefaultNumber(readable[phoneNumber]));

async function renderSettings(options: MemoryAdapterOptions = {}, props: SecondFactorSettingsProps = {}) {
  const kit = await renderKit(<SecondFactorSettings {...props} />, { adapter: faultyAdapter(memoryAdapter(options)) });
  await expect
    .poll(() =>
      page
        .getByRole('button')
        .elements()
        .some((element) => !element.ariaDisabled),
    )
    .toBe(true);
  return kit;
}

/** The screen after two frames, before any response. */
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

describe('SecondFactorSettings', () => {
  it('shows the numbers that codes go to, the default one first', async () => {
    await renderSettings({ phoneNumbers: [plain(fr), factor(us), { ...factor(gb), defaultSecondFactor: true }] });
    await expect.poll(rowTexts).toEqual([`${readable[gb]} *`, readable[us]]);
  });

  it('shows that it is off, and what it does', async () => {
    await renderSettings({ phoneNumbers: [us] });
    await expect.element(page.getByText('Two-step verification is off')).toBeVisible();
    await expect.element(page.getByText(/When it is on, signing in also asks for a code/)).toBeVisible();
  });

  it('shows that SMS is a restricted factor, and what is stronger, only if configured', async () => {
    const { unmount } = await renderSettings({ phoneNumbers: [us] });
    expect(page.getByText(/restricted factor/).elements()).toHaveLength(0);
    await unmount();
    await renderSettings({ phoneNumbers: [us] }, { smsNotice: true });
    await expect
      .element(page.getByText(/restricted factor \(NIST SP 800-63B\).*authenticator app is more secure/))
      .toBeVisible();
  });

  it('renders nothing if the backend has no second factor', async () => {
    const adapter = { ...memoryAdapter({ phoneNumbers: [us] }), setReservedForSecondFactor: undefined };
    await renderKit(<SecondFactorSettings />, { adapter: adapter as never });
    expect(page.getByRole('heading').elements()).toHaveLength(0);
  });

  it('offers no other default if the backend does not support it', async () => {
    const adapter = {
      ...memoryAdapter({ phoneNumbers: [factor(us), factor(gb)] }),
      makeDefaultSecondFactor: undefined,
    };
    await renderKit(<SecondFactorSettings />, { adapter: adapter as never });
    await expect.element(stop(gb)).toBeVisible();
    expect(makeDefault(gb).elements()).toHaveLength(0);
  });

  it('offers "Try again" if the list could not be read', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [factor(us)] }));
    adapter.faults = () => fail('network');
    await renderKit(<SecondFactorSettings />, { adapter });
    await expect.element(alert()).toHaveTextContent(/could not be loaded/);
    adapter.faults = {};
    await userEvent.click(button('Try again'));
    await expect.poll(rowTexts).toEqual([`${readable[us]} *`]);
  });
});

describe('adding a second factor', () => {
  it('adds a verified number optimistically, and moves focus to its row', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [factor(gb), us] });
    adapter.faults = () => hang();
    await userEvent.click(button('Add a number for codes'));
    await expect.element(page.getByRole('group', { name: 'Which number should get the codes?' })).toHaveFocus();
    (button(readable[us]).element() as HTMLElement).click();
    await expect.poll(rowTexts).toEqual([`${readable[gb]} *`, readable[us]]);
    await expect.poll(() => document.activeElement).toBe(rows()[1]);
    await expect.element(status(`${readable[us]} can get your codes now.`)).toBeInTheDocument();
  });

  it('does not announce the first one before the backend agreed, since backup codes come with it', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [us] });
    const held = hold();
    adapter.faults = { setReservedForSecondFactor: () => held };
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
    await expect.poll(() => held.waiting).toBe(1);
    await aWhile();
    expect(document.body.textContent).not.toContain('can get your codes now');
    await release(held);
    await expect.poll(codes).toHaveLength(10);
    expect(document.body.textContent).toContain(`${readable[us]} can get your codes now.`);
  });

  it('shows the backup codes of the first one at once, and focuses them', async () => {
    await renderSettings({ phoneNumbers: [us] });
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
    await expect.poll(codes).toHaveLength(10);
    await expect.element(page.getByRole('group', { name: 'Save your backup codes' })).toHaveFocus();
    await expect.poll(rowTexts).toEqual([`${readable[us]} *`]);
  });

  it('passes the codes to the app if it shows them itself', async () => {
    const onBackupCodes = vi.fn();
    await renderSettings({ phoneNumbers: [us] }, { onBackupCodes });
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
    await expect.poll(() => onBackupCodes.mock.calls).toHaveLength(1);
    expect(codes()).toEqual([]);
  });

  it('verifies an unverified number first, and then reserves it in the same flow', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [factor(us), { ...plain(gb), verification: null }] });
    await userEvent.click(button('Add a number for codes'));
    await userEvent.click(button(`${readable[gb]} Unverified`));
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(rowTexts).toEqual([`${readable[us]} *`, readable[gb]]);
    const changes = adapter.calls.filter((call) => call !== 'backupCodeStatus');
    expect(changes.slice(-2)).toEqual(['attemptVerification', 'setReservedForSecondFactor']);
    await expect.poll(() => document.activeElement).toBe(rows()[1]);
  });

  it('adds a new number, verifies it, and reserves it in one flow', async () => {
    const { adapter } = await renderSettings();
    await userEvent.click(button('Turn on'));
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(rowTexts).toEqual([`${readable[us]} *`]);
    await expect.poll(codes).toHaveLength(10);
  });

  it('offers a number at once when it is verified elsewhere', async () => {
    const { adapter, client } = await renderSettings({
      phoneNumbers: [factor(us), { ...plain(gb), verification: null }],
    });
    await userEvent.click(button('Add a number for codes'));
    await userEvent.click(button(`${readable[gb]} Unverified`));
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await adapter.attemptVerification({ id: gb, code: codeOf(adapter) });
    await client.invalidateQueries();
    await userEvent.click(button(readable[gb]));
    await expect.poll(rowTexts).toEqual([`${readable[us]} *`, readable[gb]]);
  });

  it('offers a new number beside the existing ones, and returns to its button on cancel', async () => {
    await renderSettings({ phoneNumbers: [factor(us), gb] });
    await userEvent.click(button('Add a number for codes'));
    await userEvent.click(button('New number'));
    await expect.element(numberField()).toHaveFocus();
    await userEvent.click(button('Cancel'));
    await expect.element(button('Add a number for codes')).toHaveFocus();
  });

  it('offers no new number if the list is full', async () => {
    await renderSettings({ phoneNumbers: [factor(us), gb], policy: { maxPhoneNumbers: 2 } });
    await userEvent.click(button('Add a number for codes'));
    await expect.element(button(readable[gb])).toBeVisible();
    expect(button('New number').elements()).toHaveLength(0);
  });

  it('rolls the number back if the backend refuses, shows why, and focuses what tries again', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [us] });
    adapter.faults = { setReservedForSecondFactor: [fail('forbidden')] };
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
    await expect.element(alert()).toHaveTextContent(`${readable[us]} was not added. You are not allowed to do this.`);
    await expect.element(page.getByText('Two-step verification is off')).toBeVisible();
    await expect.element(button('Turn on')).toHaveFocus();
    await userEvent.click(button('Turn on'));
    expect(alert().elements()).toHaveLength(0);
  });

  it('shows no error if the person cancels the step-up', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [us] });
    adapter.faults = { setReservedForSecondFactor: [fail('step_up_cancelled')] };
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
    await expect.poll(() => adapter.calls).toContain('setReservedForSecondFactor');
    await expect.element(page.getByText('Two-step verification is off')).toBeVisible();
    expect(alert().elements()).toHaveLength(0);
  });
});

describe('the default second factor', () => {
  it('changes optimistically, announces it, and keeps focus on the number', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [factor(us), factor(gb)] });
    adapter.faults = () => hang();
    await expect.element(makeDefault(gb)).toBeVisible();
    (makeDefault(gb).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(rowTexts).toEqual([`${readable[gb]} *`, readable[us]]);
    await expect.element(status(`Codes go to ${readable[gb]} now.`)).toBeInTheDocument();
    await expect.poll(() => document.activeElement).toBe(rows()[0]);
  });

  it('rolls back with the reason in its row, and focuses what tries again', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [factor(us), factor(gb)] });
    adapter.faults = { makeDefaultSecondFactor: [fail('network')] };
    await userEvent.click(makeDefault(gb));
    await expect
      .element(page.getByRole('listitem').filter({ hasText: readable[gb] }).getByRole('alert'))
      .toHaveTextContent('The server could not be reached.');
    expect(rowTexts()).toEqual([`${readable[us]} *`, readable[gb]]);
    await expect.element(makeDefault(gb)).toHaveFocus();
    await userEvent.click(makeDefault(gb));
    await expect.poll(rowTexts).toEqual([`${readable[gb]} *`, readable[us]]);
    expect(alert().elements()).toHaveLength(0);
  });
});

describe('ending a second factor', () => {
  it.each([
    ['the default one', us, [factor(us), factor(gb)], `Codes go to ${readable[gb]} from now on.`],
    ['another one', gb, [factor(us), factor(gb)], `Codes still go to ${readable[us]}.`],
    ['the last one', us, [factor(us)], 'Two-step verification will be off'],
  ] as const)('shows beforehand what it means for %s', async (_, phoneNumber, phoneNumbers, meaning) => {
    const { adapter } = await renderSettings({ phoneNumbers });
    await userEvent.click(stop(phoneNumber));
    await expect
      .element(page.getByRole('alertdialog'))
      .toHaveAccessibleDescription(new RegExp(meaning.replaceAll('+', '\\+')));
    await expect.element(button('Keep using it')).toHaveFocus();
    expect(adapter.calls).not.toContain('setReservedForSecondFactor');
    await userEvent.keyboard('{Escape}');
    await expect.element(stop(phoneNumber)).toHaveFocus();
  });

  it('stays open and busy until done, then announces it and focuses the row in its place', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [factor(us), factor(gb)] });
    const held = hold();
    adapter.faults = { setReservedForSecondFactor: () => held };
    await userEvent.click(stop(us));
    await userEvent.click(button('Stop using it'));
    await expect.element(button('Stop using it')).toHaveAttribute('aria-busy', 'true');
    expect(rowTexts()).toEqual([`${readable[us]} *`, readable[gb]]);
    await release(held);
    await expect.poll(rowTexts).toEqual([`${readable[gb]} *`]);
    await expect.element(status(`${readable[us]} no longer gets codes.`)).toBeInTheDocument();
    await expect.poll(() => document.activeElement).toBe(rows()[0]);
  });

  it('shows in the question why the backend refused', async () => {
    const { adapter } = await renderSettings({ phoneNumbers: [factor(us)] });
    adapter.faults = { setReservedForSecondFactor: [fail('last_second_factor')] };
    await userEvent.click(stop(us));
    await userEvent.click(button('Stop using it'));
    await expect
      .element(page.getByRole('alertdialog').getByRole('alert'))
      .toHaveTextContent('This is your last second factor.');
    expect(rowTexts()).toEqual([`${readable[us]} *`]);
  });

  it('keeps the last one before the backend has to, and shows why', async () => {
    const { adapter } = await renderSettings({
      phoneNumbers: [factor(us), gb],
      policy: { secondFactorRequired: true },
    });
    await expect.element(stop(us)).toHaveAttribute('aria-disabled', 'true');
    await expect
      .element(stop(us))
      .toHaveAccessibleDescription('This is your last second factor. Add another one first.');
    (stop(us).element() as HTMLElement).click();
    await nextFrame();
    expect(page.getByRole('alertdialog').elements()).toHaveLength(0);
    await userEvent.click(button('Add a number for codes'));
    await userEvent.click(button(readable[gb]));
    await expect.element(stop(us)).not.toHaveAttribute('aria-disabled');
    expect(adapter.calls.filter((call) => call === 'setReservedForSecondFactor')).toHaveLength(1);
  });
});

describe('two changes in flight', () => {
  const refusal = new PhoneError('forbidden');
  const both = [`${readable[fr]} *`, readable[us], readable[gb]];

  it.each([
    ['both happen', undefined, undefined, both],
    ['the first fails', refusal, undefined, [`${readable[fr]} *`, readable[us]]],
    ['the second fails', undefined, refusal, [`${readable[us]} *`, readable[fr], readable[gb]]],
    ['both fail', refusal, refusal, [`${readable[us]} *`, readable[fr]]],
  ])('are shown at once, and the result is right if %s', async (_, first, second, left) => {
    const adapter = faultyAdapter(
      memoryAdapter({
        phoneNumbers: [factor(us), factor(fr), gb].map((seed, at) =>
          typeof seed === 'string' ? { ...plain(seed), createdAt: 3 } : { ...seed, createdAt: at },
        ),
      }),
    );
    const [reserving, makingDefault] = [hold(first && fail(first)), hold(second && fail(second))];
    adapter.faults = { setReservedForSecondFactor: [reserving], makeDefaultSecondFactor: [makingDefault] };
    await renderKit(<SecondFactorSettings />, { adapter });
    await userEvent.click(button('Add a number for codes'));
    (button(readable[gb]).element() as HTMLElement).click();
    await nextFrame();
    (makeDefault(fr).element() as HTMLElement).click();
    await expect.poll(rowTexts).toEqual(both);

    await expect.poll(() => reserving.waiting).toBe(1);
    reserving.release();
    await expect.poll(() => makingDefault.waiting).toBe(1);
    if (first) await expect.element(alert().first()).toHaveTextContent(`${readable[gb]} was not added.`);
    makingDefault.release();
    await expect.poll(rowTexts).toEqual(second ? left : first ? [`${readable[fr]} *`, readable[us]] : left);
    expect(alert().elements()).toHaveLength(Number(Boolean(first)) + Number(Boolean(second)));
  });
});

describe('the secrets of a second factor', () => {
  it('are only on the screen while they are shown, and nowhere after a whole flow', async () => {
    const consoles = (['log', 'info', 'debug', 'warn', 'error'] as const).map((level) => vi.spyOn(console, level));
    const spoken = () => consoles.flatMap(({ mock }) => mock.calls);
    const { adapter, client, unmount } = await renderSettings();
    await userEvent.click(button('Turn on'));
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(codes).toHaveLength(10);
    const backupCodes = codes();
    expect(findSecrets(client, backupCodes, spoken())).toEqual(['document']);
    await userEvent.click(button('Done'));
    await userEvent.click(button('Leave'));
    const secrets = [...backupCodes, codeOf(adapter), wrongCodeOf(adapter)];
    await expect.poll(() => findSecrets(client, secrets, spoken())).toEqual([]);
    await unmount();
    expect(findSecrets(client, secrets, spoken())).toEqual([]);
  });
});
