import * as auth from 'aws-amplify/auth';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cognitoAdapter, type CognitoAdapter } from '../../../src/adapters/cognito/index.js';
import { lost } from '../../../src/testing/index.js';
import type { PoolOptions } from '../../support/cognito/cognito-local.js';
import { attributeOf } from '../../support/cognito/front.js';
import { refuse } from '../../support/cognito/refusals.js';
import { openUserPool, type Person, type UserPool } from '../../support/cognito/user-pool.js';
import { numberIn } from '../../support/numbers.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';

const american = '+12015550123';
const british = '+447400123456';
const french = '+33612345678';

let pool: UserPool;
let ada: Person;
let adapter: CognitoAdapter;

beforeEach(() => open());
afterEach(() => pool.close());

describe('cognitoAdapter', () => {
  it('verifies a number by its code, and removes it', async () => {
    expect(await adapter.list({})).toEqual([]);
    const { id } = await adapter.create({ phoneNumber: american });
    expect(await adapter.prepareVerification({ id })).toMatchObject({ verification: { status: 'unverified' } });
    expect(pool.sent.map(({ to }) => to)).toEqual([american]);
    const code = pool.codeTo(american);
    expect(await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
      field: 'code',
    });
    const verified = {
      id,
      phoneNumber: american,
      verification: { status: 'verified' },
      reservedForSecondFactor: false,
    };
    expect(await adapter.attemptVerification({ id, code })).toMatchObject([verified]);
    expect(await cognitoAdapter(auth).list({})).toMatchObject([verified]);
    expect(await adapter.delete({ id })).toEqual([]);
    expect(attributeOf(await ada.read(), 'phone_number')).toBe('');
  });

  it('passes the language of each message to the pool', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id, locale: 'pt-BR' });
    await adapter.prepareVerification({ id, locale: 'de' });
    const bodies = fetch.mock.calls.map(([, init]) => String(init?.body));
    const languages = bodies.flatMap((body) => /"ClientMetadata":\{"locale":"([^"]+)"\}/.exec(body)?.[1] ?? []);
    expect(languages).toEqual(['pt-BR', 'de']);
    fetch.mockRestore();
  });

  it('does not support what Cognito lacks', () => {
    expect(adapter.makePrimary).toBeUndefined();
    expect(adapter.makeDefaultSecondFactor).toBeUndefined();
    expect(adapter.createBackupCodes).toBeUndefined();
    expect(adapter).toMatchObject({ scope: 'cognito', channels: ['sms'], limits: { maxPhoneNumbers: 1 } });
  });

  it('changes the number in one step, and the second factor is never off in between', async () => {
    expect(adapter.limits.replaces).toBe(true);
    await verify(american);
    await adapter.setReservedForSecondFactor?.({ id: american, reserved: true });
    const { id } = await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id });
    expect(await adapter.list({})).toMatchObject([
      { id: american, verification: { status: 'verified' }, reservedForSecondFactor: true },
      { id: british, verification: { status: 'unverified' }, reservedForSecondFactor: false },
    ]);
    expect(attributeOf(await ada.read(), 'phone_number')).toBe(american);
    const numbers = await adapter.attemptVerification({ id, code: pool.codeTo(british) });
    expect(numbers).toMatchObject([{ id: british, reservedForSecondFactor: true, defaultSecondFactor: true }]);
    expect(numbers).toHaveLength(1);
  });

  it('does not count the code of one number for another', async () => {
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    const elsewhere = cognitoAdapter(auth);
    await elsewhere.create({ phoneNumber: british });
    await elsewhere.prepareVerification({ id: british });
    const code = pool.codeTo(british);
    expect(await refusal(adapter.attemptVerification({ id: american, code }))).toMatchObject({ code: 'unknown' });
    expect(await elsewhere.list({})).toMatchObject([{ id: british, verification: { status: 'verified' } }]);
  });

  it('does not try a code of a number that no code was sent to', async () => {
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    await adapter.create({ phoneNumber: british });
    expect(await refusal(adapter.attemptVerification({ id: british, code: pool.codeTo(american) }))).toMatchObject({
      code: 'code_expired',
    });
    expect(pool.network.requests).not.toContain('VerifyUserAttribute');
  });

  it('tries a code for the previous number if the newer one was refused', async () => {
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    pool.network.faults = { UpdateUserAttributes: [refuse('UserLambdaValidationException')] };
    expect(await refusal(adapter.prepareVerification({ id: american }))).toMatchObject({ code: 'forbidden' });
    await adapter.attemptVerification({ id: american, code: pool.codeTo(american) });
  });

  it('lists a number that came with the account, and verifies or removes it', async () => {
    await open({}, { phone_number: american });
    expect(await adapter.list({})).toMatchObject([{ id: american, verification: null }]);
    await adapter.prepareVerification({ id: american });
    expect(pool.network.requests).toContain('GetUserAttributeVerificationCode');
    expect(pool.network.requests).not.toContain('UpdateUserAttributes');
    expect(pool.sent).toHaveLength(1);
    await adapter.attemptVerification({ id: american, code: pool.codeTo(american) });
    await open({}, { phone_number: british });
    expect(await adapter.delete({ id: british })).toEqual([]);
    expect(attributeOf(await ada.read(), 'phone_number')).toBe('');
  });

  it('sends the code to the account’s own number again, after a change of it was dropped', async () => {
    await open({}, { phone_number: american });
    await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id: british });
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    expect(pool.sent.map(({ to }) => to)).toEqual([british, american]);
    const numbers = await adapter.attemptVerification({ id: american, code: pool.codeTo(american) });
    expect(numbers).toMatchObject([{ id: american, verification: { status: 'verified' } }]);
  });

  it('does not try the code of the previous number if none was sent to the new one', async () => {
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    await adapter.create({ phoneNumber: british });
    pool.network.faults = { UpdateUserAttributes: [refuse('UserLambdaValidationException')] };
    expect(await refusal(adapter.prepareVerification({ id: british }))).toMatchObject({ code: 'forbidden' });
    const code = pool.codeTo(american);
    expect(await refusal(adapter.attemptVerification({ id: british, code }))).toMatchObject({ code: 'code_expired' });
    expect(pool.network.requests).not.toContain('VerifyUserAttribute');
  });

  it('sends one code in a pool that verifies no number by itself', async () => {
    await open({ autoVerifies: false, keepsOriginal: false });
    await verify(american);
    expect(pool.sent).toHaveLength(1);
    expect(pool.network.requests).toContain('GetUserAttributeVerificationCode');
  });

  it('rejects a list with an invalid number, user or method', async () => {
    const responses = [
      {},
      { UserAttributes: [] },
      {
        UserAttributes: [
          { Name: 'sub', Value: 'ada' },
          { Name: 'phone_number', Value: '555-0123' },
        ],
      },
    ];
    for (const response of responses) {
      pool.network.faults = (request) => (request === 'GetUser' ? () => Response.json(response) : null);
      expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unknown' });
    }
  });
});

