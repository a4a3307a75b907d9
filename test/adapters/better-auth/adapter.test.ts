import { createHmac } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { betterAuthAdapter, type BetterAuthAdapterOptions } from '../../../src/adapters/better-auth/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import { createPhoneNumber } from '../../../src/core/model.js';
import { startBetterAuth, type BetterAuthServer, type Person } from '../../support/better-auth/server.js';
import { openBrowser, type ClientSettings } from '../../support/better-auth/browser.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';
import { lost } from '../../../src/testing/index.js';
import type { NetworkFault } from '../../support/network.js';
import { numberIn } from '../../support/numbers.js';

let database: PGlite;
let server: BetterAuthServer;
let numbersGiven = 0;

beforeAll(async () => {
  database = await PGlite.create();
  server = await startBetterAuth(database);
});

afterAll(async () => {
  server.close();
  await database.close();
});

describe('betterAuthAdapter', () => {
  it('lists the one verified number of a person, and none of a new person', async () => {
    const { adapter, number, person } = await newcomer();
    expect(adapter.limits).toEqual({
      codeLength: 6,
      codeLifetime: 300,
      resendCooldown: 30,
      maxPhoneNumbers: 1,
      replaces: true,
    });
    expect(await adapter.list({})).toEqual([]);

    const added = await adapter.create({ phoneNumber: number });
    expect(added).toMatchObject({ phoneNumber: number, verification: null });
    const prepared = await adapter.prepareVerification({ id: added.id });
    expect(prepared).toMatchObject({
      id: added.id,
      verification: { status: 'unverified', channel: 'sms', attempts: 0, expireAt: null },
    });
    const [verified] = await adapter.attemptVerification({ id: added.id, code: codeTo(number) });
    const verification = { status: 'verified', strategy: 'phone_code', channel: 'sms' } as const;
    expect(verified).toEqual(
      createPhoneNumber(added.id, number, { verification: { ...verification, attempts: null, expireAt: null } }),
    );
    expect(await adapter.list({})).toEqual([verified]);
    expect(await tab(person).list({})).toEqual([verified]);
    expect(await adapter.delete({ id: added.id })).toEqual([]);
    expect(await tab(person).list({})).toEqual([]);
  });

  it('keeps an unverified number in its tab, for the person who added it', async () => {
    const { adapter, number, person } = await newcomer();
    const added = await adapter.create({ phoneNumber: number });
    expect(await adapter.list({})).toEqual([added]);
    expect(await tab(person).list({})).toEqual([]);

    const other = await server.signUp();
    await other.signIn(person.browser);
    expect(await adapter.list({})).toEqual([]);
    await person.signIn(person.browser);
    expect(await adapter.list({})).toEqual([added]);
  });

  it('signs nobody in and creates no account with a code, no matter who has the number', async () => {
    const { adapter, number } = await newcomer();
    const before = [await server.count('user'), await server.count('session')];
    await verify(adapter, number);
    expect([await server.count('user'), await server.count('session')]).toEqual(before);
  });

  it('replaces the number in one step, and sends the codes of the second step to the new one', async () => {
    const { adapter, number, person } = await newcomer();
    const second = nextNumber();
    const { id: old } = await verify(adapter, number);
    await adapter.setReservedForSecondFactor({ id: old, reserved: true });
    const { id } = await adapter.create({ phoneNumber: second });
    await adapter.prepareVerification({ id });
    expect(await adapter.list({})).toMatchObject([
      { phoneNumber: number, reservedForSecondFactor: true },
      { phoneNumber: second, verification: { status: 'unverified' }, reservedForSecondFactor: false },
    ]);
    expect(await person.signIn(openBrowser(server.url))).toHaveProperty('twoFactorRedirect', true);
    expect(await adapter.attemptVerification({ id, code: codeTo(second) })).toMatchObject([
      { id, phoneNumber: second, reservedForSecondFactor: true, defaultSecondFactor: true },
    ]);
    expect(await tab(person).list({})).toMatchObject([{ phoneNumber: second, reservedForSecondFactor: true }]);

    const browser = openBrowser(server.url);
    await person.signIn(browser);
    await browser.client.twoFactor.sendOtp();
    expect(server.sent.at(-1)).toMatchObject({ phoneNumber: second });
  });

  it('replaces an imported unverified number, which shows again if the change is given up', async () => {
    const { adapter, number, person } = await newcomer();
    await database.query('update "user" set "phoneNumber" = $1 where id = $2', [number, person.userId]);
    const second = nextNumber();
    const added = await adapter.create({ phoneNumber: second });
    expect(await adapter.list({})).toEqual([added]);
    expect(await adapter.delete({ id: added.id })).toMatchObject([{ phoneNumber: number }]);
    await verify(adapter, second);
    expect(await tab(person).list({})).toMatchObject([{ phoneNumber: second }]);
  });

  it('rejects a second number if it must not replace the first', async () => {
    const { adapter, number, person } = await newcomer({ limits: { replaces: false } });
    const second = nextNumber();
    const otherTab = tab(person, { limits: { replaces: false } });
    const kept = await otherTab.create({ phoneNumber: second });
    await verify(adapter, number);
    expect(await refusal(adapter.create({ phoneNumber: second }))).toMatchObject({ code: 'too_many_phone_numbers' });
    expect((await otherTab.list({})).map(({ phoneNumber }) => phoneNumber)).toEqual([number, second]);
    expect(await refusal(otherTab.prepareVerification({ id: kept.id }))).toMatchObject({
      code: 'too_many_phone_numbers',
    });
    expect(await refusal(otherTab.attemptVerification({ id: kept.id, code: '000000' }))).toMatchObject({
      code: 'too_many_phone_numbers',
    });
    expect(server.sent.filter(({ phoneNumber }) => phoneNumber === second)).toEqual([]);
    // It can be removed, and the other one stays.
    expect(await otherTab.delete({ id: kept.id })).toMatchObject([{ phoneNumber: number }]);
  });

  it('returns the person’s own verified number if it is added again', async () => {
    const { adapter, number } = await newcomer();
    const verified = await verify(adapter, number);
    expect(await adapter.create({ phoneNumber: number })).toEqual(verified);
    expect(await refusal(adapter.prepareVerification({ id: verified.id }))).toMatchObject({ code: 'already_verified' });
    expect(await refusal(adapter.attemptVerification({ id: verified.id, code: '000000' }))).toMatchObject({
      code: 'already_verified',
    });
  });

  it('accepts a code once, in any tab', async () => {
    const { adapter, number, person } = await newcomer();
    const otherTab = tab(person);
    const { id } = await otherTab.create({ phoneNumber: number });
    await verify(adapter, number);
    expect(await refusal(otherTab.attemptVerification({ id, code: codeTo(number) }))).toMatchObject({
      code: 'already_verified',
    });
    await adapter.delete({ id });
    await otherTab.create({ phoneNumber: number });
    expect(await refusal(otherTab.attemptVerification({ id, code: codeTo(number) }))).toMatchObject({
      code: 'code_expired',
    });
  });

  it('distinguishes a person’s own number from another person’s, unlike the server', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    await adapter.prepareVerification({ id });
    const verify: NetworkFault = async ({ serve }) => {
      await database.query('update "user" set "phoneNumber" = $1, "phoneNumberVerified" = true where id = $2', [
        number,
        person.userId,
      ]);
      return serve();
    };
    person.browser.network.faults = { '/phone-number/verify': [verify] };
    const error = await refusal(adapter.attemptVerification({ id, code: codeTo(number) }));
    expect(error).toMatchObject({ code: 'already_verified', cause: { code: 'PHONE_NUMBER_EXIST' } });
  });

  it('reports another person’s number only to the person who has its code', async () => {
    const { number } = await newcomer();
    const first = await newcomer();
    await verify(first.adapter, number);
    const { adapter } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    await adapter.prepareVerification({ id });
    expect(await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(codeTo(number)) }))).toMatchObject({
      code: 'incorrect_code',
    });
    expect(await refusal(adapter.attemptVerification({ id, code: codeTo(number) }))).toMatchObject({
      code: 'phone_number_taken',
    });
    expect(await first.adapter.list({})).toMatchObject([{ phoneNumber: number }]);
  });

  it('voids a code after three wrong ones, until a new one is sent', async () => {
    const { adapter, number } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    await adapter.prepareVerification({ id });
    const code = codeTo(number);
    for (const attempts of [1, 2, 3]) {
      expect(await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(code) }))).toMatchObject({
        code: 'incorrect_code',
        attemptsLeft: null,
      });
      expect(await adapter.list({})).toMatchObject([{ verification: { status: 'unverified', attempts } }]);
    }
    for (const _ of [1, 2]) {
      expect(await refusal(adapter.attemptVerification({ id, code }))).toMatchObject({ code: 'too_many_attempts' });
      expect(await adapter.list({})).toMatchObject([{ verification: { status: 'failed' } }]);
    }
    await adapter.prepareVerification({ id });
    expect(await adapter.attemptVerification({ id, code: codeTo(number) })).toMatchObject([
      { verification: { status: 'verified' } },
    ]);
  });

  it('rejects a code that expired, was replaced, or was never sent', async () => {
    const { adapter, number } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    expect(await refusal(adapter.attemptVerification({ id, code: '000000' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepareVerification({ id });
    const first = codeTo(number);
    do await adapter.prepareVerification({ id });
    while (codeTo(number) === first);
    expect(await refusal(adapter.attemptVerification({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    await server.passTime(301);
    expect(await refusal(adapter.attemptVerification({ id, code: codeTo(number) }))).toMatchObject({
      code: 'code_expired',
    });
    expect(await adapter.list({})).toMatchObject([{ verification: { status: 'expired' } }]);
  });

  it('verifies an imported unverified number, in the same session', async () => {
    const { adapter, number, person } = await newcomer();
    await database.query('update "user" set "phoneNumber" = $1 where id = $2', [number, person.userId]);
    const before = [await server.count('user'), await server.count('session')];
    const [imported] = await adapter.list({});
    expect(imported).toMatchObject({ phoneNumber: number, verification: null });
    expect(await verify(adapter, number)).toMatchObject({ verification: { status: 'verified' } });
    expect([await server.count('user'), await server.count('session')]).toEqual(before);
    expect(await tab(person).list({})).toMatchObject([{ phoneNumber: number, verification: { status: 'verified' } }]);
  });

  it('removes an imported unverified number', async () => {
    const { adapter, number, person } = await newcomer();
    await database.query('update "user" set "phoneNumber" = $1 where id = $2', [number, person.userId]);
    expect(await adapter.delete({ id: number })).toEqual([]);
    expect(await tab(person).list({})).toEqual([]);
  });

  it('rejects with unauthenticated if nobody is signed in, and sends nothing', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    person.browser.forgetCookies();
    const calls = [
      adapter.list({}),
      adapter.create({ phoneNumber: number }),
      adapter.prepareVerification({ id }),
      adapter.attemptVerification({ id, code: '000000' }),
      adapter.delete({ id }),
      adapter.setReservedForSecondFactor({ id, reserved: true }),
      adapter.createBackupCodes(),
    ];
    // Each is caught from the start: one that fails while another is awaited would be unhandled.
    for (const error of await Promise.all(calls.map(refusal))) expect(error).toMatchObject({ code: 'unauthenticated' });
    expect(server.sent.filter(({ phoneNumber }) => phoneNumber === number)).toEqual([]);
  });

  it('rejects with unauthenticated if the session ends while the code is being sent', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    await adapter.prepareVerification({ id });
    const verify: NetworkFault = async ({ serve }) => {
      await database.query('delete from "session" where "userId" = $1', [person.userId]);
      return serve();
    };
    person.browser.network.faults = { '/phone-number/verify': [verify] };
    const error = await refusal(adapter.attemptVerification({ id, code: codeTo(number) }));
    expect(error).toMatchObject({ code: 'unauthenticated', cause: { code: 'USER_NOT_FOUND', status: 401 } });
  });

  it('does not find a number of another person, by any id', async () => {
    const other = await newcomer();
    const { id } = await verify(other.adapter, other.number);
    const { adapter } = await newcomer();
    const calls = [
      adapter.prepareVerification({ id }),
      adapter.attemptVerification({ id, code: '000000' }),
      adapter.delete({ id }),
      adapter.setReservedForSecondFactor({ id, reserved: true }),
    ];
    for (const error of await Promise.all(calls.map(refusal))) expect(error).toMatchObject({ code: 'not_found' });
  });

  it('rejects an invalid number, and a channel that better-auth does not support', async () => {
    const { adapter, number } = await newcomer();
    expect(await refusal(adapter.create({ phoneNumber: '2015550123' }))).toMatchObject({
      code: 'invalid_phone_number',
    });
    const { id } = await adapter.create({ phoneNumber: number });
    expect(await refusal(adapter.prepareVerification({ id, channel: 'voice' }))).toMatchObject({ code: 'unsupported' });
  });

  it('rejects with message_not_sent if the app’s sender fails', async () => {
    const { adapter, number } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    const serverLog = vi.spyOn(console, 'error').mockReturnValue();
    server.isSenderDown = true;
    const error = await refusal(adapter.prepareVerification({ id })).finally(() => {
      server.isSenderDown = false;
    });
    expect(error).toMatchObject({ code: 'message_not_sent', cause: { status: 500 } });
    expect(serverLog).toHaveBeenCalledOnce();
    serverLog.mockRestore();
  });

  it('returns how long to wait if the server limits the rate', async () => {
    const limited = await startBetterAuth(database, {
      rateLimit: {
        enabled: true,
        customRules: { '/sign-up/email': false, '/phone-number/send-otp': { window: 60, max: 1 } },
      },
    });
    const { adapter, number } = await newcomer({}, limited);
    const { id } = await adapter.create({ phoneNumber: number });
    await adapter.prepareVerification({ id });
    const error = await refusal(adapter.prepareVerification({ id }));
    expect(error).toMatchObject({ code: 'rate_limited', cause: { status: 429 } });
    expect(error.retryAfter).toBeGreaterThan(50);
    expect(error.retryAfter).toBeLessThanOrEqual(60);
    limited.close();
  });

  it('bypasses the copy of the session in a cookie', async () => {
    const caching = await startBetterAuth(database, { session: { cookieCache: { enabled: true, maxAge: 300 } } });
    const { adapter, number, person } = await newcomer({}, caching);
    await verify(adapter, number, caching);
    const { data: cached } = await person.browser.client.getSession();
    expect(cached?.user.phoneNumber).toBeNull();
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: number }]);
    caching.close();
  });
});

describe('betterAuthAdapter, the second factor', () => {
  it('enables two-factor of the account with the password, and returns the backup codes once', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    const [reserved] = await adapter.setReservedForSecondFactor({ id, reserved: true });
    expect(reserved).toMatchObject({ id, reservedForSecondFactor: true, defaultSecondFactor: true });
    expect(new Set(reserved?.backupCodes).size).toBe(10);
    expect(await tab(person).list({})).toEqual([{ ...reserved, backupCodes: null }]);
    expect(await person.signIn(openBrowser(server.url))).toEqual({
      twoFactorRedirect: true,
      twoFactorMethods: ['otp'],
    });

    expect(await adapter.setReservedForSecondFactor({ id, reserved: false })).toMatchObject([
      { id, reservedForSecondFactor: false, defaultSecondFactor: false },
    ]);
    expect(await person.signIn(openBrowser(server.url))).not.toHaveProperty('twoFactorRedirect');
  });

  it('requests the password each time, but not if nothing changes', async () => {
    const passwordRequests: string[] = [];
    const { adapter, number, person } = await newcomer({
      getPassword: async (operation) => {
        passwordRequests.push(operation);
        return person.password;
      },
    });
    const { id } = await adapter.create({ phoneNumber: number });
    expect(await refusal(adapter.setReservedForSecondFactor({ id, reserved: true }))).toMatchObject({
      code: 'verification_required',
    });
    await verify(adapter, number);
    expect(await refusal(adapter.createBackupCodes())).toMatchObject({ code: 'forbidden' });
    await adapter.setReservedForSecondFactor({ id, reserved: false });
    expect(passwordRequests).toEqual([]);
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    expect(await adapter.createBackupCodes()).toHaveLength(10);
    await adapter.delete({ id });
    expect(passwordRequests).toEqual(['setReservedForSecondFactor', 'createBackupCodes', 'delete']);
  });

  it('wants the person to try again after a wrong password, and changes nothing', async () => {
    let password = 'a wrong one';
    const { adapter, number, person } = await newcomer({ getPassword: async () => password });
    const { id } = await verify(adapter, number);
    const wrong = await refusal(adapter.setReservedForSecondFactor({ id, reserved: true }));
    expect(wrong).toMatchObject({ code: 'step_up_required', cause: { code: 'INVALID_PASSWORD' } });
    password = 'x'.repeat(500);
    expect(await refusal(adapter.setReservedForSecondFactor({ id, reserved: true }))).toMatchObject({
      code: 'step_up_required',
    });
    expect(await adapter.list({})).toMatchObject([{ reservedForSecondFactor: false }]);
    ({ password } = person);
    expect(await adapter.setReservedForSecondFactor({ id, reserved: true })).toMatchObject([
      { reservedForSecondFactor: true },
    ]);
    password = 'a wrong one';
    expect(await refusal(adapter.createBackupCodes())).toMatchObject({ code: 'step_up_required' });
    expect(await refusal(adapter.delete({ id }))).toMatchObject({ code: 'step_up_required' });
    expect(await adapter.list({})).toMatchObject([{ reservedForSecondFactor: true }]);
  });

  it('is cancelled if the person enters no password', async () => {
    const reason = new Error('not now');
    const { adapter, number } = await newcomer({ getPassword: () => Promise.reject(reason) });
    const { id } = await verify(adapter, number);
    expect(await refusal(adapter.setReservedForSecondFactor({ id, reserved: true }))).toMatchObject({
      code: 'step_up_cancelled',
      cause: reason,
    });
  });

  it('cannot set a second factor without `getPassword`, and keeps the existing one', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    const without = betterAuthAdapter(person.browser.client);
    for (const method of ['setReservedForSecondFactor', 'createBackupCodes', 'makePrimary', 'makeDefaultSecondFactor'])
      expect(without).not.toHaveProperty(method);
    expect(await without.list({})).toMatchObject([{ reservedForSecondFactor: true }]);
    expect(await refusal(without.delete({ id }))).toMatchObject({ code: 'last_second_factor' });
  });

  it('releases the number if the second-step codes are sent elsewhere', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    const elsewhere = tab(person, { secondFactor: false });
    for (const method of ['setReservedForSecondFactor', 'createBackupCodes'])
      expect(elsewhere).not.toHaveProperty(method);
    expect(await elsewhere.list({})).toMatchObject([{ reservedForSecondFactor: false, defaultSecondFactor: false }]);
    expect(await elsewhere.delete({ id })).toEqual([]);
  });

  it('turns the second step off before it removes the number that codes went to', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    person.browser.network.faults = { '/update-user': [async () => new Response('', { status: 429 })] };
    // Half of it succeeded, so the list has to be refetched.
    expect(await refusal(adapter.delete({ id }))).toMatchObject({ code: 'unknown', cause: { status: 429 } });
    expect(await adapter.list({})).toMatchObject([{ id, reservedForSecondFactor: false }]);
    expect(await adapter.delete({ id })).toEqual([]);
    expect(await person.signIn(openBrowser(server.url))).not.toHaveProperty('twoFactorRedirect');
  });

  it('creates backup codes if two-factor was enabled without the kit', async () => {
    const { adapter, number, person } = await newcomer();
    await verify(adapter, number);
    await person.browser.client.twoFactor.enable({ password: person.password, method: 'otp' });
    expect(await adapter.createBackupCodes()).toHaveLength(10);
    expect(await person.signIn(openBrowser(server.url))).toMatchObject({ twoFactorMethods: ['otp'] });
  });

  it('names no other factor, because turning the number off turns the authenticator app off, too', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    const { client } = person.browser;
    const { data } = await client.twoFactor.enable({ password: person.password, method: 'totp' });
    const secret = new URL(data && 'totpURI' in data ? String(data.totpURI) : '').searchParams.get('secret') ?? '';
    expect(await client.twoFactor.verifyTotp({ code: createTotp(secret) })).toMatchObject({ error: null });
    expect(await person.signIn(openBrowser(server.url))).toMatchObject({ twoFactorMethods: ['totp', 'otp'] });
    expect(adapter).not.toHaveProperty('otherFactors');
    await adapter.setReservedForSecondFactor({ id, reserved: false });
    expect(await person.signIn(openBrowser(server.url))).not.toHaveProperty('twoFactorRedirect');
  });

  it('works with a server without backup codes, and can be configured for it', async () => {
    const without = await startBetterAuth(database, { twoFactor: { totpOptions: { disable: true } } });
    const { adapter, number, person } = await newcomer({}, without);
    const { id } = await verify(adapter, number, without);
    expect(await adapter.setReservedForSecondFactor({ id, reserved: true })).toMatchObject([
      { reservedForSecondFactor: true, backupCodes: null },
    ]);
    expect(await refusal(adapter.createBackupCodes())).toMatchObject({ code: 'unsupported' });
    expect(tab(person, { backupCodes: false })).not.toHaveProperty('createBackupCodes');
    without.close();
  });
});

