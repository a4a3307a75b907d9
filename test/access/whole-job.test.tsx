import { virtual } from '@guidepup/virtual-screen-reader';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { memoryAdapter, memorySecondFactorAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorChallenge } from '../../src/components/challenge/SecondFactorChallenge.js';
import '../../src/styles/styles.css';
import { fail, faultyAdapter } from '../../src/testing/index.js';
import { described, expectHeard, press } from '../support/page/by-ear.js';
import { codeOf, gb, later, renderKit, us, wrongCodeOf } from '../support/page/render-kit.js';

// Every task by keyboard alone, as a screen reader announces it.

beforeEach(() => virtual.start({ container: document.body }));
afterEach(() => virtual.stop());

describe('PhoneNumbers, by keyboard and screen reader', () => {
  it('adds and verifies a number, and announces each error with its field', async () => {
    const adapter = faultyAdapter(memoryAdapter({ policy: { resendCooldown: 0 } }));
    await renderKit(<PhoneNumbers defaultCountry="US" />, { adapter });
    await press('Add phone number');
    await expectHeard(/^textbox, Phone number, We will text you a code/);
    await userEvent.keyboard('20155501{Enter}');
    await expectHeard('assertive: This number is too short.');
    expect(await described()).toContain('This number is too short.');
    await userEvent.keyboard('23{Enter}');
    await expectHeard(/^textbox, Verification code/, /We sent a 6-digit code to \+1 201 555 0123\./);
    await userEvent.keyboard('12{Enter}');
    await expectHeard('assertive: Enter all 6 digits of the code.');
    expect(await described()).toContain('Enter all 6 digits of the code.');
    await userEvent.keyboard('{Backspace}{Backspace}');
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expectHeard('assertive: This code is not right. 4 tries left.');
    expect(await described()).toContain('This code is not right. 4 tries left.');
    await press('Resend code');
    await expectHeard(
      /^textbox, Verification code/,
      'polite: We sent a new code to +1 201 555 0123. The old one no longer works.',
    );
    await userEvent.keyboard(codeOf(adapter));
    await expectHeard(/^listitem, \+1 201 555 0123/, 'polite: +1 201 555 0123 is verified.');
  });

  it('announces that a code has expired, and sends another', async () => {
    const adapter = faultyAdapter(
      memoryAdapter({
        phoneNumbers: [{ phoneNumber: us, verification: null }],
        policy: { resendCooldown: 0 },
      }),
    );
    await renderKit(<PhoneNumbers />, { adapter });
    await press('Verify +1 201 555 0123');
    await expectHeard(/^textbox, Verification code/, /We sent a 6-digit code to \+1 201 555 0123\./);
    adapter.faults = { attemptVerification: [fail('code_expired')] };
    await userEvent.keyboard(codeOf(adapter));
    await expectHeard(/^button, Send code, The code sent to \+1 201 555 0123 has expired\. Ask for a new one\./);
    await userEvent.keyboard('{Enter}');
    await expectHeard(/^textbox, Verification code/, /We sent a 6-digit code to \+1 201 555 0123\./);
  });

  it('announces the wait for a new code at milestones, not every second', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const adapter = faultyAdapter(
      memoryAdapter({
        phoneNumbers: [{ phoneNumber: us, verification: null }],
        policy: { resendCooldown: 12 },
      }),
    );
    await renderKit(<PhoneNumbers />, { adapter });
    await press('Verify +1 201 555 0123');
    await expectHeard(/^textbox, Verification code/);
    const shown = () => document.querySelector('[data-part=verify-form]')?.textContent;
    await expect.poll(shown).toContain('We sent a 6-digit code');
    await expect.poll(shown).toContain('Resend in 12 sec');
    later(2);
    await expectHeard('polite: Resend in 10 sec');
    for (const seconds of [9, 8, 7]) {
      later(1);
      await expect.poll(shown).toContain(`Resend in ${seconds} sec`);
    }
    expect((await virtual.spokenPhraseLog()).filter((said) => said.includes('Resend'))).toEqual([]);
  });

  it('turns on two-step verification, passes it to another number, and keeps the backup codes', async () => {
    await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb] })) });
    await press('Turn on');
    await expectHeard('group, Which number should get the codes?');
    await press('+1 201 555 0123');
    await expectHeard('polite: +1 201 555 0123 can get your codes now.', 'group, Save your backup codes');
    await press('Copy');
    await expectHeard(/^polite: (Copied\.|Copying was not allowed)/);
    await press('Done');
    await press('Add a number for codes');
    await expectHeard('group, Which number should get the codes?');
    await press('+44 7400 123456');
    await expectHeard('polite: +44 7400 123456 can get your codes now.');
    await press('Make default: +44 7400 123456');
    await expectHeard('polite: Codes go to +44 7400 123456 now.');
    await press('Stop using +1 201 555 0123 for codes');
    await expectHeard(/^alertdialog, Stop using \+1 201 555 0123 for codes\?/);
    await press('Stop using it');
    await expectHeard('polite: +1 201 555 0123 no longer gets codes.');
    await press('Get new codes');
    await expectHeard(/^alertdialog, Get new backup codes\?/);
  });

  it('makes a number primary and removes the other, and never loses focus', async () => {
    await renderKit(<PhoneNumbers />, { adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb] })) });
    await press('Make primary: +44 7400 123456');
    await expectHeard('polite: +44 7400 123456 is your primary number now.');
    await press('Remove +1 201 555 0123');
    await expectHeard(/^alertdialog, Remove \+1 201 555 0123\?/);
    await press('Remove number');
    await expectHeard('polite: +1 201 555 0123 was removed.');
    await expect.poll(() => document.activeElement).not.toBe(document.body);
  });
});

describe('SecondFactorChallenge, by keyboard and screen reader', () => {
  it('passes with the code of another number', async () => {
    const phoneNumbers = [
      { phoneNumber: us, reservedForSecondFactor: true },
      { phoneNumber: gb, reservedForSecondFactor: true },
    ];
    const backend = faultyAdapter(memoryAdapter({ phoneNumbers }));
    render(<SecondFactorChallenge adapter={memorySecondFactorAdapter(backend)} onComplete={() => {}} />);
    await expectHeard(/^textbox, Verification code/, /We sent a 6-digit code to \+•••••••0123\./);
    await userEvent.keyboard(wrongCodeOf(backend));
    await expectHeard('assertive: This code is not right. 4 tries left.');
    await press('Use another number');
    await press('+••••••••3456');
    await expectHeard(/^textbox, Verification code/, /We sent a 6-digit code to \+••••••••3456\./);
    await userEvent.keyboard(codeOf(backend));
    await expectHeard('polite: Confirmed. One moment…');
  });

  it('passes with a backup code', async () => {
    const backend = faultyAdapter(
      memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] }),
    );
    const [code = ''] = await backend.createBackupCodes();
    render(<SecondFactorChallenge adapter={memorySecondFactorAdapter(backend)} onComplete={() => {}} />);
    await expectHeard(/^textbox, Verification code/);
    await press('Use a backup code');
    await expectHeard(/^textbox, Backup code, One of the codes that you saved/);
    await userEvent.keyboard('nothing{Enter}');
    await expectHeard(/^assertive: This code is not right\./);
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard(`${code}{Enter}`);
    await expectHeard('polite: Confirmed. That backup code is used up now. One moment… Backup codes: 9 left');
  });
});