describe('a pool that replaces the number at once', () => {
  beforeEach(() => open({ keepsOriginal: false }));

  it('cannot change the number, because nobody would have proved it', async () => {
    const { id } = await verify(american);
    expect(adapter.limits.replaces).toBe(false);
    expect(await refusal(adapter.create({ phoneNumber: british }))).toMatchObject({ code: 'too_many_phone_numbers' });
    expect(attributeOf(await ada.read(), 'phone_number')).toBe(american);
    await adapter.delete({ id });
    await verify(british);
  });

  it('sends a code again to the number that it stores', async () => {
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    const first = pool.codeTo(american);
    await adapter.prepareVerification({ id: american });
    expect(pool.network.requests.filter((request) => request === 'UpdateUserAttributes')).toHaveLength(1);
    expect(await refusal(adapter.attemptVerification({ id: american, code: first }))).toMatchObject({
      code: 'incorrect_code',
    });
    await adapter.attemptVerification({ id: american, code: pool.codeTo(american) });
  });

  it('tries a code that another device requested', async () => {
    const { id } = await verify(american);
    const elsewhere = cognitoAdapter(auth, { keepsOriginal: false });
    await elsewhere.delete({ id });
    await elsewhere.create({ phoneNumber: british });
    await elsewhere.prepareVerification({ id: british });
    const numbers = await adapter.attemptVerification({ id: british, code: pool.codeTo(british) });
    expect(numbers).toMatchObject([{ id: british, verification: { status: 'verified' } }]);
  });

  it('does not lose an unverified number with a reload', async () => {
    await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id: american });
    const reloaded = cognitoAdapter(auth, { keepsOriginal: false });
    expect(await reloaded.list({})).toMatchObject([{ id: american, verification: null }]);
    await reloaded.attemptVerification({ id: american, code: pool.codeTo(american) });
  });
});