describe('betterAuthAdapter, when responses are lost', () => {
  it('finds a number verified after a lost response', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    await adapter.prepareVerification({ id });
    person.browser.network.faults = { '/phone-number/verify': [lost()] };
    expect(await refusal(adapter.attemptVerification({ id, code: codeTo(number) }))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toMatchObject([{ id, verification: { status: 'verified' } }]);
    expect(await refusal(adapter.attemptVerification({ id, code: codeTo(number) }))).toMatchObject({
      code: 'already_verified',
    });
  });

  it('accepts the code of a message whose sending was not confirmed', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await adapter.create({ phoneNumber: number });
    person.browser.network.faults = { '/phone-number/send-otp': [lost()] };
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'network' });
    expect(server.sent.filter(({ phoneNumber }) => phoneNumber === number)).toHaveLength(1);
    expect(await adapter.attemptVerification({ id, code: codeTo(number) })).toMatchObject([
      { verification: { status: 'verified' } },
    ]);
  });

  it('finds a number removed after a lost response', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    person.browser.network.faults = { '/update-user': [lost()] };
    expect(await refusal(adapter.delete({ id }))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toEqual([]);
    expect(await refusal(adapter.delete({ id }))).toMatchObject({ code: 'not_found' });
  });

  it('is signed out if the response that enabled the second step was lost, with the new session in it', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    person.browser.network.faults = { '/two-factor/enable': [null, lost()] };
    expect(await refusal(adapter.setReservedForSecondFactor({ id, reserved: true }))).toMatchObject({
      code: 'network',
    });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(await person.signIn(openBrowser(server.url))).toMatchObject({ twoFactorRedirect: true });
  });

  it('enables two-factor on the next try if the response with the backup codes was lost', async () => {
    const { adapter, number, person } = await newcomer();
    const { id } = await verify(adapter, number);
    person.browser.network.faults = { '/two-factor/enable': [lost()] };
    expect(await refusal(adapter.setReservedForSecondFactor({ id, reserved: true }))).toMatchObject({
      code: 'network',
    });
    expect(await adapter.list({})).toMatchObject([{ reservedForSecondFactor: false }]);
    const [reserved] = await adapter.setReservedForSecondFactor({ id, reserved: true });
    expect(reserved?.backupCodes).toHaveLength(10);
  });
});

