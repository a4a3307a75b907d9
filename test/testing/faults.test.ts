import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { delay, fail, faultyAdapter, hang, hold, lost } from '../../src/testing/index.js';
import { refusal } from '../support/phone-service.js';

const american = '+12015550123';

afterEach(() => void vi.useRealTimers());

describe('a fault of faultyAdapter', () => {
  it('rejects a call before it reaches the backend, with all details of the error', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { create: [fail('rate_limited', { retryAfter: 12 })] });
    const error = await refusal(adapter.create({ phoneNumber: american }));
    expect(error).toMatchObject({ code: 'rate_limited', retryAfter: 12, attemptsLeft: null, field: null });
    expect(backend.calls).toEqual([]);
  });

  it('loses the response after the backend acted', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { create: [lost()] });
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
  });

  it('applies its faults in turn, and passes calls for null and after the last', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { list: [null, fail('network'), fail('unknown')] });
    const outcomes: string[] = [];
    for (let call = 0; call < 5; call += 1)
      outcomes.push(
        await adapter.list({}).then(
          () => 'answered',
          ({ code }) => code,
        ),
      );
    expect(outcomes).toEqual(['answered', 'network', 'unknown', 'answered', 'answered']);
  });

  it('calls a function for each call, so that a test can change the fault', async () => {
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

  it('counts the calls of each operation separately', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { list: [null, fail('network')], create: [fail('unknown')] });
    await adapter.list({});
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'unknown' });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'network' });
  });

  it('delays a call, which then resolves or rejects', async () => {
    vi.useFakeTimers();
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { list: [delay(500), delay(300, fail('unknown'))] });
    const result = adapter.list({});
    await vi.advanceTimersByTimeAsync(499);
    expect(backend.calls).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toEqual([]);
    const refused = refusal(adapter.list({}));
    await vi.advanceTimersByTimeAsync(300);
    expect(await refused).toMatchObject({ code: 'unknown' });
    expect(backend.calls).toEqual(['list']);
  });

  it('aborts a call that is late or hangs', async () => {
    const backend = memoryAdapter();
    const adapter = faultyAdapter(backend, { list: [hang(), delay(60_000)] });
    for (const late of ['hangs', 'is late']) {
      const controller = new AbortController();
      const result = refusal(adapter.list({ signal: controller.signal }));
      controller.abort();
      expect(await result, late).toMatchObject({ code: 'network', message: 'The call was aborted.' });
    }
    expect(backend.calls).toEqual([]);
  });

  it('never resolves a call that hangs and cannot be aborted', async () => {
    vi.useFakeTimers();
    const backend = memoryAdapter();
    let isSettled = false;
    void faultyAdapter(backend, { create: [hang()] })
      .create({ phoneNumber: american })
      .finally(() => (isSettled = true));
    await vi.advanceTimersByTimeAsync(1e9);
    expect(isSettled).toBe(false);
    expect(backend.calls).toEqual([]);
  });

  it('holds a call that the backend has served, until the test releases it', async () => {
    const held = hold();
    const adapter = faultyAdapter(memoryAdapter(), { create: () => held });
    const created = adapter.create({ phoneNumber: american });
    await vi.waitFor(() => expect(held.waiting).toBe(1));
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
    expect(await Promise.race([created, 'held'])).toBe('held');
    held.release();
    expect(await created).toMatchObject({ phoneNumber: american });
    expect(held.waiting).toBe(0);
    expect(await adapter.create({ phoneNumber: '+447400123456' })).toMatchObject({ phoneNumber: '+447400123456' });
  });

  it('holds a call that fails, which never reaches the backend', async () => {
    const backend = memoryAdapter();
    const held = hold(fail('forbidden'));
    const refused = refusal(faultyAdapter(backend, { create: [held] }).create({ phoneNumber: american }));
    await vi.waitFor(() => expect(held.waiting).toBe(1));
    held.release();
    expect(await refused).toMatchObject({ code: 'forbidden' });
    expect(backend.calls).toEqual([]);
  });

  it('aborts a call that is held', async () => {
    const controller = new AbortController();
    const adapter = faultyAdapter(memoryAdapter(), { list: [hold()] });
    const list = refusal(adapter.list({ signal: controller.signal }));
    controller.abort();
    expect(await list).toMatchObject({ code: 'network', message: 'The call was aborted.' });
  });

  it('loses the response with the error that the test names', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { create: [lost('unknown')] });
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'unknown' });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
  });
});