describe('the second factor', () => {
  it('is the preferred one, until it ends', async () => {
    await verify(american);
    const [reserved] = (await adapter.setReservedForSecondFactor?.({ id: american, reserved: true })) ?? [];
    expect(reserved).toMatchObject({ reservedForSecondFactor: true, defaultSecondFactor: true, backupCodes: null });
    expect(await ada.read()).toMatchObject({ UserMFASettingList: ['SMS_MFA'], PreferredMfaSetting: 'SMS_MFA' });
    await adapter.setReservedForSecondFactor?.({ id: american, reserved: false });
    expect(await ada.read()).toMatchObject({ UserMFASettingList: [] });
    expect(adapter.otherFactors).toEqual([]);
  });

  it('leaves an authenticator app the preferred one', async () => {
    await useApp();
    await verify(american);
    await adapter.setReservedForSecondFactor?.({ id: american, reserved: true });
    expect(await ada.read()).toMatchObject({
      UserMFASettingList: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'],
      PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
    });
    expect(adapter.otherFactors).toEqual(['totp']);
  });

  it('can be any factor, if one is required', async () => {
    adapter = cognitoAdapter(auth, { limits: { secondFactorRequired: true } });
    await verify(american);
    await adapter.setReservedForSecondFactor?.({ id: american, reserved: true });
    expect(await refusal(adapter.delete({ id: american }))).toMatchObject({ code: 'last_second_factor' });
    await useApp(['SMS_MFA']);
    expect(await adapter.delete({ id: american })).toEqual([]);
    expect(await ada.read()).toMatchObject({ UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] });
  });

  it('ends before its number is removed', async () => {
    await verify(american);
    await adapter.setReservedForSecondFactor?.({ id: american, reserved: true });
    pool.network.faults = { DeleteUserAttributes: [refuse('UserLambdaValidationException')] };
    expect(await refusal(adapter.delete({ id: american }))).toMatchObject({ code: 'unknown' });
    expect(await adapter.list({})).toMatchObject([{ id: american, reservedForSecondFactor: false }]);
  });

  it('is not requested in a pool without SMS', async () => {
    adapter = cognitoAdapter(auth, { secondFactor: false });
    await verify(american);
    expect(adapter.setReservedForSecondFactor).toBeUndefined();
    pool.network.requests.length = 0;
    await adapter.list({});
    expect(pool.network.requests).toEqual(['GetUser']);
  });
});

