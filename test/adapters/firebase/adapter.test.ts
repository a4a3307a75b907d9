import {
  linkWithCredential,
  multiFactor,
  PhoneAuthProvider,
  PhoneMultiFactorGenerator,
  RecaptchaVerifier,
  signInWithEmailAndPassword,
  signInWithPhoneNumber,
  signOut,
  type PhoneInfoOptions,
  type User,
} from 'firebase/auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firebaseAdapter, type FirebaseAdapter } from '../../../src/adapters/firebase/index.js';
import { openNetwork, refuse, type PageNetwork } from '../../support/firebase/page-network.js';
import { readsCodes } from '../../support/firebase/messages.js';
import { password, signUp, visit, type Person } from '../../support/firebase/person.js';
import { emulator } from '../../support/firebase/emulator.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';
import { lost } from '../../../src/testing/index.js';
import { change } from '../../support/network.js';
import { numberIn } from '../../support/numbers.js';

const american = '+12015550123';
const british = '+447400123456';

let network: PageNetwork;
let ada: Person;
let readCode: (phoneNumber: string) => Promise<string>;

beforeEach(async () => {
  await emulator.reset();
  readCode = await readsCodes();
  ada = await signUp();
  network = openNetwork();
});

afterEach(async () => {
  network.close();
  await ada.leave();
});

