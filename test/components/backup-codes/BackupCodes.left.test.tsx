import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { BackupCodes } from '../../../src/components/backup-codes/BackupCodes.js';
import { SecondFactorSettings } from '../../../src/components/second-factor/SecondFactorSettings.js';
import { fail, faultyAdapter, hold, lost } from '../../../src/testing/index.js';
import { button, readable, release, renderKit, us } from '../../support/page/render-kit.js';

const few = 'Few backup codes are left. Get new ones.';
const none = 'No backup codes are left. Get new ones.';
const unseen = 'Your backup codes were created but not saved. Get new ones.';
const text = (shown: string | RegExp) => page.getByText(shown);
const shownCodes = () => document.querySelectorAll('[data-part=backup-code]').length;

/** The adapter of a user with this many of ten codes left. */
async function withCodesLeft(left: number) {
  const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] }));
  const codes = await adapter.createBackupCodes();
  const service = await adapter.service('user');
  for (const code of codes.slice(left)) {
    await service.attemptBackupCode((await service.startSecondFactor('user')) ?? '', { code });
  }
  return adapter;
}

describe('the backup codes that are left', () => {
  it('are counted beside the button, with the date on which they were created', async () => {
    const { adapter } = await renderKit(<BackupCodes />, { adapter: await withCodesLeft(7) });
    const { createdAt } = await adapter.backupCodeStatus({});
    const date = new Date(createdAt ?? 0).toLocaleDateString('en', { dateStyle: 'medium' });
    await expect.element(text(`7 left, created ${date}`)).toBeVisible();
    await expect.element(text(few)).not.toBeInTheDocument();
  });

  it.each([
    [4, null],
    [3, few],
    [1, few],
    [0, none],
  ])('have a warning: %s', async (left, warning) => {
    await renderKit(<BackupCodes />, { adapter: await withCodesLeft(left) });
    if (left > 0) await expect.element(text(new RegExp(`^${left} left`))).toBeVisible();
    if (warning) await expect.element(page.getByRole('status').filter({ hasText: warning })).toBeVisible();
    else await expect.element(page.getByText(/Get new ones/)).not.toBeInTheDocument();
  });

  it('are counted again once new ones were created', async () => {
    await renderKit(<BackupCodes />, { adapter: await withCodesLeft(2) });
    await expect.element(text(few)).toBeVisible();
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.poll(shownCodes).toBe(10);
    await expect.element(text(/left, created/)).not.toBeInTheDocument();
    await userEvent.click(button('Done'));
    await userEvent.click(button('Leave'));
    await expect.element(text(/^10 left, created/)).toBeVisible();
    await expect.element(text(few)).not.toBeInTheDocument();
  });

  it('are not mentioned if the backend does not report them, or fails', async () => {
    const adapter = await withCodesLeft(2);
    adapter.faults = { backupCodeStatus: () => fail('forbidden') };
    await renderKit(<BackupCodes />, { adapter });
    await expect.poll(() => adapter.calls).toContain('backupCodeStatus');
    await expect.element(button('Get new codes')).toBeVisible();
    await expect.element(text(/left/)).not.toBeInTheDocument();
  });

  it('are not requested while no number is reserved', async () => {
    const { adapter } = await renderKit(<PhoneNumbers />, {
      adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us] })),
    });
    await expect.element(button('Turn on')).toBeVisible();
    expect(adapter.calls).not.toContain('backupCodeStatus');
  });
});

describe('backup codes that nobody has seen', () => {
  const turnOn = async () => {
    await userEvent.click(button('Turn on'));
    await userEvent.click(button(readable[us]));
  };
  const newcomer = () => faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));

  it.each([
    ['PhoneNumbers', PhoneNumbers],
    ['SecondFactorSettings', SecondFactorSettings],
  ])('are offered again in %s after a reservation whose response was lost', async (_, Screen) => {
    const adapter = newcomer();
    adapter.faults = { setReservedForSecondFactor: [lost()] };
    await renderKit(<Screen />, { adapter });
    await turnOn();
    await expect.element(text(unseen)).toBeVisible();
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.poll(shownCodes).toBe(10);
    await expect.element(text(unseen)).not.toBeInTheDocument();
    await userEvent.click(button('Done'));
    await userEvent.click(button('Leave'));
    await expect.element(text(unseen)).not.toBeInTheDocument();
  });

  it('are offered again after the page was left before the response arrived', async () => {
    const adapter = newcomer();
    const held = hold();
    adapter.faults = { setReservedForSecondFactor: () => held };
    const first = await renderKit(<PhoneNumbers />, { adapter });
    await turnOn();
    await expect.poll(() => held.waiting).toBe(1);
    await expect.element(text(none)).not.toBeInTheDocument();
    await first.unmount();
    await release(held);
    await renderKit(<PhoneNumbers />, { adapter });
    await expect.element(text(unseen)).toBeVisible();
  });

  it('are offered again after the response to new ones was lost', async () => {
    const adapter = await withCodesLeft(7);
    await renderKit(<BackupCodes />, { adapter });
    await expect.element(text(/^7 left/)).toBeVisible();
    adapter.faults = { createBackupCodes: [lost()] };
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.element(text(unseen)).toBeVisible();
  });

  it.each([
    ['was refused', fail('forbidden')],
    ['never reached the backend', fail('network')],
  ])('do not exist if the request %s', async (_, fault) => {
    const adapter = await withCodesLeft(7);
    await renderKit(<BackupCodes />, { adapter });
    await expect.element(text(/^7 left/)).toBeVisible();
    adapter.faults = { createBackupCodes: [fault] };
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.element(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
    await expect.element(text(unseen)).not.toBeInTheDocument();
  });

  it('are not mentioned to another user', async () => {
    const adapter = newcomer();
    adapter.faults = { setReservedForSecondFactor: [lost()] };
    const { change } = await renderKit(<PhoneNumbers />, { adapter });
    await turnOn();
    await expect.element(text(unseen)).toBeVisible();
    await change({ userId: 'user_2' });
    await expect.element(text(unseen)).not.toBeInTheDocument();
  });
});
