import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import type { PhoneError } from '../../../src/core/errors.js';
import { lastCode, refusal } from '../../support/phone-service.js';
import { settableClock } from '../../support/settable-clock.js';

const american = '+12015550123';
const british = '+447400123456';

afterEach(() => void vi.useRealTimers());

describe('memoryAdapter', () => {
  it('adds, verifies and removes a number, with the code read in the inbox', async () => {
    const adapter = memoryAdapter();
    const { id } = await adapter.create({ phoneNumber: american });
    expect(await adapter.prepareVerification({ id })).toMatchObject({ id, verification: { status: 'unverified' } });
    const code = lastCode(adapter.inbox.messages);
    expect(await adapter.attemptVerification({ id, code })).toMatchObject([
      {
        primary: true,
        verification: { status: 'verified' },
      },
    ]);
    expect(await adapter.makePrimary({ id })).toMatchObject([{ id, primary: true }]);
    expect(await adapter.delete({ id })).toEqual([]);
    expect(adapter.calls).toEqual(['create', 'prepareVerification', 'attemptVerification', 'makePrimary', 'delete']);
  });

  it('returns the limits and channels of its policy', () => {
    expect(memoryAdapter()).toMatchObject({
      limits: { codeLength: 6, codeLifetime: 600, resendCooldown: 30, maxPhoneNumbers: 10 },
      channels: ['sms'],
    });
    const policy = {
      codeLength: 8,
      codeLifetime: 60,
      resendCooldown: 5,
      maxPhoneNumbers: null,
      channels: ['voice'] as const,
    };
    expect(memoryAdapter({ policy })).toMatchObject({
      limits: { codeLength: 8, codeLifetime: 60, resendCooldown: 5, maxPhoneNumbers: null },
      channels: ['voice'],
    });
  });

  it('applies its policy by its clock', async () => {
    const clock = settableClock();
    const adapter = memoryAdapter({ clock, policy: { resendCooldown: 5, codeLifetime: 60 } });
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'rate_limited', retryAfter: 5 });
    clock.advance(60);
    expect(await adapter.list({})).toMatchObject([{ verification: { status: 'expired' } }]);
    expect(adapter.inbox.messages).toMatchObject([{ sentAt: clock.now() - 60_000 }]);
  });

  it('returns copies, so that changes have no effect', async () => {
    const adapter = memoryAdapter({
      phoneNumbers: [{ phoneNumber: american, linkedTo: [{ id: 'idn_1', type: 'oauth' }] }],
    });
    const [one, other] = [await adapter.list({}), await adapter.list({})];
    expect(one).toEqual(other);
    expect(one).not.toBe(other);
    expect(one[0]?.verification).not.toBe(other[0]?.verification);
    for (const part of [one, one[0], one[0]?.verification, one[0]?.linkedTo, one[0]?.linkedTo[0]])
      expect(Object.isFrozen(part)).toBe(true);
    const created = await adapter.create({ phoneNumber: british });
    expect(Object.isFrozen(created)).toBe(true);
  });

  it('has its own cache scope, unless one is given for a server and a page to share', () => {
    expect(memoryAdapter().scope).not.toBe(memoryAdapter().scope);
    expect(memoryAdapter({ scope: 'demo' }).scope).toBe('demo');
  });

  it('returns the signed-in user only if one was given', async () => {
    expect('currentUserId' in memoryAdapter()).toBe(false);
    const adapter = memoryAdapter({ userId: 'ada', phoneNumbers: [american] });
    expect(adapter.currentUserId?.()).toBe('ada');
    adapter.userId = 'bob';
    expect(adapter.currentUserId?.()).toBe('bob');
    expect(await adapter.list({})).toEqual([]);
    adapter.userId = null;
    expect(adapter.currentUserId?.()).toBeNull();
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    adapter.userId = 'ada';
    expect(await adapter.list({})).toHaveLength(1);
  });

  it('writes messages for its host, in its words', async () => {
    const adapter = memoryAdapter({ host: 'example.com', message: ({ code, host }) => `${host}: ${code}` });
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    const code = lastCode(adapter.inbox.messages);
    expect(adapter.inbox.messages).toMatchObject([{ text: `example.com: ${code}\n\n@example.com #${code}` }]);
  });

  it('falls back to memory if it should persist without a storage', async () => {
    const adapter = memoryAdapter({ persist: 'phonekit', phoneNumbers: [american] });
    const { id } = await adapter.create({ phoneNumber: british });
    await adapter.prepareVerification({ id });
    expect(await adapter.list({})).toHaveLength(2);
    expect(adapter.inbox.messages).toHaveLength(1);
  });
});