/** A new user, an adapter that has their password, and an unused number. */
async function newcomer(options: BetterAuthAdapterOptions = {}, at = server, settings?: ClientSettings) {
  const person = await at.signUp(settings);
  return { person, adapter: whole(tab(person, options)), number: nextNumber() };
}

/** The adapter with everything that better-auth can do. */
function whole(adapter: PhoneAdapter) {
  const { delete: remove, setReservedForSecondFactor, createBackupCodes } = adapter;
  if (!remove || !setReservedForSecondFactor || !createBackupCodes) throw new Error('The adapter lacks a method.');
  return { ...adapter, delete: remove, setReservedForSecondFactor, createBackupCodes };
}

/** Another tab of the user's browser. */
function tab(person: Person, options: BetterAuthAdapterOptions = {}) {
  return betterAuthAdapter(person.browser.client, { getPassword: async () => person.password, ...options });
}

async function verify(
  adapter: Pick<PhoneAdapter, 'create' | 'prepareVerification' | 'attemptVerification'>,
  phoneNumber: string,
  at = server,
) {
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  return numberIn(await adapter.attemptVerification({ id, code: codeTo(phoneNumber, at) }), id);
}

/** The code in the newest message to a number. */
function codeTo(phoneNumber: string, at = server): string {
  const message = at.sent.findLast((message) => message.phoneNumber === phoneNumber);
  if (!message) throw new Error(`No message was sent to ${phoneNumber}.`);
  return message.code;
}

function nextNumber(): string {
  return `+1201555${String(1000 + numbersGiven++)}`;
}

/** The code that an authenticator app shows now (RFC 6238). */
function createTotp(secret: string): string {
  const bits = [...secret].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(step).digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
