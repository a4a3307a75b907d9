import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter } from '../../src/adapters/memory.js';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import { delay, fail, faultyAdapter, hang, lost } from '../../src/testing/index.js';
import { lastCode, refusal } from '../support/phone-service.js';

const american = '+12015550123';

afterEach(() => void vi.useRealTimers());

describe('faultyAdapter', () => {
  it('refuses a call before it reaches the backend, with all that the error is to tell', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { create: [fail('rate_limited', { retryAfter: 12 })] });
    const error = await refusal(adapter.create({ phoneNumber: american }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAfter: 12, attemptsLeft: null, field: null });
    expect(backend.calls).toEqual([]);
  });

  it('loses the answer of what the backend has done', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { create: [lost()] });
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
  });

  it('takes its faults in turn, and lets through what is null and what comes after the last', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { list: [null, fail('network'), fail('unknown')] });
    const outcomes: string[] = [];
    for (let call = 0; call < 5; call += 1) outcomes.push(await adapter.list({}).then(() => 'answered', ({ code }) => code));
    expect(outcomes).toEqual(['answered', 'network', 'unknown', 'answered', 'answered']);
  });

  it('asks a function at each call, so that a test can change its mind', async () => {
    let isOffline = true;
    const calls: number[] = [];
    const adapter = faultyAdapter(memoryAdapter(), {
      list(call) {
        calls.push(call);
        return isOffline ? fail('network') : null;
      },
    });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'network' });
    isOffline = false;
    expect(await adapter.list({})).toEqual([]);
    expect(calls).toEqual([1, 2]);
  });

  it('counts the calls of each operation by itself', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { list: [null, fail('network')], create: [fail('unknown')] });
    await adapter.list({});
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'unknown' });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'network' });
  });

  it('delays a call, which then goes through, or is refused', async () => {
    vi.useFakeTimers();
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { list: [delay(500), delay(300, fail('unknown'))] });
    const answer = adapter.list({});
    await vi.advanceTimersByTimeAsync(499);
    expect(backend.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await answer).toEqual([]);
    const refused = refusal(adapter.list({}));
    await vi.advanceTimersByTimeAsync(300);
    expect(await refused).toMatchObject({ code: 'unknown' });
    expect(backend.calls).toEqual(['list']);
  });

  it('lets an abort end a call that is late, or that hangs', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { list: [hang(), delay(60_000)] });
    for (const late of ['hangs', 'is late']) {
      const controller = new AbortController();
      const answer = refusal(adapter.list({ signal: controller.signal }));
      controller.abort();
      expect(await answer, late).toMatchObject({ code: 'network', message: 'aborted' });
    }
    expect(backend.calls).toEqual([]);
  });

  it('never answers a call that hangs and cannot be aborted', async () => {
    vi.useFakeTimers();
    const backend = memoryAdapter();
    let isAnswered = false;
    void faultyAdapter(backend, { create: [hang()] })
      .create({ phoneNumber: american })
      .finally(() => (isAnswered = true));
    await vi.advanceTimersByTimeAsync(1e9);
    expect(isAnswered).toBe(false);
    expect(backend.calls).toEqual([]);
  });

  it('lacks what the adapter lacks, whatever the plan says', () => {
    const { makePrimary: _, ...backend } = memoryAdapter();
    const adapter: PhoneAdapter = faultyAdapter<PhoneAdapter>(backend, { makePrimary: [fail('forbidden')] });
    expect(adapter.makePrimary).toBeUndefined();
    expect('makePrimary' in adapter).toBe(false);
    expect('currentUserId' in adapter).toBe(false);
  });

  it('reads a getter each time, so that a capability comes and goes', () => {
    const sound = memoryAdapter();
    let canDelete = false;
    const backend: PhoneAdapter = {
      ...sound,
      get delete() {
        return canDelete ? sound.delete : undefined;
      },
    };
    const adapter = faultyAdapter(backend, { delete: [fail('forbidden')] });
    expect(adapter.delete).toBeUndefined();
    canDelete = true;
    expect(adapter.delete).toBeTypeOf('function');
    expect(adapter.delete).toBe(adapter.delete);
  });

  it('is the adapter in all else', async () => {
    const backend = memoryAdapter({ userId: 'ada' });
    const adapter = faultyAdapter(backend, { create: [fail('network')] });
    expect(adapter.limits).toBe(backend.limits);
    expect(adapter.currentUserId?.()).toBe('ada');
    adapter.userId = null;
    expect(backend.userId).toBeNull();
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
  });

  it('serves an adapter with private fields', async () => {
    const adapter = faultyAdapter(new PrivateAdapter(), { create: [fail('network')] });
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'network' });
    expect(await adapter.create({ phoneNumber: american })).toMatchObject({ phoneNumber: american });
  });

  it('takes an adapter of the second step, too', async () => {
    const backend = memoryAdapter({ phoneNumbers: [{ id: 'first', phoneNumber: american, reservedForSecondFactor: true }] });
    const adapter = faultyAdapter(memorySecondFactorAdapter(backend), { attempt: [fail('too_many_attempts', { attemptsLeft: 0 })] });
    await adapter.prepare({ id: 'first' });
    const code = lastCode(backend.inbox.messages);
    expect(await refusal(adapter.attempt({ id: 'first', code }))).toMatchObject({ code: 'too_many_attempts', field: 'code', attemptsLeft: 0 });
    expect(await adapter.attempt({ id: 'first', code })).toEqual({ userId: 'user' });
  });
});

class PrivateAdapter implements PhoneAdapter {
  readonly #backend = memoryAdapter();
  readonly limits = this.#backend.limits;
  readonly channels = this.#backend.channels;
  list: PhoneAdapter['list'] = (options) => this.#backend.list(options);
  create(input: { phoneNumber: string }) {
    return this.#backend.create(input);
  }
  prepareVerification(input: { id: string }) {
    return this.#backend.prepareVerification(input);
  }
  attemptVerification(input: { id: string; code: string }) {
    return this.#backend.attemptVerification(input);
  }
}