describe('the second factor', () => {
  it('is reserved, passed on and released, with backup codes only in the result that created them', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [american, british] });
    const [first, second] = await adapter.list({});
    const ids = { first: first?.id ?? '', second: second?.id ?? '' };
    const [reserved] = await adapter.setReservedForSecondFactor({ id: ids.first, reserved: true });
    expect(reserved).toMatchObject({ reservedForSecondFactor: true, defaultSecondFactor: true });
    expect(reserved?.backupCodes).toHaveLength(10);
    expect(Object.isFrozen(reserved?.backupCodes)).toBe(true);
    for (const number of await adapter.setReservedForSecondFactor({ id: ids.second, reserved: true }))
      expect(number).toMatchObject({ reservedForSecondFactor: true, backupCodes: null });
    expect(await adapter.makeDefaultSecondFactor({ id: ids.second })).toMatchObject([
      { defaultSecondFactor: false },
      { defaultSecondFactor: true },
    ]);
    expect(await adapter.createBackupCodes()).toHaveLength(10);
    expect(adapter.calls.slice(-2)).toEqual(['makeDefaultSecondFactor', 'createBackupCodes']);
  });

  it('is required as the policy says, which the limits return', async () => {
    expect(memoryAdapter().limits).toMatchObject({ secondFactorRequired: false, verifiedNumberRequired: false });
    const adapter = memoryAdapter({
      phoneNumbers: [{ phoneNumber: american, id: 'first', reservedForSecondFactor: true }],
      policy: { secondFactorRequired: true, verifiedNumberRequired: true },
    });
    expect(adapter.limits).toMatchObject({ secondFactorRequired: true, verifiedNumberRequired: true });
    const given = adapter.setReservedForSecondFactor({ id: 'first', reserved: false });
    expect(await refusal(given)).toMatchObject({ code: 'last_second_factor' });
    expect(await refusal(adapter.delete({ id: 'first' }))).toMatchObject({ code: 'last_identification' });
  });
});

describe('stepUp', () => {
  it('is required by each change, until the person has confirmed who they are', async () => {
    const clock = settableClock();
    const adapter = memoryAdapter({ clock, stepUp: true, phoneNumbers: [american] });
    expect(await adapter.list({})).toHaveLength(1);
    expect(await refusal(adapter.create({ phoneNumber: british }))).toMatchObject({ code: 'step_up_required' });
    adapter.confirmIdentity();
    await adapter.create({ phoneNumber: british });
    clock.advance(599);
    await adapter.createBackupCodes().catch((error: PhoneError) => expect(error.code).toBe('forbidden'));
    clock.advance(1);
    expect(await refusal(adapter.createBackupCodes())).toMatchObject({ code: 'step_up_required' });
    adapter.confirmIdentity(5);
    clock.advance(5);
    expect(await refusal(adapter.createBackupCodes())).toMatchObject({ code: 'step_up_required' });
  });

  it('is required by single operations, and from when it is set', async () => {
    const adapter = memoryAdapter({ stepUp: ['delete'] });
    const { id } = await adapter.create({ phoneNumber: american });
    expect(await refusal(adapter.delete({ id }))).toMatchObject({ code: 'step_up_required' });
    adapter.stepUp = false;
    await adapter.delete({ id });
    adapter.stepUp = true;
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'step_up_required' });
  });

  it('is still required for the next person', async () => {
    const adapter = memoryAdapter({ userId: 'ada', stepUp: true });
    adapter.confirmIdentity();
    adapter.userId = 'bob';
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'step_up_required' });
  });
});

