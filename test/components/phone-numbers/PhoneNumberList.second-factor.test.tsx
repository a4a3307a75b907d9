import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneError } from '../../../src/core/errors.js';
import { en } from '../../../src/messages/en.js';
import { fail, faultyAdapter, hang, hold } from '../../../src/testing/index.js';
import { alert, button, fr, gb, numberField, readable, renderKit, us } from '../../support/page/render-kit.js';

const list = () => page.getByRole('list', { name: 'Phone numbers' });
const rowOf = (phoneNumber: keyof typeof readable) =>
  list().getByRole('listitem').filter({ hasText: readable[phoneNumber] });
const order = () =>
  list()
    .getByRole('listitem')
    .elements()
    .map((row) => row.querySelector('[data-part=number]')?.textContent);
const makePrimary = (phoneNumber: keyof typeof readable) => button(en.list.makePrimaryNumber(readable[phoneNumber]));
const remove = (phoneNumber: keyof typeof readable) => button(en.list.removeNumber(readable[phoneNumber]));
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function renderList(options: MemoryAdapterOptions) {
  const kit = await renderKit(<PhoneNumberList />, { adapter: faultyAdapter(memoryAdapter(options)) });
  await expect.element(list()).toBeVisible();
  return kit;
}

describe('the primary number', () => {
  it('changes optimistically, announces it, and keeps focus on the number', async () => {
    const { adapter } = await renderList({ phoneNumbers: [us, gb] });
    adapter.faults = () => hang();
    await expect.element(makePrimary(gb)).toBeVisible();
    (makePrimary(gb).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(order).toEqual([readable[gb], readable[us]]);
    await expect.element(page.getByRole('status')).toHaveTextContent(`${readable[gb]} is your primary number now.`);
    await expect.element(rowOf(gb)).toHaveFocus();
  });

  it('rolls back with the reason in its row, and focuses what tries again', async () => {
    const { adapter } = await renderList({ phoneNumbers: [us, gb] });
    adapter.faults = { makePrimary: [fail('network')] };
    await userEvent.click(makePrimary(gb));
    await expect.element(rowOf(gb).getByRole('alert')).toHaveTextContent('The server could not be reached.');
    expect(order()).toEqual([readable[us], readable[gb]]);
    await expect.element(makePrimary(gb)).toHaveFocus();
  });

  it.each([
    ['both happen', undefined, undefined, fr],
    ['the first fails', new PhoneError('forbidden'), undefined, fr],
    ['the second fails', undefined, new PhoneError('forbidden'), gb],
    ['both fail', new PhoneError('forbidden'), new PhoneError('forbidden'), us],
  ] as const)('is right if two are requested and %s', async (_, first, second, last) => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb, fr] }));
    const [toGb, toFr] = [hold(first && fail(first)), hold(second && fail(second))];
    adapter.faults = { makePrimary: [toGb, toFr] };
    await renderKit(<PhoneNumberList />, { adapter });
    await userEvent.click(makePrimary(gb));
    await userEvent.click(makePrimary(fr));
    expect(order()[0]).toBe(readable[fr]);
    toGb.release();
    await expect.poll(() => toFr.waiting).toBe(1);
    expect(order()[0]).toBe(readable[fr]);
    toFr.release();
    await expect.poll(() => order()[0]).toBe(readable[last]);
    await expect.poll(() => alert().elements().length).toBe(Number(Boolean(first)) + Number(Boolean(second)));
  });

  it('is offered only for verified numbers, and only if the backend supports it', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, { phoneNumber: gb, verification: null }] }));
    await renderKit(<PhoneNumberList />, { adapter });
    await expect.element(rowOf(gb)).toBeVisible();
    expect(page.getByRole('button', { name: /primary/ }).elements()).toHaveLength(0);
  });
});

