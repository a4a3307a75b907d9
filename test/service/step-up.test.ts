import { describe, expect, it } from 'vitest';
import { optionalOperations, phoneOperations, type PhoneOperation } from '../../src/core/adapter.js';
import type { RequireStepUp } from '../../src/service/index.js';
import { ada, lastCode, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british] = numbers;

describe('requireStepUp', () => {
  it('is asked before each operation that changes something, and for nothing else', async () => {
    const asked: [string, PhoneOperation][] = [];
    const requireStepUp: RequireStepUp = (userId, operation) => {
      asked.push([userId, operation]);
      return false;
    };
    const service = phoneService({ requireStepUp });
    const { id } = await service.reserve(ada, american);
    const others = optionalOperations.filter((name) => name !== 'setReservedForSecondFactor' && name !== 'delete');
    for (const operation of others) await service[operation](ada, { id } as never);
    const attemptId = await service.start(ada);
    await service.listSecondFactors(attemptId);
    const code = await service.sendInSignIn(attemptId, id);
    await service.attemptSecondFactor(attemptId, { id, code });
    await service.unlockVerification(ada);
    await service.list(ada);
    await service.delete(ada, { id });
    expect(asked.every(([userId]) => userId === ada)).toBe(true);
    expect(asked.map(([, operation]) => operation).sort()).toEqual([...phoneOperations].sort());
  });

  it.each(phoneOperations)('refuses %s as step_up_required, and nothing has happened', async (operation) => {
    let isStale = false;
    const service = phoneService({ requireStepUp: async (_, asked) => isStale && asked === operation });
    const { id } = await service.reserve(ada, american);
    const pending = await service.sendTo(ada, british);
    const before = await service.list(ada);
    const [sent, told] = [service.sent.length, service.events.length];
    isStale = true;
    service.clock.advance(60);
    const input = { id, code: pending.code, reserved: false, phoneNumber: '+4915123456789' };
    expect(await refusal(service[operation](ada, input as never))).toMatchObject({ code: 'step_up_required' });
    expect(await service.list(ada)).toEqual(before);
    expect([service.sent.length, service.events.length]).toEqual([sent, told]);

    isStale = false;
    await service.attemptVerification(ada, { id: pending.id, code: lastCode(service.sent) });
  });

  it('refuses where it fails itself', async () => {
    const thrown = new Error('no session store');
    const service = phoneService({ requireStepUp: () => Promise.reject(thrown) });
    expect(await refusal(service.create(ada, { phoneNumber: american }))).toMatchObject({
      code: 'unknown',
      cause: thrown,
    });
    expect(await service.list(ada)).toEqual([]);
  });
});