describe('service', () => {
  it('acts like a server, for a person with existing numbers', async () => {
    const adapter = memoryAdapter({
      userId: 'ada',
      phoneNumbers: [{ phoneNumber: american, reservedForSecondFactor: true }],
    });
    const service = await adapter.service('ada');
    expect(await service.startSecondFactor('ada')).toMatch(/^sign_in_/);
    expect(adapter.calls).toEqual([]);
  });
});

describe('phoneNumbers', () => {
  it('are verified by default, the first one primary', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [american, { phoneNumber: british }] });
    expect(await adapter.list({})).toMatchObject([
      { phoneNumber: american, primary: true, verification: { status: 'verified', expireAt: null } },
      { phoneNumber: british, primary: false, verification: { status: 'verified' } },
    ]);
  });

  it('are as given', async () => {
    const clock = settableClock();
    const adapter = memoryAdapter({
      clock,
      phoneNumbers: [
        { phoneNumber: '+12015550101', verification: null },
        { phoneNumber: '+12015550102', verification: { status: 'unverified' } },
        { phoneNumber: '+12015550103', verification: { status: 'expired' } },
        { phoneNumber: '+12015550104', verification: { status: 'failed' } },
        { phoneNumber: '+12015550105', id: 'first', reservedForSecondFactor: true },
        {
          phoneNumber: '+12015550106',
          id: 'second',
          primary: true,
          createdAt: 5,
          linkedTo: [{ id: 'idn_1', type: 'oauth_google' }],
        },
      ],
    });
    expect(await adapter.list({})).toMatchObject([
      { primary: false, verification: null },
      {
        verification: {
          status: 'unverified',
          expireAt: clock.now() + 600_000,
          attempts: 0,
          channel: 'sms',
          strategy: 'phone_code',
        },
      },
      { verification: { status: 'expired', expireAt: clock.now() } },
      { verification: { status: 'failed' } },
      { id: 'first', primary: false, reservedForSecondFactor: true, defaultSecondFactor: true },
      { id: 'second', primary: true, createdAt: 5, linkedTo: [{ id: 'idn_1', type: 'oauth_google' }] },
    ]);
  });

  it('behave according to their state', async () => {
    const adapter = memoryAdapter({
      phoneNumbers: (['unverified', 'expired', 'failed'] as const).map((status, at) => ({
        phoneNumber: `+1201555010${at}`,
        verification: { status },
      })),
    });
    const codes: string[] = [];
    for (const { id } of await adapter.list({})) {
      codes.push((await refusal(adapter.attemptVerification({ id, code: '000000' }))).code);
      await adapter.prepareVerification({ id });
      await adapter.attemptVerification({ id, code: lastCode(adapter.inbox.messages) });
    }
    expect(codes).toEqual(['incorrect_code', 'code_expired', 'too_many_attempts']);
  });

  it('do not come back once they were removed', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [american] });
    for (const { id } of await adapter.list({})) await adapter.delete({ id });
    expect(await adapter.list({})).toEqual([]);
  });

  it('throw if they are not phone numbers', () => {
    expect(() => memoryAdapter({ phoneNumbers: ['0151 23456789'] })).toThrow(/0151 23456789.*E\.164.*\+12015550123/);
  });
});

