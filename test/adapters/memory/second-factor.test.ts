import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { lastCode, refusal } from '../../support/phone-service.js';
import { settableClock } from '../../support/settable-clock.js';

const phoneNumbers = [
  { id: 'first', phoneNumber: '+12015550123', reservedForSecondFactor: true },
  { id: 'second', phoneNumber: '+447400123456', reservedForSecondFactor: true, defaultSecondFactor: true },
  { id: 'third', phoneNumber: '+4915123456789' },
];

afterEach(() => void vi.useRealTimers());

describe('memorySecondFactorAdapter', () => {
  it('signs a person in with the code from the same inbox', async () => {
    const backend = memoryAdapter({ userId: 'ada', phoneNumbers });
    const adapter = memorySecondFactorAdapter(backend);
    expect(await adapter.list({})).toEqual([
      { id: 'second', maskedPhoneNumber: '+••••••••3456', default: true },
      { id: 'first', maskedPhoneNumber: '+•••••••0123', default: false },
    ]);
    const { expireAt } = await adapter.prepare({ id: 'second' });
    expect(expireAt).toBeGreaterThan(Date.now());
    expect(backend.inbox.messages).toMatchObject([
      { to: '+447400123456', text: expect.stringContaining('sign-in code') },
    ]);
    expect(await refusal(adapter.attempt({ id: 'second', code: '' }))).toMatchObject({
      code: 'incorrect_code',
      attemptsLeft: 4,
    });
    const session = await adapter.attempt({ id: 'second', code: lastCode(backend.inbox.messages) });
    expect(session).toEqual({ userId: 'ada' });
    expect(Object.isFrozen(session)).toBe(true);
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(adapter.calls).toEqual(['list', 'prepare', 'attempt', 'attempt', 'list']);
  });

  it('signs a person in with a backup code', async () => {
    const backend = memoryAdapter({ phoneNumbers });
    const [code = ''] = await backend.createBackupCodes();
    expect(await memorySecondFactorAdapter(backend).attemptBackupCode({ code })).toEqual({ userId: 'user' });
    expect(await refusal(memorySecondFactorAdapter(backend).attemptBackupCode({ code }))).toMatchObject({
      code: 'incorrect_code',
    });
  });

  it('is a new sign-in each time, with the limits of the backend', async () => {
    const clock = settableClock();
    const backend = memoryAdapter({
      phoneNumbers,
      clock,
      policy: { codeLength: 8, resendCooldown: 5, signInLifetime: 60 },
    });
    const [one, other] = [memorySecondFactorAdapter(backend), memorySecondFactorAdapter(backend)];
    expect(one.attemptId).not.toBe(other.attemptId);
    expect(one.limits).toMatchObject({ codeLength: 8, codeLifetime: 600, resendCooldown: 5 });
    await one.prepare({ id: 'first' });
    clock.advance(30);
    await other.list({});
    clock.advance(30);
    const code = lastCode(backend.inbox.messages);
    expect(await refusal(one.attempt({ id: 'first', code }))).toMatchObject({ code: 'unauthenticated' });
    expect(await other.list({})).toHaveLength(2);
  });

  it('starts once, however many calls come first', async () => {
    const backend = memoryAdapter({ phoneNumbers });
    const adapter = memorySecondFactorAdapter(backend);
    await Promise.all([adapter.list({}), adapter.prepare({ id: 'first' }), adapter.list({})]);
    const code = lastCode(backend.inbox.messages);
    expect(await adapter.attempt({ id: 'first', code })).toEqual({ userId: 'user' });
  });

  it('belongs to the person who passed the first step, even if another one is signed in', async () => {
    const backend = memoryAdapter({ userId: 'ada', phoneNumbers });
    expect(await refusal(memorySecondFactorAdapter(backend, { userId: 'bob' }).list({}))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('bob has no second factor'),
    });
    backend.userId = 'bob';
    expect(await memorySecondFactorAdapter(backend, { userId: 'ada' }).list({})).toHaveLength(2);
  });

  it('starts once there is a second factor', async () => {
    const backend = memoryAdapter({ phoneNumbers: ['+12015550123'] });
    const adapter = memorySecondFactorAdapter(backend);
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'forbidden' });
    const [number] = await backend.list({});
    await backend.setReservedForSecondFactor({ id: number?.id ?? '', reserved: true });
    expect(await adapter.list({})).toHaveLength(1);
  });

  it('resumes a started sign-in', async () => {
    const backend = memoryAdapter({ phoneNumbers });
    const attemptId = (await (await backend.service('user')).startSecondFactor('user')) ?? '';
    const adapter = memorySecondFactorAdapter(backend, { attemptId });
    expect(adapter.attemptId).toBe(attemptId);
    expect(await adapter.list({})).toHaveLength(2);
    const unknown = memorySecondFactorAdapter(backend, { attemptId: 'sign_in_0' });
    expect(await refusal(unknown.list({}))).toMatchObject({ code: 'unauthenticated' });
  });

  it('has its own latency, and can be aborted', async () => {
    vi.useFakeTimers();
    const backend = memoryAdapter({ phoneNumbers });
    const adapter = memorySecondFactorAdapter(backend, { latency: 500 });
    let isSettled = false;
    const listing = adapter.list({}).then(() => (isSettled = true));
    await vi.advanceTimersByTimeAsync(499);
    expect(isSettled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await listing;

    const controller = new AbortController();
    controller.abort('left the page');
    expect(await refusal(adapter.list({ signal: controller.signal }))).toMatchObject({ cause: 'left the page' });
  });
});
