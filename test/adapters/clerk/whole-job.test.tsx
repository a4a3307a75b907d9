import { virtual } from '@guidepup/virtual-screen-reader';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { PhoneSecondStep } from '../../../stories/support/examples/backends/clerk-sign-in.js';
import { PhoneSettings } from '../../../stories/support/examples/backends/clerk-step-up.js';
import { clerkAdapter } from '../../../src/adapters/clerk/index.js';
import '../../../src/styles/styles.css';
import { expectHeard, press } from '../../support/page/by-ear.js';
import { openClerkPage, type ClerkPage } from '../../support/clerk/in-page.js';
import { password } from '../../support/clerk/routes.js';
import { lastCode, wrongCodeFor } from '../../support/phone-service.js';

// The example of the page "Clerk", over Clerk's own client.

let app: ClerkPage;

beforeEach(async () => {
  app = await openClerkPage();
  await virtual.start({ container: document.body });
});

afterEach(() => virtual.stop());

describe('PhoneNumbers over Clerk', () => {
  it('adds a number, verifies it and makes it a second factor, with one request per step', async () => {
    // Without StrictMode, which fetches the list twice.
    render(<PhoneSettings clerk={app.clerk} userId="user_ada" />);
    await press('Add phone number');
    await expectHeard(/^textbox, Phone number/);
    await userEvent.keyboard('2015550123{Enter}');
    await expectHeard(/^textbox, Verification code/);
    await userEvent.keyboard(wrongCodeFor(await sentCode()));
    await expectHeard('assertive: This code is not right.');
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard(await sentCode());
    await expectHeard('polite: +1 201 555 0123 is verified.');
    await press('Turn on');
    await press('+1 201 555 0123');
    await expectHeard('polite: +1 201 555 0123 can get your codes now.', 'group, Save your backup codes');
    expect(await requests()).toEqual([
      'GET /environment',
      'GET /client',
      'GET /me',
      'POST /me/phone_numbers',
      'POST /me/phone_numbers/ID/prepare_verification',
      'POST /me/phone_numbers/ID/attempt_verification',
      'POST /me/phone_numbers/ID/attempt_verification',
      'PATCH /me/phone_numbers/ID',
    ]);
  });

  it('makes another number the default and removes the first, after a step-up', async () => {
    for (const phoneNumber of ['+12015550123', '+12015550188']) await reserve(phoneNumber);
    const before = await requests();
    await app.change({ stepUp: true });
    render(<PhoneSettings clerk={app.clerk} userId="user_ada" />);
    await press('Make default: +1 201 555 0188');
    await expectHeard('polite: Codes go to +1 201 555 0188 now.');
    await press('Stop using +1 201 555 0123 for codes');
    await press('Stop using it');
    await expect.element(page.getByRole('dialog', { name: 'Confirm that it is you' })).toBeVisible();
    await userEvent.keyboard('nothing{Enter}');
    await expect.element(page.getByRole('alert').filter({ hasText: 'That did not work' })).toBeVisible();
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard(`${password}{Enter}`);
    await expectHeard('polite: +1 201 555 0123 no longer gets codes.');
    await press('Remove +1 201 555 0123');
    await press('Remove number');
    await expectHeard('polite: +1 201 555 0123 was removed.');
    expect((await requests()).slice(before.length)).toEqual([
      'GET /me',
      'PATCH /me/phone_numbers/ID',
      // Rejected until the password is entered again, then repeated.
      'PATCH /me/phone_numbers/ID',
      'POST /client/sessions/ID/verify',
      'POST /client/sessions/ID/verify/attempt_first_factor',
      'POST /client/sessions/ID/verify',
      'POST /client/sessions/ID/verify/attempt_first_factor',
      'PATCH /me/phone_numbers/ID',
      'DELETE /me/phone_numbers/ID',
    ]);
  });
});

describe('SecondFactorChallenge over Clerk', () => {
  it('signs in with the code', async () => {
    await reserveAndLeave();
    const onSignedIn = vi.fn();
    render(
      <StrictMode>
        <PhoneSecondStep clerk={app.clerk} onSignedIn={onSignedIn} />
      </StrictMode>,
    );
    await expectHeard(/^textbox, Verification code/);
    await userEvent.keyboard(wrongCodeFor(await sentCode()));
    await expectHeard('assertive: This code is not right.');
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard(await sentCode());
    await expect.poll(() => onSignedIn.mock.calls).toHaveLength(1);
    expect(app.clerk.user?.id).toBe('user_ada');
    expect((await app.record()).requests.filter((request) => request.endsWith('prepare_second_factor'))).toHaveLength(
      1,
    );
  });

  it('signs in with a backup code', async () => {
    const [backupCode = ''] = await reserveAndLeave();
    const onSignedIn = vi.fn();
    render(
      <StrictMode>
        <PhoneSecondStep clerk={app.clerk} onSignedIn={onSignedIn} />
      </StrictMode>,
    );
    await expectHeard(/^textbox, Verification code/);
    await press('Use a backup code');
    await expectHeard(/^textbox, Backup code/);
    await userEvent.keyboard(`${backupCode}{Enter}`);
    await expect.poll(() => onSignedIn.mock.calls).toHaveLength(1);
    expect(app.clerk.user?.id).toBe('user_ada');
  });
});

/** The code of the newest message, once it has arrived: the code field renders while it is on its way. */
async function sentCode(): Promise<string> {
  await expect.poll(async () => (await app.record()).messages.length).toBeGreaterThan(0);
  return lastCode((await app.record()).messages);
}

/** All requests so far, except those with which the client keeps its session alive. */
async function requests(): Promise<readonly string[]> {
  const record = await app.record();
  return record.requests
    .filter((request) => !request.endsWith('/touch'))
    .map((request) => request.replace(/phone_[0-9a-f]{32}|sess_\w+/, 'ID'));
}

/** Adds a number and reserves it for the second factor. Returns its backup codes. */
async function reserve(phoneNumber: string): Promise<readonly string[]> {
  const adapter = clerkAdapter(app.clerk);
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  await adapter.attemptVerification({ id, code: await sentCode() });
  const numbers = await adapter.setReservedForSecondFactor?.({ id, reserved: true });
  return numbers?.find((number) => number.id === id)?.backupCodes ?? [];
}

/** Reserves a number for the second factor, signs out, and enters the password again. Returns the backup codes. */
async function reserveAndLeave(): Promise<readonly string[]> {
  const backupCodes = await reserve('+12015550123');
  await app.change({ userId: null });
  await app.clerk.setActive({ session: null });
  await app.clerk.client?.signIn.create({ identifier: 'user_ada', password });
  return backupCodes;
}
