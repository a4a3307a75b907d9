import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import {
  memoryAdapter,
  memorySecondFactorAdapter,
  type MemoryAdapterOptions,
} from '../../src/adapters/memory/index.js';
import { BackupCodes } from '../../src/components/backup-codes/BackupCodes.js';
import { SecondFactorChallenge } from '../../src/components/challenge/SecondFactorChallenge.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorSettings } from '../../src/components/second-factor/SecondFactorSettings.js';
import { VerifyPhoneForm } from '../../src/components/verification/VerifyPhoneForm.js';
import { channels } from '../../src/core/model.js';
import { fail, faultyAdapter, lost } from '../../src/testing/index.js';
import { described } from '../support/page/by-ear.js';
import { expectFocus, isLost, tabTo } from '../support/page/by-keyboard.js';
import { codeOf, gb, later, readable, renderKit, us, wrongCodeOf } from '../support/page/render-kit.js';

// What the screens ask for besides the main tasks, by keyboard alone: the order of Tab, Enter and Space, Escape, and
// where the focus is after each step.

const press = async (name: string, key: '{Enter}' | ' ' = '{Enter}') => {
  await tabTo(name);
  await userEvent.keyboard(key);
};
/** The buttons that Tab reaches from here, in order. */
async function expectNext(...names: string[]) {
  for (const name of names) {
    await userEvent.keyboard('{Tab}');
    await expectFocus(name);
  }
}
const account = (options: MemoryAdapterOptions) => faultyAdapter(memoryAdapter(options));
const factor = { id: 'phone_1', phoneNumber: us, reservedForSecondFactor: true };
const unverified = { id: 'phone_1', phoneNumber: us, verification: null };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

describe('a change of number, by keyboard', () => {
  it('returns to its button if it is cancelled, and to the number that replaced the old one', async () => {
    const adapter = account({ phoneNumbers: [factor], policy: { replaces: true } });
    await renderKit(<PhoneNumbers />, { adapter });
    await press('Change number', ' ');
    await expectFocus('Phone number');
    expect(await described()).toContain(`${readable[us]} stays in use until the new number is verified.`);
    await expectNext('Send code', 'Cancel');
    await userEvent.keyboard(' ');
    await expectFocus('Change number');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Phone number');
    await userEvent.keyboard('+447400123456{Enter}');
    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expectFocus(/^\+44 7400 123456/);
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: gb, defaultSecondFactor: true }]);
  });

  it('can be given up at the code, and the old number is what Tab reaches', async () => {
    const adapter = account({ phoneNumbers: [us], policy: { replaces: true } });
    await renderKit(<PhoneNumbers />, { adapter });
    await press('Change number');
    await expectFocus('Phone number');
    await userEvent.keyboard('+447400123456{Enter}');
    await expectFocus('Verification code');
    await press('Cancel');
    await expect.poll(isLost).toBe(false);
    await press(`Remove ${readable[gb]}`);
    await expectFocus('Keep it');
    await userEvent.keyboard('{Escape}');
    await expectFocus(`Remove ${readable[gb]}`);
  });
});

describe('the channels of a code, by keyboard', () => {
  const withChannels = () => account({ phoneNumbers: [unverified], policy: { channels, resendCooldown: 0 } });

  it('follow "Resend code" in the order of the backend, and lead back to the field', async () => {
    const adapter = withChannels();
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
    await expectFocus('Send code');
    await userEvent.keyboard(' ');
    await expectFocus('Verification code');
    await expect.poll(described).toContain('We sent a 6-digit code');
    await expectNext('Verify', 'Resend code', 'Send it by WhatsApp', 'Call me instead');
    await userEvent.keyboard(' ');
    await expectFocus('Verification code');
    await expect.poll(described).toContain(`We are calling ${readable[us]} to read out your code.`);
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => document.body.textContent).toContain(`${readable[us]} is verified.`);
  });

  it('do not take the focus along if one is refused', async () => {
    const adapter = withChannels();
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
    await expectFocus('Send code');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Verification code');
    adapter.faults = { prepareVerification: [fail('recipient_opted_out')] };
    await press('Send it by WhatsApp');
    await expectFocus('Verification code');
    await expect.poll(described).toContain('This number has opted out of our messages.');
    await expectNext('Verify', 'Resend code', 'Call me instead');
  });

  it('do not take the focus along if one is refused before any code was sent', async () => {
    const adapter = withChannels();
    adapter.faults = { prepareVerification: [fail('message_not_sent'), fail('recipient_opted_out')] };
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
    await expectFocus('Send code');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('The message could not be sent.');
    await expectNext('Send it by WhatsApp');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('This number has opted out of our messages.');
    await expectFocus('Send code');
    await expectNext('Call me instead');
    await userEvent.keyboard(' ');
    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => document.body.textContent).toContain(`${readable[us]} is verified.`);
  });
});

