import type { MultiFactorResolver } from 'firebase/auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firebaseAdapter, firebaseSecondFactorAdapter } from '../../../src/adapters/firebase/index.js';
import { emulator } from '../../support/firebase/emulator.js';
import { fail } from '../../../src/testing/index.js';
import { openNetwork, refuse, type PageNetwork } from '../../support/firebase/page-network.js';
import { readsCodes } from '../../support/firebase/messages.js';
import { firstStep, readyVerifier, signUp, visit, type Person } from '../../support/firebase/person.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';

const american = '+12015550123';
const british = '+447400123456';

let network: PageNetwork;
let ada: Person;
let atTheDoor: Person;
let resolver: MultiFactorResolver;
let readCode: (phoneNumber: string) => Promise<string>;

beforeEach(async () => {
  await emulator.reset();
  readCode = await readsCodes();
  ada = await signUp();
  const adapter = firebaseAdapter(ada.auth, { createVerifier: readyVerifier });
  for (const phoneNumber of [american, british]) {
    const { id } = await adapter.create({ phoneNumber });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: await readCode(phoneNumber) });
  }
  atTheDoor = visit();
  resolver = await firstStep(atTheDoor.auth, ada.email);
  network = openNetwork();
});

afterEach(async () => {
  network.close();
  await ada.leave();
  await atTheDoor.leave();
});

describe('firebaseSecondFactorAdapter', () => {
  it('signs a person in with the code sent to one of their second factors', async () => {
    const adapter = firebaseSecondFactorAdapter(atTheDoor.auth, resolver);
    const [first, second] = await adapter.list({});
    expect(first).toMatchObject({ maskedPhoneNumber: '+*******0123', default: true });
    expect(second).toMatchObject({ maskedPhoneNumber: '+********3456', default: false });
    expect(network.requests).toEqual([]);
    const id = second?.id ?? '';
    expect(await adapter.prepare({ id })).toEqual({ expireAt: null });
    expect(network.sentCount()).toBe(1);
    const code = await readCode(british);
    const refused = await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }));
    expect(refused).toMatchObject({ code: 'incorrect_code', cause: { code: 'auth/invalid-verification-code' } });
    const { user } = await adapter.attempt({ id, code });
    expect(user.uid).toBe(ada.auth.currentUser?.uid);
    expect(atTheDoor.auth.currentUser?.uid).toBe(user.uid);
    expect(await firebaseAdapter(atTheDoor.auth).list({})).toHaveLength(2);
  });

  it('has no backup codes, and an id for each sign-in', () => {
    const [one, other] = [1, 2].map(() =>
      firebaseSecondFactorAdapter(atTheDoor.auth, resolver, { limits: { codeLifetime: 60 } }),
    );
    expect(one?.attemptBackupCode).toBeUndefined();
    expect(one?.attemptId).not.toBe(other?.attemptId);
    expect(one?.limits).toEqual({ codeLength: 6, codeLifetime: 60, resendCooldown: 30 });
  });

  it('accepts only the newest code, and only if one was sent', async () => {
    const adapter = firebaseSecondFactorAdapter(atTheDoor.auth, resolver, { createVerifier: readyVerifier });
    const [{ id } = { id: '' }] = await adapter.list({});
    expect(await refusal(adapter.attempt({ id, code: '123456' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepare({ id });
    const first = await readCode(american);
    await adapter.prepare({ id });
    const second = await readCode(american);
    if (first !== second)
      expect(await refusal(adapter.attempt({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    await adapter.attempt({ id, code: second });
    expect(await refusal(adapter.attempt({ id, code: second }))).toMatchObject({ code: 'code_expired' });
    const unknown = [adapter.prepare({ id: 'none' }), adapter.attempt({ id: 'none', code: second })];
    for (const call of unknown) expect(await refusal(call)).toMatchObject({ code: 'not_found' });
  });

  it('stops waiting, and rejects with the reason', async () => {
    const adapter = firebaseSecondFactorAdapter(atTheDoor.auth, resolver, { createVerifier: readyVerifier });
    expect(await refusal(adapter.list({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'network' });
    const [{ id } = { id: '' }] = await adapter.list({});
    network.faults = { 'accounts/mfaSignIn:start': [refuse('TOO_MANY_ATTEMPTS_TRY_LATER')] };
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'rate_limited' });
    network.faults = { 'accounts/mfaSignIn:start': [refuse('INVALID_MFA_PENDING_CREDENTIAL')] };
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'unauthenticated' });
    network.faults = () => fail('network');
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'network' });
    network.faults = {};
    await adapter.prepare({ id });
    network.faults = { 'accounts/mfaSignIn:finalize': [refuse('SESSION_EXPIRED')] };
    expect(await refusal(adapter.attempt({ id, code: '918273' }))).toMatchObject({ code: 'code_expired' });
  });
});