describe('what a row shows', () => {
  it('shows the second factors and the default one', async () => {
    await renderList({
      phoneNumbers: [
        { phoneNumber: us, reservedForSecondFactor: true },
        { phoneNumber: gb, reservedForSecondFactor: true },
        fr,
      ],
    });
    await expect.element(rowOf(us).getByText('Two-step default', { exact: true })).toBeVisible();
    await expect.element(rowOf(gb).getByText('Two-step', { exact: true })).toBeVisible();
    await expect.element(rowOf(fr)).not.toHaveTextContent('Two-step');
  });

  it('lists the identifications that are tied to the number', async () => {
    const linkedTo = [
      { id: '1', type: 'oauth_google' },
      { id: '2', type: 'saml' },
    ];
    await renderList({ phoneNumbers: [{ phoneNumber: us, linkedTo }] });
    await expect.element(rowOf(us)).toHaveTextContent('Linked to Google and SAML');
    await userEvent.click(remove(us));
    await expect
      .element(page.getByRole('alertdialog'))
      .toHaveAccessibleDescription(/linked to Google and SAML: that link ends too/);
  });

  it('shows before removal which number becomes primary and receives codes', async () => {
    await renderList({
      phoneNumbers: [
        { phoneNumber: us, reservedForSecondFactor: true },
        { phoneNumber: gb, reservedForSecondFactor: true },
      ],
    });
    await userEvent.click(remove(us));
    const description = page.getByRole('alertdialog');
    await expect.element(description).toHaveAccessibleDescription(/\+44 7400 123456 becomes your primary number\./);
    await expect.element(description).toHaveAccessibleDescription(/Codes go to \+44 7400 123456 from now on\./);
  });

  it.each([
    [
      'the last second factor',
      { secondFactorRequired: true },
      'This is your last second factor. Add another one first.',
    ],
    [
      'the last verified number',
      { verifiedNumberRequired: true },
      'This is your last way to sign in. Add another one first.',
    ],
  ])('prevents %s before the backend has to, and shows why', async (_, policy, reason) => {
    const { adapter } = await renderList({
      phoneNumbers: [
        { phoneNumber: us, reservedForSecondFactor: true },
        { phoneNumber: gb, verification: null },
      ],
      policy,
    });
    await expect.element(remove(us)).toHaveAttribute('aria-disabled', 'true');
    await expect.element(remove(us)).toHaveAccessibleDescription(reason);
    await expect.element(remove(gb)).not.toHaveAttribute('aria-disabled');
    (remove(us).element() as HTMLElement).click();
    await nextFrame();
    expect(page.getByRole('alertdialog').elements()).toHaveLength(0);
    expect(adapter.calls).not.toContain('delete');
  });
});

describe('PhoneNumbers', () => {
  it('combines everything in one screen, with one panel open at a time', async () => {
    await renderKit(<PhoneNumbers />, {
      adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }, gb] })),
    });
    await expect.element(page.getByRole('heading', { name: 'Two-step verification', level: 3 })).toBeVisible();
    await userEvent.click(button('Get new codes'));
    await expect.element(page.getByRole('alertdialog', { name: 'Get new backup codes?' })).toBeVisible();
    await userEvent.click(remove(gb));
    await expect.element(page.getByRole('alertdialog', { name: `Remove ${readable[gb]}?` })).toBeVisible();
    expect(page.getByRole('alertdialog').elements()).toHaveLength(1);
    await userEvent.click(button('Add a number for codes'));
    await expect.element(page.getByRole('group', { name: 'Which number should get the codes?' })).toBeVisible();
    expect(page.getByRole('alertdialog').elements()).toHaveLength(0);
    await userEvent.click(button('Add phone number'));
    await expect.element(numberField()).toBeVisible();
    expect(page.getByRole('group', { name: 'Which number should get the codes?' }).elements()).toHaveLength(0);
  });

  it('keeps backup codes on screen whatever else opens, until the person finishes', async () => {
    await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb] })) });
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
    const codes = page.getByRole('group', { name: 'Save your backup codes' });
    await expect.element(codes).toHaveFocus();
    await userEvent.click(remove(gb));
    await userEvent.click(button('Remove number'));
    await expect.poll(order).toEqual([readable[us]]);
    await expect.element(codes).toBeVisible();
    await userEvent.click(button('Done'));
    await userEvent.click(button('Leave'));
    await expect.element(button('Get new codes')).toHaveFocus();
  });

  it('offers backup codes only while two-step verification is on', async () => {
    await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us] })) });
    await expect.element(page.getByText('Two-step verification is off')).toBeVisible();
    expect(page.getByRole('heading', { name: 'Backup codes' }).elements()).toHaveLength(0);
  });

  it('renders neither if the backend has no second factor', async () => {
    const adapter = { ...memoryAdapter({ phoneNumbers: [us] }), setReservedForSecondFactor: undefined };
    await renderKit(<PhoneNumbers />, { adapter: adapter as never });
    await expect.element(list()).toBeVisible();
    expect(page.getByRole('heading').elements()).toHaveLength(1);
  });
});
