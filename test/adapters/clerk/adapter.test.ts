import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { clerkAdapter, type ClerkClient, type ClerkSignInClient } from '../../../src/adapters/clerk/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import { createPhoneNumber } from '../../../src/core/model.js';
import { openClerkApp, type ClerkApp } from '../../support/clerk/app.js';
import { lastCode, refusal } from '../../support/phone-service.js';
import { numberIn } from '../../support/numbers.js';

const us = '+12015550123';
const gb = '+447400123456';

let app: ClerkApp;
let adapter: PhoneAdapter;

beforeEach(async () => {
  app = await openClerkApp();
  adapter = clerkAdapter(app.clerk);
});

afterEach(() => app.close());

describe('ClerkClient', () => {
  it('accepts the client of Clerk', () => {
    expectTypeOf(app.clerk).toExtend<ClerkClient & ClerkSignInClient>();
    expect(adapter).toMatchObject({
      limits: { codeLength: 6, codeLifetime: 600, resendCooldown: 30, maxPhoneNumbers: null },
      channels: ['sms'],
    });
  });
});

describe('clerkAdapter', () => {
  it('adds a number, sends a code to it, and verifies it', async () => {
    const added = await adapter.create({ phoneNumber: us });
    expect(added).toEqual(createPhoneNumber(added.id, us));
    expect(added.id).not.toBe('');
    expect(app.api.messages).toEqual([]);
    const expireAt = app.api.clock.now() + 600_000;
    const prepared = await adapter.prepareVerification({ id: added.id });
    expect(prepared).toEqual({
      ...added,
      verification: { status: 'unverified', strategy: 'phone_code', channel: 'sms', attempts: 0, expireAt },
    });
    const numbers = await adapter.attemptVerification({ id: added.id, code: lastCode(app.api.messages) });
    // If the server sends no expiry, the client uses the time at which it parsed the response.
    expect(numbers).toMatchObject([
      { id: added.id, verification: { status: 'verified', expireAt: null }, primary: true },
    ]);
    expect(await adapter.list({})).toEqual(numbers);
  });

  it('returns the number that the person already has, verified or not', async () => {
    const added = await adapter.create({ phoneNumber: us });
    expect(await adapter.create({ phoneNumber: us })).toEqual(added);
    const verified = await verify(us);
    expect(await adapter.create({ phoneNumber: us })).toMatchObject({
      id: added.id,
      verification: verified.verification,
    });
    expect(await adapter.list({})).toHaveLength(1);
  });

  it('rejects a number of another person', async () => {
    const { id } = await app.api.service.create('user_bob', { phoneNumber: us });
    await app.api.service.prepareVerification('user_bob', { id });
    await app.api.service.attemptVerification('user_bob', { id, code: lastCode(app.api.messages) });
    expect(await refusal(adapter.create({ phoneNumber: us }))).toMatchObject({
      code: 'phone_number_taken',
      field: 'phoneNumber',
    });
    expect(await adapter.list({})).toEqual([]);
  });

  it('removes a number, and returns the remaining ones', async () => {
    const [first, second] = [await verify(us), await verify(gb)];
    expect(await adapter.delete?.({ id: first.id })).toMatchObject([
      { id: second.id, phoneNumber: gb, verification: { status: 'verified' } },
    ]);
    expect(await adapter.delete?.({ id: second.id })).toEqual([]);
    expect(await refusal(adapter.attemptVerification({ id: first.id, code: '000000' }))).toMatchObject({
      code: 'not_found',
    });
  });

  it('makes a number the primary one, and the other not', async () => {
    const [first, second] = [await verify(us), await verify(gb)];
    expect(await adapter.makePrimary?.({ id: second.id })).toMatchObject([
      { id: first.id, primary: false },
      { id: second.id, primary: true },
    ]);
    expect(await adapter.makePrimary?.({ id: first.id })).toMatchObject([
      { id: first.id, primary: true },
      { id: second.id, primary: false },
    ]);
  });

  it('reserves the first number as the default, with backup codes, and others without', async () => {
    const [first, second] = [await verify(us), await verify(gb)];
    const reserved = await adapter.setReservedForSecondFactor?.({ id: first.id, reserved: true });
    expect(reserved).toMatchObject([
      { id: first.id, reservedForSecondFactor: true, defaultSecondFactor: true },
      { id: second.id, reservedForSecondFactor: false, backupCodes: null },
    ]);
    expect(reserved?.[0]?.backupCodes).toHaveLength(10);
    expect(await adapter.list({})).toMatchObject([{ backupCodes: null }, { backupCodes: null }]);
    expect(await adapter.setReservedForSecondFactor?.({ id: second.id, reserved: true })).toMatchObject([
      { defaultSecondFactor: true, backupCodes: null },
      { reservedForSecondFactor: true, defaultSecondFactor: false, backupCodes: null },
    ]);
  });

  it('makes another number the default, and passes it on if the default is unreserved', async () => {
    const [first, second] = [await reserve(us), await reserve(gb)];
    expect(await adapter.makeDefaultSecondFactor?.({ id: second.id })).toMatchObject([
      { defaultSecondFactor: false },
      { defaultSecondFactor: true },
    ]);
    expect(await adapter.setReservedForSecondFactor?.({ id: second.id, reserved: false })).toMatchObject([
      { id: first.id, defaultSecondFactor: true },
      { id: second.id, reservedForSecondFactor: false, defaultSecondFactor: false },
    ]);
  });

  it('has no default while an authenticator app is the default', async () => {
    await reserve(us);
    expect(adapter.makeDefaultSecondFactor).toBeDefined();
    app.api.totp = true;
    expect(await adapter.list({})).toMatchObject([{ reservedForSecondFactor: true, defaultSecondFactor: false }]);
    expect(app.clerk.user?.phoneNumbers).toMatchObject([{ defaultSecondFactor: true }]);
    expect(adapter.makeDefaultSecondFactor).toBeUndefined();
    expect(adapter.setReservedForSecondFactor).toBeDefined();
    app.api.totp = false;
    expect(await adapter.list({})).toMatchObject([{ reservedForSecondFactor: true, defaultSecondFactor: true }]);
    expect(adapter.makeDefaultSecondFactor).toBeDefined();
  });

  it('names the other factors of the person, as they are now', async () => {
    expect(adapter.otherFactors).toEqual([]);
    app.api.totp = true;
    await adapter.list({});
    expect(adapter.otherFactors).toEqual(['totp']);
    app.api.passkeys = 2;
    await adapter.list({});
    expect(adapter.otherFactors).toEqual(['totp', 'passkey']);
    app.api.totp = false;
    await adapter.list({});
    expect(adapter.otherFactors).toEqual(['passkey']);
    expect(clerkAdapter({ publishableKey: 'pk', user: null }).otherFactors).toEqual([]);
  });

  it('creates new backup codes for a person who has some', async () => {
    expect(adapter.createBackupCodes).toBeUndefined();
    const { id } = await verify(us);
    const numbers = await adapter.setReservedForSecondFactor?.({ id, reserved: true });
    const codes = await adapter.createBackupCodes?.();
    expect(codes).toHaveLength(10);
    expect(codes).not.toEqual(numbers?.[0]?.backupCodes);
  });

  it('has no second factor if the application has none', async () => {
    await reserve(us);
    const { setReservedForSecondFactor, makeDefaultSecondFactor, createBackupCodes } = clerkAdapter(app.clerk, {
      secondFactor: false,
    });
    expect({ setReservedForSecondFactor, makeDefaultSecondFactor, createBackupCodes }).toEqual({});
  });

  it('sends a code by SMS alone', async () => {
    const { id } = await adapter.create({ phoneNumber: us });
    expect(await refusal(adapter.prepareVerification({ id, channel: 'whatsapp' }))).toMatchObject({
      code: 'unsupported',
    });
    expect(app.api.messages).toEqual([]);
  });

  it('returns the signed-in user, and null after sign-out', async () => {
    expect(adapter.currentUserId?.()).toBe('user_ada');
    const { id } = await adapter.create({ phoneNumber: us });
    app.api.userId = 'user_bob';
    await app.clerk.client?.reload();
    await app.clerk.setActive({ session: 'sess_user_bob' });
    expect(adapter.currentUserId?.()).toBe('user_bob');
    expect(await adapter.list({})).toEqual([]);
    await app.clerk.setActive({ session: null });
    expect(adapter.currentUserId?.()).toBeNull();
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(await refusal(adapter.create({ phoneNumber: us }))).toMatchObject({ code: 'unauthenticated' });
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'unauthenticated' });
  });
});

/** Adds a number and verifies it. */
async function verify(phoneNumber: string) {
  const { id } = await adapter.create({ phoneNumber });
  await adapter.prepareVerification({ id });
  return numberIn(await adapter.attemptVerification({ id, code: lastCode(app.api.messages) }), id);
}

async function reserve(phoneNumber: string) {
  const { id } = await verify(phoneNumber);
  await adapter.setReservedForSecondFactor?.({ id, reserved: true });
  return { id };
}
