import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { betterAuthAdapter, betterAuthSecondFactorAdapter } from '../../../src/adapters/better-auth/index.js';
import type { SecondFactorAdapter } from '../../../src/core/second-factor-adapter.js';
import {
  startBetterAuth,
  type BetterAuthServer,
  type BetterAuthServerOptions,
} from '../../support/better-auth/server.js';
import { openBrowser, type Browser } from '../../support/better-auth/browser.js';
import { atTheDoor, codeTo, secondStep } from '../../support/better-auth/sign-in.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';
import { lost } from '../../../src/testing/index.js';

const id = 'otp';

let database: PGlite;
let server: BetterAuthServer;

beforeAll(async () => {
  database = await PGlite.create();
  server = await startBetterAuth(database);
});

afterAll(async () => {
  server.close();
  await database.close();
});

describe('betterAuthSecondFactorAdapter', () => {
  it('signs a person in by the code that came to their number', async () => {
    const { adapter, number, person, browser } = await atTheDoor(server);
    expect(adapter.limits).toEqual({ codeLength: 6, codeLifetime: 180, resendCooldown: 30 });
    expect(await adapter.list({})).toEqual([{ id, maskedPhoneNumber: '*** *** ***', default: true }]);
    expect(browser.network.requests).toEqual(['/sign-in/email']);
    expect(await adapter.prepare({ id })).toEqual({ expireAt: null });
    expect(await isSignedIn(browser)).toBe(false);
    const code = codeTo(number, server);
    expect(await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
      field: 'code',
      cause: { status: 401 },
    });
    expect(await adapter.attempt({ id, code })).toEqual({ userId: person.userId });
    expect(await isSignedIn(browser)).toBe(true);
    expect(await betterAuthAdapter(browser.client).list({})).toMatchObject([
      { phoneNumber: number, reservedForSecondFactor: true },
    ]);
  });

  it('accepts only the newest code, and only if one was sent', async () => {
    const { adapter, number } = await atTheDoor(server);
    expect(await refusal(adapter.attempt({ id, code: '123456' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepare({ id });
    const first = codeTo(number, server);
    do await adapter.prepare({ id });
    while (codeTo(number, server) === first);
    expect(await refusal(adapter.attempt({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    await adapter.attempt({ id, code: codeTo(number, server) });
  });

  it('rejects a code that expired', async () => {
    const { adapter, number } = await atTheDoor(server);
    await adapter.prepare({ id });
    await server.passTime(181);
    expect(await refusal(adapter.attempt({ id, code: codeTo(number, server) }))).toMatchObject({
      code: 'code_expired',
    });
    await adapter.prepare({ id });
    await adapter.attempt({ id, code: codeTo(number, server) });
  });

  it('voids a code after five wrong ones, until a new one is sent', async () => {
    const { adapter, number } = await atTheDoor(server);
    await adapter.prepare({ id });
    const code = codeTo(number, server);
    for (const _ of [1, 2, 3, 4, 5])
      expect(await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }))).toMatchObject({
        code: 'incorrect_code',
      });
    expect(await refusal(adapter.attempt({ id, code }))).toMatchObject({ code: 'too_many_attempts' });
    expect(await refusal(adapter.attempt({ id, code }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepare({ id });
    await adapter.attempt({ id, code: codeTo(number, server) });
  });

  it('rejects with rate_limited if the account is locked, even for the right code', async () => {
    const { adapter, number } = await atTheDoor(server);
    for (const _ of [1, 2]) {
      await adapter.prepare({ id });
      const wrong = wrongCodeFor(codeTo(number, server));
      for (const _ of [1, 2, 3, 4, 5]) await refusal(adapter.attempt({ id, code: wrong }));
    }
    await adapter.prepare({ id });
    const error = await refusal(adapter.attempt({ id, code: codeTo(number, server) }));
    expect(error).toMatchObject({ code: 'rate_limited', cause: { code: 'ACCOUNT_TEMPORARILY_LOCKED', status: 429 } });
  });

  it('ends in another browser, and once it was passed', async () => {
    const { adapter, number, browser } = await atTheDoor(server);
    await adapter.prepare({ id });
    const code = codeTo(number, server);
    const elsewhere = betterAuthSecondFactorAdapter(openBrowser(server.url).client);
    await adapter.attempt({ id, code });
    browser.forgetCookies();
    for (const over of [elsewhere, adapter]) {
      expect(await refusal(over.prepare({ id }))).toMatchObject({
        code: 'unauthenticated',
        cause: { code: 'INVALID_TWO_FACTOR_COOKIE' },
      });
      expect(await refusal(over.attempt({ id, code }))).toMatchObject({ code: 'unauthenticated' });
      expect(await refusal(backupCodesOf(over)({ code: 'aaaaa-bbbbb' }))).toMatchObject({ code: 'unauthenticated' });
    }
  });

  it('ends after ten minutes, even for the right code', async () => {
    const { adapter, number, browser } = await atTheDoor(server);
    await server.passTime(601);
    // The cookie has an expiry too, which browsers enforce and this one does not.
    await adapter.prepare({ id });
    expect(await refusal(adapter.attempt({ id, code: codeTo(number, server) }))).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('accepts each backup code once', async () => {
    const { adapter, person, backupCodes, browser } = await atTheDoor(server);
    const [code = '', other = ''] = backupCodes;
    expect(await refusal(backupCodesOf(adapter)({ code: 'aaaaa-bbbbb' }))).toMatchObject({
      code: 'incorrect_code',
      cause: { code: 'INVALID_BACKUP_CODE', status: 401 },
    });
    expect(await backupCodesOf(adapter)({ code })).toEqual({ userId: person.userId });
    expect(await isSignedIn(browser)).toBe(true);
    const next = await secondStep(server, person);
    expect(await refusal(backupCodesOf(next.adapter)({ code }))).toMatchObject({ code: 'incorrect_code' });
    await backupCodesOf(next.adapter)({ code: other });
  });

  it('ends with the fifth wrong backup code, and no new message helps', async () => {
    const { adapter, backupCodes } = await atTheDoor(server);
    for (const _ of [1, 2, 3, 4, 5])
      expect(await refusal(backupCodesOf(adapter)({ code: 'aaaaa-bbbbb' }))).toMatchObject({ code: 'incorrect_code' });
    expect(await refusal(backupCodesOf(adapter)({ code: backupCodes[0] ?? '' }))).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'unauthenticated' });
  });

  it('does not require it again on a trusted device', async () => {
    const { person, number, browser, adapter } = await atTheDoor(server, { trustDevice: true });
    await adapter.prepare({ id });
    await adapter.attempt({ id, code: codeTo(number, server) });
    expect(await person.signIn(browser)).not.toHaveProperty('twoFactorRedirect');
    expect(await person.signIn(openBrowser(server.url))).toMatchObject({ twoFactorRedirect: true });
  });

  it('returns no number if the sign-in has none, and no backup codes if the app has none', async () => {
    const { adapter } = await atTheDoor(server, { twoFactorMethods: ['totp'], backupCodes: false });
    expect(await adapter.list({})).toEqual([]);
    expect(adapter).not.toHaveProperty('attemptBackupCode');
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(adapter.attempt({ id, code: '123456' }))).toMatchObject({ code: 'not_found' });
  });

  it('returns the number that the app passes, and sends only by SMS', async () => {
    const { adapter } = await atTheDoor(server, { maskedPhoneNumber: '+1 *** *** **23' });
    expect(await adapter.list({})).toMatchObject([{ maskedPhoneNumber: '+1 *** *** **23' }]);
    expect(await refusal(adapter.prepare({ id, channel: 'voice' }))).toMatchObject({ code: 'unsupported' });
  });

  it('does not notice a message that the app’s sender lost, and a later one arrives', async () => {
    const { adapter, number } = await atTheDoor(server);
    server.isSenderDown = true;
    await adapter.prepare({ id }).finally(() => {
      server.isSenderDown = false;
    });
    expect(server.sent).toEqual([]);
    await adapter.prepare({ id });
    await adapter.attempt({ id, code: codeTo(number, server) });
  });

  it('returns how long to wait if the server limits the rate', async () => {
    const limited = await startBetterAuth(database, {
      rateLimit: { enabled: true, customRules: { ...unlimited, '/two-factor/send-otp': { window: 60, max: 1 } } },
    });
    const { adapter } = await atTheDoor(limited);
    await adapter.prepare({ id });
    const error = await refusal(adapter.prepare({ id }));
    expect(error).toMatchObject({ code: 'rate_limited', cause: { status: 429 } });
    expect(error.retryAfter).toBeGreaterThan(50);
    expect(error.retryAfter).toBeLessThanOrEqual(60);
    limited.close();
  });

  it('loses the session with a lost response, and the code is used', async () => {
    const { adapter, number, browser } = await atTheDoor(server);
    await adapter.prepare({ id });
    browser.network.faults = { '/two-factor/verify-otp': [lost()] };
    expect(await refusal(adapter.attempt({ id, code: codeTo(number, server) }))).toMatchObject({ code: 'network' });
    expect(await isSignedIn(browser)).toBe(false);
    expect(await refusal(adapter.attempt({ id, code: codeTo(number, server) }))).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('does not include the input in the error', async () => {
    const { adapter } = await atTheDoor(server);
    await adapter.prepare({ id });
    const errors = [
      await refusal(adapter.attempt({ id, code: '918273x' })),
      await refusal(backupCodesOf(adapter)({ code: '918273x' })),
    ];
    for (const { cause, message } of errors) expect(JSON.stringify([cause, message])).not.toContain('918273');
  });
});

function backupCodesOf<Session>({ attemptBackupCode }: SecondFactorAdapter<Session>) {
  if (!attemptBackupCode) throw new Error('The adapter takes no backup codes.');
  return attemptBackupCode;
}

async function isSignedIn({ client }: Browser): Promise<boolean> {
  const { data } = await client.getSession();
  return data !== null;
}

const unlimited: NonNullable<BetterAuthServerOptions['rateLimit']>['customRules'] = {
  '/sign-up/email': false,
  '/sign-in/email': false,
  '/two-factor/enable': false,
  '/phone-number/send-otp': false,
  '/phone-number/verify': false,
};