describe('backup codes, by keyboard', () => {
  it('are replaced when few are left: Escape cancels each question, and the focus returns', async () => {
    const adapter = account({ phoneNumbers: [factor] });
    const codes = await adapter.createBackupCodes();
    const service = await adapter.service('user');
    for (const code of codes.slice(2))
      await service.attemptBackupCode((await service.startSecondFactor('user')) ?? '', { code });
    await renderKit(<BackupCodes />, { adapter });
    await expect.element(page.getByText('Few backup codes are left. Get new ones.')).toBeVisible();
    await press('Get new codes', ' ');
    await expectFocus('Keep the old ones');
    await userEvent.keyboard('{Escape}');
    await expectFocus('Get new codes');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Keep the old ones');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expectFocus('Get new codes');
    await userEvent.keyboard(' ');
    await expectFocus('Save your backup codes');
    await press('Done');
    await expectFocus('Go back');
    await userEvent.keyboard('{Escape}');
    await expectFocus('Save your backup codes');
    await press('Done');
    await expectFocus('Go back');
    await press('Leave', ' ');
    await expectFocus('Get new codes');
  });

  it('that nobody has seen can be replaced after the number is reserved', async () => {
    const adapter = account({ phoneNumbers: [us] });
    adapter.faults = { setReservedForSecondFactor: [lost()] };
    await renderKit(<SecondFactorSettings />, { adapter });
    await press('Turn on', ' ');
    await expectFocus('Which number should get the codes?');
    await press(readable[us], ' ');
    await expect.element(page.getByText('Your backup codes were created but not saved. Get new ones.')).toBeVisible();
    await expect.poll(isLost).toBe(false);
    await press('Get new codes');
    await expectFocus('Keep the old ones');
    await press('Get new codes');
    await expectFocus('Save your backup codes');
  });
});

describe('the last number of a user with other factors, by keyboard', () => {
  it('keeps the focus in the settings, whether it stays or goes', async () => {
    const adapter = account({ phoneNumbers: [factor], otherFactors: ['totp'] });
    await renderKit(<SecondFactorSettings />, { adapter });
    const stop = `Stop using ${readable[us]} for codes`;
    await press(stop, ' ');
    await expectFocus('Keep using it');
    await userEvent.keyboard('{Escape}');
    await expectFocus(stop);
    await userEvent.keyboard('{Enter}');
    await expectFocus('Keep using it');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expectFocus('Stop using it');
    await userEvent.keyboard(' ');
    await expect.element(page.getByText('Two-step verification stays on: authenticator app.')).toBeVisible();
    await expect.poll(isLost).toBe(false);
    await press('Add a number for codes');
    await expectFocus('Which number should get the codes?');
  });
});

describe('a code, by keyboard', () => {
  it('of an older message is replaced by typing the newer one', async () => {
    const adapter = account({ phoneNumbers: [unverified], policy: { resendCooldown: 0 } });
    await renderKit(<PhoneNumbers />, { adapter });
    await press(`Verify ${readable[us]}`, ' ');
    await expectFocus('Verification code');
    const older = codeOf(adapter);
    later(1);
    await press('Resend code', ' ');
    await expectFocus('Verification code');
    await expect.poll(() => adapter.inbox.messages).toHaveLength(2);
    await userEvent.keyboard(older);
    await expect.poll(described).toContain('A newer code is on its way: use the one in the latest message.');
    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expectFocus(/^\+1 201 555 0123/);
  });

  it('that seems to have expired can be entered, and leads to "Send code" if it has', async () => {
    const adapter = account({ phoneNumbers: [unverified] });
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
    await expectFocus('Send code');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Verification code');
    await expect.poll(() => document.body.textContent).toContain('We sent a 6-digit code');
    later(601);
    await expectFocus('Send code');
    await expectNext('I have a code');
    await userEvent.keyboard(' ');
    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expectFocus('Send code');
    await userEvent.keyboard(' ');
    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => document.body.textContent).toContain(`${readable[us]} is verified.`);
  });
});

describe('the second step at sign-in, by keyboard', () => {
  const onComplete = vi.fn();
  beforeEach(() => void onComplete.mockClear());

  it('says how many backup codes are left where the focus is', async () => {
    const adapter = account({ phoneNumbers: [factor] });
    const codes = await adapter.createBackupCodes();
    const service = await adapter.service('user');
    for (const code of codes.slice(3))
      await service.attemptBackupCode((await service.startSecondFactor('user')) ?? '', { code });
    render(<SecondFactorChallenge adapter={memorySecondFactorAdapter(adapter)} onComplete={onComplete} />);
    await expectFocus('Verification code');
    await press('Use a backup code', ' ');
    await expectFocus('Backup code');
    await press('Get a code by text message');
    await expectFocus('Verification code');
    await press('Use a backup code');
    await expectFocus('Backup code');
    await userEvent.keyboard(`${codes[0]}{Enter}`);
    await expectFocus(/Backup codes: 2 left.*Few backup codes are left\. Get new ones\.$/);
    expect(onComplete).toHaveBeenCalledOnce();
  });

  it('accepts a code that the first step has sent, and sends another on Space after the wait', async () => {
    const adapter = account({ phoneNumbers: [factor, { phoneNumber: gb, reservedForSecondFactor: true }] });
    const plain = memorySecondFactorAdapter(adapter);
    await plain.prepare({ id: 'phone_1' });
    render(<SecondFactorChallenge adapter={Object.assign(plain, { sentTo: 'phone_1' })} onComplete={onComplete} />);
    await expectFocus('Verification code');
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expect.poll(described).toContain('This code is not right. 4 tries left.');
    later(30);
    await press('Resend code', ' ');
    await expectFocus('Verification code');
    await expect.poll(() => adapter.inbox.messages).toHaveLength(2);
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => onComplete.mock.calls).toHaveLength(1);
    await expectFocus(/^Confirmed\./);
  });

  it('keeps the focus while another code has to wait', async () => {
    const adapter = account({ phoneNumbers: [factor] });
    await memorySecondFactorAdapter(adapter).prepare({ id: 'phone_1' });
    later(12);
    render(<SecondFactorChallenge adapter={memorySecondFactorAdapter(adapter)} onComplete={onComplete} />);
    await expect
      .element(page.getByRole('alert').first())
      .toHaveTextContent('A code was sent 12 seconds ago; you can ask for another in 18 seconds.');
    await expect.poll(isLost).toBe(false);
    later(18);
    await press('Send code', ' ');
    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => onComplete.mock.calls).toHaveLength(1);
  });
});
