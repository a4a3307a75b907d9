import { MutationObserver, QueryClient } from '@tanstack/react-query';
import { EmailAuthProvider, reauthenticateWithCredential, signInWithEmailAndPassword } from 'firebase/auth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { firebaseAdapter } from '../../../src/adapters/firebase/index.js';
import type { PhoneError } from '../../../src/core/errors.js';
import { prepareVerificationMutation } from '../../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../../src/query/remove-phone.js';
import { openNetwork, refuse, type PageNetwork } from '../../support/firebase/page-network.js';
import { readsCodes } from '../../support/firebase/messages.js';
import { password, readyVerifier, signUp, visit, type Person } from '../../support/firebase/person.js';
import { refusal } from '../../support/phone-service.js';
import { numberIn } from '../../support/numbers.js';

const phoneNumber = '+12015550123';

let network: PageNetwork;
let ada: Person;

beforeEach(async () => {
  ada = await signUp();
  network = openNetwork();
});

afterEach(async () => {
  network.close();
  await ada.leave();
});

describe('a sign-in that is not recent enough for Firebase', () => {
  it('requests a fresh proof of identity, and then sends the message', async () => {
    const adapter = firebaseAdapter(ada.auth, { createVerifier: readyVerifier });
    const { id } = await adapter.create({ phoneNumber });
    network.faults = { 'accounts/mfaEnrollment:start': [refuse(tooOld)] };
    const onStepUp = vi.fn(async (_: PhoneError) => reauthenticate(ada));
    const sending = new MutationObserver(
      new QueryClient(),
      prepareVerificationMutation({ adapter, userId: adapter.currentUserId() ?? '', onStepUp }),
    );
    expect(await sending.mutate({ id })).toMatchObject({ id, verification: { status: 'unverified' } });
    expect(onStepUp).toHaveBeenCalledOnce();
    expect(onStepUp.mock.calls[0]?.[0]).toMatchObject({
      code: 'step_up_required',
      cause: { code: 'auth/requires-recent-login' },
    });
    expect(network.sentCount()).toBe(1);
    expect(network.requests.filter((path) => path === 'accounts:signInWithPassword')).toHaveLength(1);
  });

  it('keeps the number if the person does not confirm who they are', async () => {
    const adapter = firebaseAdapter(ada.auth, { createVerifier: readyVerifier });
    const { id } = await enrol(adapter);
    network.faults = { 'accounts/mfaEnrollment:withdraw': [refuse(tooOld)] };
    const onStepUp = () => Promise.reject(new Error('not now'));
    const removing = new MutationObserver(
      new QueryClient(),
      removePhoneMutation({ adapter, userId: adapter.currentUserId() ?? '', onStepUp }),
    );
    expect(await refusal(removing.mutate({ id }))).toMatchObject({ code: 'step_up_cancelled' });
    expect(await adapter.list({})).toMatchObject([{ id, reservedForSecondFactor: true }]);
  });
});

describe('a number that becomes a second factor', () => {
  it('continues in the confirmed session, and ends the person’s other sessions', async () => {
    const elsewhere = visit();
    await signInWithEmailAndPassword(elsewhere.auth, ada.email, password);
    const there = firebaseAdapter(elsewhere.auth);
    expect(await there.list({})).toEqual([]);
    const adapter = firebaseAdapter(ada.auth, { createVerifier: readyVerifier });
    await enrol(adapter);
    expect(await adapter.list({})).toMatchObject([{ phoneNumber, reservedForSecondFactor: true }]);
    // As Firebase responds from then on; the emulator keeps other sessions alive.
    network.faults = { 'accounts:lookup': [refuse('TOKEN_EXPIRED')] };
    expect(await refusal(there.list({}))).toMatchObject({
      code: 'unauthenticated',
      cause: { code: 'auth/user-token-expired' },
    });
    expect(there.currentUserId()).toBeNull();
    expect(adapter.currentUserId()).not.toBeNull();
    await elsewhere.leave();
  });
});

async function enrol(adapter: ReturnType<typeof firebaseAdapter>) {
  const readCode = await readsCodes();
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  return numberIn(await adapter.attemptVerification({ id, code: await readCode(phoneNumber) }), id);
}

/** What the app's dialog does with the password. */
async function reauthenticate({ auth, email }: Person): Promise<void> {
  if (!auth.currentUser) throw new Error('Nobody is signed in.');
  await reauthenticateWithCredential(auth.currentUser, EmailAuthProvider.credential(email, password));
}

const tooOld = 'CREDENTIAL_TOO_OLD_LOGIN_AGAIN';
