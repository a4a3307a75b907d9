import { describe, expect, it } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter } from '../../src/adapters/memory/index.js';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import { fail, faultyAdapter } from '../../src/testing/index.js';
import { lastCode, refusal } from '../support/phone-service.js';

const american = '+12015550123';

describe('faultyAdapter', () => {
  it('lacks what the adapter lacks, whatever the faults', () => {
    const { makePrimary: _, ...backend } = memoryAdapter();
    const adapter: PhoneAdapter = faultyAdapter<PhoneAdapter>(backend, { makePrimary: [fail('forbidden')] });
    expect(adapter.makePrimary).toBeUndefined();
    expect('makePrimary' in adapter).toBe(false);
    expect('currentUserId' in adapter).toBe(false);
  });

  it('reads a getter each time, so that a capability can change', () => {
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

  it('passes everything else to the adapter', async () => {
    const backend = memoryAdapter({ userId: 'ada' });
    const adapter = faultyAdapter(backend, { create: [fail('network')] });
    expect(adapter.limits).toBe(backend.limits);
    expect(adapter.currentUserId?.()).toBe('ada');
    adapter.userId = null;
    expect(backend.userId).toBeNull();
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
  });

  it('applies new faults once they are set, and counts their calls from 1', async () => {
    const adapter = faultyAdapter(memoryAdapter());
    expect(await adapter.list({})).toEqual([]);
    adapter.faults = (operation, call) => (operation === 'list' && call === 1 ? fail('network') : null);
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toEqual([]);
    expect(await adapter.create({ phoneNumber: american })).toMatchObject({ phoneNumber: american });
    adapter.faults = {};
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: american }]);
  });

  it('records the calls of every operation, whatever their result', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { create: [fail('network')] });
    await refusal(adapter.create({ phoneNumber: american }));
    await adapter.list({});
    expect(adapter.calls).toEqual(['create', 'list']);
  });

  it('returns a replaced method unchanged', async () => {
    const adapter = faultyAdapter(memoryAdapter(), { create: [fail('network'), fail('forbidden')] });
    const { create } = adapter;
    adapter.create = (input) => create(input);
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'network' });
    expect(adapter.calls).toEqual(['create']);
  });

  it('supports an adapter with private fields', async () => {
    const adapter = faultyAdapter(new PrivateAdapter(), { create: [fail('network')] });
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'network' });
    expect(await adapter.create({ phoneNumber: american })).toMatchObject({ phoneNumber: american });
  });

  it('supports an adapter of the second step', async () => {
    const backend = memoryAdapter({
      phoneNumbers: [{ id: 'first', phoneNumber: american, reservedForSecondFactor: true }],
    });
    const adapter = faultyAdapter(memorySecondFactorAdapter(backend), {
      attempt: [fail('too_many_attempts', { attemptsLeft: 0 })],
    });
    await adapter.prepare({ id: 'first' });
    const code = lastCode(backend.inbox.messages);
    expect(await refusal(adapter.attempt({ id: 'first', code }))).toMatchObject({
      code: 'too_many_attempts',
      field: 'code',
      attemptsLeft: 0,
    });
    expect(await adapter.attempt({ id: 'first', code })).toEqual({ userId: 'user' });
  });
});

class PrivateAdapter implements PhoneAdapter {
  readonly #backend = memoryAdapter();
  readonly scope = this.#backend.scope;
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