describe('currentUserId', () => {
  it('is not known until Amplify has read its tokens', async () => {
    expect(adapter.currentUserId()).toBeUndefined();
    await vi.waitFor(() => expect(adapter.currentUserId()).toBe(ada.userId));
    await auth.signOut();
    await vi.waitFor(() => expect(adapter.currentUserId()).toBeNull());
  });

  it('is null once a call was refused because nobody is signed in', async () => {
    await adapter.list({});
    await auth.signOut();
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(adapter.currentUserId()).toBeNull();
  });

  it('follows a user who signs in later, and hides the numbers of the previous one', async () => {
    await adapter.create({ phoneNumber: american });
    expect(adapter.currentUserId()).toBe(ada.userId);
    await auth.signOut();
    const bob = await pool.signUp();
    await vi.waitFor(() => expect(adapter.currentUserId()).toBe(bob.userId));
    expect(await adapter.list({})).toEqual([]);
    expect(await refusal(adapter.prepareVerification({ id: american }))).toMatchObject({ code: 'not_found' });
  });

  it('is known from any response, also of a user whom another tab signed in', async () => {
    await adapter.list({});
    await auth.signOut();
    const bob = await pool.signUp();
    await adapter.list({});
    expect(adapter.currentUserId()).toBe(bob.userId);
  });
});

describe('Amplify, which repeats some calls by itself,', () => {
  it.each(['LimitExceededException', 'TooManyRequestsException'])(
    'rejects once with rate_limited: %s',
    async (name) => {
      const { id } = await adapter.create({ phoneNumber: american });
      pool.network.faults = (request) => (request === 'UpdateUserAttributes' ? refuse(name) : null);
      const error = await refusal(adapter.prepareVerification({ id }));
      expect(error).toMatchObject({ code: 'rate_limited', retryAfter: null, cause: { name } });
      expect(pool.sent).toEqual([]);
      expect(await adapter.list({})).toMatchObject([{ id, verification: null }]);
    },
  );

  it('sends one message after a call that was refused', async () => {
    const { id } = await adapter.create({ phoneNumber: american });
    pool.network.faults = { UpdateUserAttributes: [refuse('TooManyRequestsException')] };
    await adapter.prepareVerification({ id });
    expect(pool.sent).toHaveLength(1);
  });

  it('tries a wrong code once', async () => {
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(pool.codeTo(american)) }));
    expect(pool.network.requests.filter((request) => request === 'VerifyUserAttribute')).toHaveLength(1);
  });

  it('does not report a right code as wrong if its response was lost', async () => {
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    pool.network.faults = { VerifyUserAttribute: [lost()] };
    const error = await refusal(adapter.attemptVerification({ id, code: pool.codeTo(american) }));
    expect(error).toMatchObject({ code: 'already_verified' });
    expect(await adapter.list({})).toMatchObject([{ id, verification: { status: 'verified' } }]);
  });

  it('counts the newest code if the response to a message was lost', async () => {
    const { id } = await adapter.create({ phoneNumber: american });
    pool.network.faults = { UpdateUserAttributes: [lost()] };
    await adapter.prepareVerification({ id });
    const [first] = pool.sent;
    expect(await refusal(adapter.attemptVerification({ id, code: first?.code ?? '' }))).toMatchObject({
      code: 'incorrect_code',
    });
    await adapter.attemptVerification({ id, code: pool.codeTo(american) });
  });

  it('leaves the code valid if no response arrived', async () => {
    const { id } = await adapter.create({ phoneNumber: french });
    pool.network.faults = { UpdateUserAttributes: [lost(), lost(), lost()] };
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'network' });
    await adapter.attemptVerification({ id, code: pool.codeTo(french) });
  });
});

async function open(options: PoolOptions = {}, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  await pool?.close();
  pool = await openUserPool(options);
  ada = await pool.signUp(attributes);
  adapter = cognitoAdapter(auth, { keepsOriginal: options.keepsOriginal });
  pool.network.requests.length = 0;
}

/** Adds a number and verifies it. */
async function verify(phoneNumber: string) {
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  return numberIn(await adapter.attemptVerification({ id, code: pool.codeTo(phoneNumber) }), id);
}

/** Gives Ada an authenticator app besides her other methods, as the preferred one. */
async function useApp(others: readonly string[] = []): Promise<void> {
  await ada.change({
    SoftwareTokenMfaConfiguration: { Secret: 'JBSWY3DPEHPK3PXP', Verified: true },
    UserMFASettingList: [...others, 'SOFTWARE_TOKEN_MFA'],
    PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA',
  });
}