describe('firebaseAdapter', () => {
  it('adds a second factor with its code, and removes it', async () => {
    const adapter = firebaseAdapter(ada.auth);
    expect(await adapter.list({})).toEqual([]);
    const { id, verification } = await adapter.create({ phoneNumber: american });
    expect(verification).toBeNull();
    expect(await adapter.list({})).toMatchObject([{ id, verification: null }]);
    const prepared = await adapter.prepareVerification({ id });
    expect(prepared).toMatchObject({ id, verification: { status: 'unverified', attempts: null, expireAt: null } });
    const code = await readCode(american);
    expect(await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
      field: 'code',
    });
    const reserved = {
      id,
      phoneNumber: american,
      verification: { status: 'verified' },
      reservedForSecondFactor: true,
      defaultSecondFactor: false,
      createdAt: expect.any(Number),
      primary: false,
    };
    expect(await adapter.attemptVerification({ id, code })).toMatchObject([reserved]);
    expect(await adapter.list({})).toMatchObject([reserved]);
    expect(await firebaseAdapter(ada.auth).list({})).toMatchObject([reserved]);
    expect(await adapter.delete({ id })).toEqual([]);
    expect(await firebaseAdapter(ada.auth).list({})).toEqual([]);
  });

  it('adds several second factors, one after another in one session', async () => {
    const adapter = firebaseAdapter(ada.auth);
    await verify(adapter, american);
    await verify(adapter, british);
    expect((await adapter.list({})).map(({ phoneNumber }) => phoneNumber)).toEqual([american, british]);
    expect(await adapter.delete({ id: american })).toMatchObject([
      { phoneNumber: british, reservedForSecondFactor: true },
    ]);
  });

  it('does not support what Firebase lacks', () => {
    const adapter = firebaseAdapter(ada.auth);
    expect(adapter.setReservedForSecondFactor).toBeUndefined();
    expect(adapter.makeDefaultSecondFactor).toBeUndefined();
    expect(adapter.makePrimary).toBeUndefined();
    expect(adapter.createBackupCodes).toBeUndefined();
  });

  it('returns the signed-in user, and hides their added numbers from the next user', async () => {
    const adapter = firebaseAdapter(ada.auth);
    expect(adapter.currentUserId()).toBe(ada.auth.currentUser?.uid);
    await adapter.create({ phoneNumber: american });
    await signOut(ada.auth);
    expect(adapter.currentUserId()).toBeNull();
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    const bob = await signUp();
    await signInWithEmailAndPassword(ada.auth, bob.email, password);
    expect(adapter.currentUserId()).toBe(bob.auth.currentUser?.uid);
    expect(await adapter.list({})).toEqual([]);
    expect(await refusal(adapter.prepareVerification({ id: american }))).toMatchObject({ code: 'not_found' });
    await signInWithEmailAndPassword(ada.auth, ada.email, password);
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american, verification: null }]);
    await bob.leave();
  });

  it('accepts only the newest code, once', async () => {
    const adapter = firebaseAdapter(ada.auth);
    const { id } = await adapter.create({ phoneNumber: american });
    expect(await refusal(adapter.attemptVerification({ id, code: '123456' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepareVerification({ id });
    const first = await readCode(american);
    await adapter.prepareVerification({ id });
    const second = await readCode(american);
    expect(network.sentCount()).toBe(2);
    if (first !== second) {
      expect(await refusal(adapter.attemptVerification({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    }
    await adapter.attemptVerification({ id, code: second });
    const again = [adapter.attemptVerification({ id, code: second }), adapter.prepareVerification({ id })];
    for (const call of again) expect(await refusal(call)).toMatchObject({ code: 'already_verified' });
    expect(network.sentCount()).toBe(2);
  });

  it('lists a number that came with the account too, and the same number in both places once', async () => {
    const user = await linkNumber(american);
    const adapter = firebaseAdapter(ada.auth);
    const [number] = await adapter.list({});
    expect(number).toMatchObject({ id: american, reservedForSecondFactor: false, createdAt: null });
    expect(await adapter.create({ phoneNumber: american })).toEqual(number);
    await enrollNumber(user, american);
    expect(await adapter.list({})).toMatchObject([{ id: american, reservedForSecondFactor: true }]);
    expect(await adapter.delete({ id: american })).toEqual([]);
    expect(await firebaseAdapter(ada.auth).list({})).toEqual([]);
    expect(ada.auth.currentUser?.phoneNumber).toBeNull();
  });

  it('omits second factors that are not phones', async () => {
    network.faults = {
      'accounts:lookup': [lookupWith([{ mfaEnrollmentId: 'app', enrolledAt: '2026-01-01T00:00:00Z', totpInfo: {} }])],
    };
    expect(await firebaseAdapter(ada.auth).list({})).toEqual([]);
  });

  it('rejects a list with an invalid number', async () => {
    network.faults = {
      'accounts:lookup': [
        lookupWith([{ mfaEnrollmentId: 'one', enrolledAt: '2026-01-01T00:00:00Z', phoneInfo: '+*******0123' }]),
      ],
    };
    expect(await refusal(firebaseAdapter(ada.auth).list({}))).toMatchObject({ code: 'unknown' });
  });

  it('stops waiting for a list that is aborted', async () => {
    const adapter = firebaseAdapter(ada.auth);
    expect(await refusal(adapter.list({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'network' });
    expect(network.requests).toEqual([]);
    const leaving = new AbortController();
    network.faults = { 'accounts:lookup': [() => new Promise(() => leaving.abort('left the page'))] };
    expect(await refusal(adapter.list({ signal: leaving.signal }))).toMatchObject({
      code: 'network',
      cause: 'left the page',
    });
  });

  it('requires a verified e-mail address', async () => {
    const bob = await signUp({ verified: false });
    const adapter = firebaseAdapter(bob.auth);
    const { id } = await adapter.create({ phoneNumber: american });
    const refused = await refusal(adapter.prepareVerification({ id }));
    expect(refused).toMatchObject({ code: 'forbidden', cause: { code: 'auth/unverified-email' } });
    expect(await adapter.list({})).toMatchObject([{ id, verification: null }]);
    await bob.leave();
  });

  it('counts a number as verified if only the response of Firebase was lost', async () => {
    const adapter = firebaseAdapter(ada.auth);
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    network.faults = { 'accounts/mfaEnrollment:finalize': [lost()] };
    const code = await readCode(american);
    expect(await refusal(adapter.attemptVerification({ id, code }))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toMatchObject([
      { id, verification: { status: 'verified' }, reservedForSecondFactor: true },
    ]);
  });
});

describe('the language of a message', () => {
  it('is that of the screen, for this message alone', async () => {
    const languages: (string | null)[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (url, init) => {
      if (String(url).includes('mfaEnrollment:start'))
        languages.push(new Headers(init?.headers).get('X-Firebase-Locale'));
      return fetch(url, init);
    };
    const adapter = firebaseAdapter(ada.auth);
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id, locale: 'pt-BR' });
    expect(ada.auth.languageCode).toBeNull();
    ada.auth.languageCode = 'fr';
    await adapter.prepareVerification({ id, locale: 'de' });
    await adapter.prepareVerification({ id });
    expect(languages).toEqual(['pt-BR', 'de', 'fr']);
    globalThis.fetch = fetch;
  });
});

describe('the reCAPTCHA of a message', () => {
  it('uses a verifier of its own, which leaves nothing in the page', async () => {
    const adapter = firebaseAdapter(ada.auth);
    const { id } = await adapter.create({ phoneNumber: american });
    const before = document.body.childElementCount;
    const sending = adapter.prepareVerification({ id });
    await expect.poll(() => document.body.childElementCount).toBe(before + 1);
    await sending;
    expect(document.body.childElementCount).toBe(before);
    network.faults = { 'accounts/mfaEnrollment:start': [refuse('QUOTA_EXCEEDED')] };
    await refusal(adapter.prepareVerification({ id }));
    expect(document.body.childElementCount).toBe(before);
    await adapter.prepareVerification({ id });
    expect(network.sentCount()).toBe(2);
  });

  it('can come from the app, which creates one each time', async () => {
    const verifiers: RecaptchaVerifier[] = [];
    const place = document.body.appendChild(document.createElement('div'));
    const createVerifier = () => {
      const verifier = new RecaptchaVerifier(ada.auth, place, { size: 'normal' });
      verifiers.push(verifier);
      return verifier;
    };
    const adapter = firebaseAdapter(ada.auth, { createVerifier });
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    await adapter.prepareVerification({ id });
    expect(network.sentCount()).toBe(2);
    expect(verifiers).toHaveLength(2);
    expect(place.childElementCount).toBe(0);
    for (const verifier of verifiers) expect(() => verifier.clear()).toThrow('auth/internal-error');
    place.remove();
  });
});

describe('numbers to sign in by', () => {
  const toSignIn = (person: Person) => firebaseAdapter(person.auth, { addAs: 'signIn' });

  it('are linked, one to an account', async () => {
    const adapter = toSignIn(ada);
    expect(adapter.limits).toMatchObject({ maxPhoneNumbers: 1, verifiedNumberRequired: false });
    expect(await verify(adapter, american)).toMatchObject({
      verification: { status: 'verified' },
      reservedForSecondFactor: false,
    });
    expect(ada.auth.currentUser?.phoneNumber).toBe(american);
    expect(await refusal(adapter.create({ phoneNumber: british }))).toMatchObject({ code: 'too_many_phone_numbers' });
    expect(await adapter.delete({ id: american })).toEqual([]);
    expect(await verify(adapter, british)).toMatchObject({ phoneNumber: british });
  });

  it('belong to one account, which only the right code reveals', async () => {
    const bob = await signUp();
    await verify(toSignIn(bob), american);
    const adapter = toSignIn(ada);
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    const code = await readCode(american);
    expect(await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
    });
    expect(await refusal(adapter.attemptVerification({ id, code }))).toMatchObject({ code: 'phone_number_taken' });
    expect(await refusal(adapter.delete({ id: british }))).toMatchObject({ code: 'not_found' });
    expect(await toSignIn(bob).list({})).toMatchObject([{ phoneNumber: american }]);
    await bob.leave();
  });

  it('are unavailable to an account with a second factor, as in Firebase', async () => {
    await verify(firebaseAdapter(ada.auth), american);
    const adapter = toSignIn(ada);
    const { id } = await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id });
    const refused = await refusal(adapter.attemptVerification({ id, code: await readCode(british) }));
    expect(refused).toMatchObject({ code: 'forbidden', cause: { code: 'auth/unsupported-first-factor' } });
  });

  it('cannot be removed if they are the only sign-in method, and cannot have second factors', async () => {
    const eve = visit();
    const verifier = new RecaptchaVerifier(eve.auth, document.createElement('div'), { size: 'invisible' });
    const signingIn = await signInWithPhoneNumber(eve.auth, american, verifier);
    await signingIn.confirm(await readCode(american));
    const adapter = firebaseAdapter(eve.auth);
    expect(await adapter.list({})).toMatchObject([{ id: american, reservedForSecondFactor: false }]);
    expect(adapter.limits.verifiedNumberRequired).toBe(true);
    expect(await refusal(adapter.delete({ id: american }))).toMatchObject({ code: 'last_identification' });
    const { id } = await adapter.create({ phoneNumber: british });
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'forbidden' });
    expect(await adapter.delete({ id })).toMatchObject([{ id: american }]);
    await eve.leave();
  });
});

/** Adds a number and verifies it. */
async function verify(adapter: FirebaseAdapter, phoneNumber: string) {
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  return numberIn(await adapter.attemptVerification({ id, code: await readCode(phoneNumber) }), id);
}

/** Links the number as the app's own code would, and signs the user in again by password. */
async function linkNumber(phoneNumber: string): Promise<User> {
  const { currentUser } = ada.auth;
  if (!currentUser) throw new Error('Nobody is signed in.');
  await linkWithCredential(currentUser, await credentialFor({ phoneNumber }));
  const { user } = await signInWithEmailAndPassword(ada.auth, ada.email, password);
  return user;
}

/** Enrolls the number as the app's own code would. */
async function enrollNumber(user: User, phoneNumber: string): Promise<void> {
  const credential = await credentialFor({ phoneNumber, session: await multiFactor(user).getSession() });
  await multiFactor(user).enroll(PhoneMultiFactorGenerator.assertion(credential));
}

async function credentialFor(to: PhoneInfoOptions & { phoneNumber: string }) {
  const verifier = new RecaptchaVerifier(ada.auth, document.createElement('div'), { size: 'invisible' });
  const verificationId = await new PhoneAuthProvider(ada.auth).verifyPhoneNumber(to, verifier);
  return PhoneAuthProvider.credential(verificationId, await readCode(to.phoneNumber));
}

/** The account in the emulator, with these second factors. */
function lookupWith(mfaInfo: readonly object[]) {
  return change(async (response) => {
    const body: { users: object[] } = await response.json();
    return Response.json({ users: body.users.map((user) => ({ ...user, mfaInfo })) });
  });
}