describe('world', () => {
  it('lets two people have one number, verified for one of them', async () => {
    const ada = memoryAdapter({ userId: 'ada', phoneNumbers: [american] });
    const bob = memoryAdapter({ userId: 'bob', phoneNumbers: [british], world: ada.world });
    expect(await ada.list({})).toMatchObject([{ phoneNumber: american }]);
    expect(await bob.list({})).toMatchObject([{ phoneNumber: british }]);
    const { id } = await bob.create({ phoneNumber: american });
    await bob.prepareVerification({ id });
    expect(ada.inbox.messages).toMatchObject([{ to: american }]);
    const code = lastCode(ada.inbox.messages);
    expect(await refusal(ada.attemptVerification({ id, code }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(bob.attemptVerification({ id, code }))).toMatchObject({ code: 'phone_number_taken' });
  });

  it('knows the seeded number of another adapter from its first call', async () => {
    const ada = memoryAdapter({ userId: 'ada' });
    const bob = memoryAdapter({ userId: 'bob', phoneNumbers: [american], world: ada.world });
    await bob.list({});
    const { id } = await ada.create({ phoneNumber: american });
    await ada.prepareVerification({ id });
    const refused = ada.attemptVerification({ id, code: lastCode(ada.inbox.messages) });
    expect(await refusal(refused)).toMatchObject({ code: 'phone_number_taken' });
  });

  it('is separate if none is given', async () => {
    await memoryAdapter({ userId: 'ada' }).create({ phoneNumber: american });
    expect(await memoryAdapter({ userId: 'ada' }).list({})).toEqual([]);
  });
});

describe('inbox', () => {
  it('returns the same array until there is another message, newest last', async () => {
    const adapter = memoryAdapter();
    const snapshots = [adapter.inbox.messages];
    adapter.inbox.subscribe(() => snapshots.push(adapter.inbox.messages));
    for (const phoneNumber of [american, british]) {
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      expect(adapter.inbox.messages).toBe(adapter.inbox.messages);
    }
    expect(snapshots.map((messages) => messages.map(({ to }) => to))).toEqual([[], [american], [american, british]]);
    expect(adapter.inbox.messages).toMatchObject([
      {
        to: american,
        channel: 'sms',
        code: expect.stringMatching(/^\d{6}$/),
        id: expect.any(String),
        sentAt: expect.any(Number),
      },
      { to: british },
    ]);
    expect(Object.isFrozen(adapter.inbox.messages)).toBe(true);
  });

  it('can be cleared, and codes stay valid', async () => {
    const adapter = memoryAdapter();
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    const code = lastCode(adapter.inbox.messages);
    const onMessage = vi.fn();
    adapter.inbox.subscribe(onMessage);
    adapter.inbox.clear();
    expect(adapter.inbox.messages).toEqual([]);
    expect(onMessage).toHaveBeenCalledOnce();
    await adapter.attemptVerification({ id, code });
  });

  it('does not call unsubscribed listeners', async () => {
    const adapter = memoryAdapter();
    const onMessage = vi.fn();
    adapter.inbox.subscribe(onMessage)();
    adapter.inbox.clear();
    expect(onMessage).not.toHaveBeenCalled();
  });
});

describe('latency', () => {
  it('delays each call', async () => {
    vi.useFakeTimers();
    const adapter = memoryAdapter({ latency: 500 });
    let isSettled = false;
    const listing = adapter.list({}).then(() => (isSettled = true));
    await vi.advanceTimersByTimeAsync(499);
    expect(isSettled).toBe(false);
    vi.advanceTimersByTime(1);
    await listing;
    expect(isSettled).toBe(true);
  });

  it('is 0 by default, without a timer', async () => {
    vi.useFakeTimers();
    expect(await memoryAdapter().list({})).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('list', () => {
  it('stops waiting when it is aborted, and leaves no timer', async () => {
    vi.useFakeTimers();
    const adapter = memoryAdapter({ latency: 1000 });
    const controller = new AbortController();
    const listing = refusal(adapter.list({ signal: controller.signal }));
    controller.abort('left the page');
    expect(await listing).toMatchObject({ code: 'network', cause: 'left the page' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not start if it is already aborted', async () => {
    const adapter = memoryAdapter();
    expect(await refusal(adapter.list({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'network' });
  });

  it('rejects if it was aborted while the service ran', async () => {
    const adapter = memoryAdapter();
    const controller = new AbortController();
    const listing = refusal(adapter.list({ signal: controller.signal }));
    await Promise.resolve();
    controller.abort();
    expect(await listing).toMatchObject({ code: 'network' });
  });
});
