import { EmailAuthProvider, reauthenticateWithCredential, type UserCredential } from 'firebase/auth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { firebaseAdapter, firebaseSecondFactorAdapter } from '../../../src/adapters/firebase/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorChallenge } from '../../../src/components/challenge/SecondFactorChallenge.js';
import type { StepUp } from '../../../src/core/adapter.js';
import { PhoneNumbersProvider } from '../../../src/provider/PhoneNumbersProvider.js';
import { emulator } from '../../support/firebase/emulator.js';
import { openNetwork, refuse, type PageNetwork } from '../../support/firebase/page-network.js';
import { readsCodes } from '../../support/firebase/messages.js';
import { firstStep, password, signUp, visit, type Person } from '../../support/firebase/person.js';
import { wrongCodeFor } from '../../support/phone-service.js';

// The example of the page "Firebase", with the verifier that the adapter creates.

const phoneNumber = '+12015550123';

let network: PageNetwork;
let ada: Person;
let readCode: (phoneNumber: string) => Promise<string>;

beforeEach(async () => {
  await emulator.reset();
  [ada, readCode] = await Promise.all([signUp(), readsCodes()]);
  network = openNetwork();
});

afterEach(async () => {
  network.close();
  await ada.leave();
});

describe('PhoneNumbers over Firebase', () => {
  it('adds and removes a second factor, and renders nothing that Firebase lacks', async () => {
    await openSettings();
    await addNumber();
    const code = await readCode(phoneNumber);
    await enter(wrongCodeFor(code));
    await expect.element(page.getByRole('alert').filter({ hasText: 'This code is not right.' })).toBeVisible();
    await enter(code);
    await expect.element(page.getByText('Two-step', { exact: true })).toBeVisible();
    expect(network.requests.filter((path) => path.startsWith('accounts/mfaEnrollment'))).toEqual([
      'accounts/mfaEnrollment:start',
      'accounts/mfaEnrollment:finalize',
      'accounts/mfaEnrollment:finalize',
    ]);
    expect(
      page
        .getByRole('button')
        .elements()
        .map(({ textContent }) => textContent),
    ).toEqual(['Remove', 'Add phone number']);

    await page.getByRole('button', { name: 'Remove +1 201 555 0123' }).click();
    await page.getByRole('button', { name: 'Remove number' }).click();
    await expect.poll(() => page.getByRole('listitem').elements()).toEqual([]);
    expect(await firebaseAdapter(ada.auth).list({})).toEqual([]);
  });

  it('sends the code once the person has confirmed who they are', async () => {
    const onStepUp = vi.fn(async () => {
      const { currentUser } = ada.auth;
      if (currentUser)
        await reauthenticateWithCredential(currentUser, EmailAuthProvider.credential(ada.email, password));
    });
    await openSettings(onStepUp);
    network.faults = { 'accounts/mfaEnrollment:start': [refuse('CREDENTIAL_TOO_OLD_LOGIN_AGAIN')] };
    await addNumber();
    await enter(await readCode(phoneNumber));
    await expect.element(page.getByText('Two-step', { exact: true })).toBeVisible();
    expect(onStepUp).toHaveBeenCalledOnce();
    expect(network.sentCount()).toBe(1);
  });

  it('sends nothing without a verified e-mail address, and shows that it is forbidden', async () => {
    const bob = await signUp({ verified: false });
    await openSettings(undefined, bob);
    await addNumber();
    await expect.element(page.getByRole('alert').filter({ hasText: 'You are not allowed to do this.' })).toBeVisible();
    expect(network.sentCount()).toBe(0);
    await bob.leave();
  });
});

describe('SecondFactorChallenge over Firebase', () => {
  it('signs in with the code, and offers no backup codes', async () => {
    const adapter = firebaseAdapter(ada.auth);
    const { id } = await adapter.create({ phoneNumber });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: await readCode(phoneNumber) });
    const atTheDoor = visit();
    const secondStep = firebaseSecondFactorAdapter(atTheDoor.auth, await firstStep(atTheDoor.auth, ada.email));
    readCode = await readsCodes();
    const onComplete = vi.fn<(session: UserCredential) => void>();
    render(<SecondFactorChallenge adapter={secondStep} onComplete={onComplete} />);
    await enter(await readCode(phoneNumber));
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(atTheDoor.auth.currentUser?.uid).toBe(ada.auth.currentUser?.uid);
    expect(page.getByRole('button', { name: 'Use a backup code' }).elements()).toEqual([]);
    await atTheDoor.leave();
  });
});

async function openSettings(onStepUp?: StepUp, { auth }: Person = ada): Promise<void> {
  render(
    <PhoneNumbersProvider adapter={firebaseAdapter(auth)} userId={auth.currentUser?.uid ?? ''} onStepUp={onStepUp}>
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>,
  );
  await expect
    .element(page.getByRole('button', { name: 'Add phone number' }))
    .not.toHaveAttribute('aria-disabled', 'true');
}

async function addNumber(): Promise<void> {
  await page.getByRole('button', { name: 'Add phone number' }).click();
  await page.getByRole('textbox', { name: 'Phone number' }).fill('2015550123');
  await userEvent.keyboard('{Enter}');
}

async function enter(code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Verification code' }).fill(code);
}
