import { describe, expect, it } from 'vitest';
import { optionalOperations, phoneOperations, type PhoneOperation } from '../../src/core/adapter.js';
import type { RequirePhoneStepUp } from '../../src/service/index.js';
import { ada, bob, lastCode, numbers, phoneService, refusal, type ServiceUnderTest } from '../support/phone-service.js';
import { interruptedStore } from '../support/store/interrupted-store.js';

const [american, british] = numbers;

describe('requireStepUp', () => {
  it('is called before each operation that changes something, and for nothing else', async () => {
    const checks: [string, PhoneOperation][] = [];
    const requireStepUp: RequirePhoneStepUp = (userId, operation) => {
      checks.push([userId, operation]);
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
    expect(checks.every(([userId]) => userId === ada)).toBe(true);
    expect(checks.map(([, operation]) => operation).sort()).toEqual([...phoneOperations].sort());
  });

  it.each(phoneOperations)('rejects %s with step_up_required, and changes nothing', async (operation) => {
    let isStale = false;
    const service = phoneService({ requireStepUp: async (_, requested) => isStale && requested === operation });
    const { id } = await service.reserve(ada, american);
    const pending = await service.sendTo(ada, british);
    const before = await service.list(ada);
    const [sent, eventCount] = [service.sent.length, service.events.length];
    isStale = true;
    service.clock.advance(60);
    const input = { id, code: pending.code, reserved: false, phoneNumber: '+4915123456789' };
    expect(await refusal(service[operation](ada, input as never))).toMatchObject({ code: 'step_up_required' });
    expect(await service.list(ada)).toEqual(before);
    expect([service.sent.length, service.events.length]).toEqual([sent, eventCount]);

    isStale = false;
    await service.attemptVerification(ada, { id: pending.id, code: lastCode(service.sent) });
  });

  it('rejects if it fails itself', async () => {
    const thrown = new Error('no session store');
    const service = phoneService({ requireStepUp: () => Promise.reject(thrown) });
    expect(await refusal(service.create(ada, { phoneNumber: american }))).toMatchObject({
      code: 'unknown',
      cause: thrown,
    });
    expect(await service.list(ada)).toEqual([]);
  });

  describe('that leaves the decision to the service', () => {
    it.each<[string, (service: ServiceUnderTest, ids: Record<'reserved' | 'verified', string>) => Promise<unknown>]>([
      [
        'reserves a number',
        (service, { verified: id }) => service.setReservedForSecondFactor(ada, { id, reserved: true }),
      ],
      [
        'ends a reservation',
        (service, { reserved: id }) => service.setReservedForSecondFactor(ada, { id, reserved: false }),
      ],
      ['removes a second factor', (service, { reserved: id }) => service.delete(ada, { id })],
      ['creates backup codes', (service) => service.createBackupCodes(ada)],
    ])('requires a fresh proof of who %s', async (_, change) => {
      let decision: boolean | undefined = false;
      const service = phoneService({ requireStepUp: () => decision });
      const ids = {
        reserved: (await service.reserve(ada, american)).id,
        verified: await service.verify(ada, british),
      };
      const before = await service.list(ada);
      decision = undefined;
      expect(await refusal(change(service, ids))).toMatchObject({ code: 'step_up_required' });
      expect(await service.list(ada)).toEqual(before);
      decision = false;
      await change(service, ids);
    });

    it.each(['delete', 'attemptVerification'] as const)(
      'requires one for %s, even if the number is reserved while the operation waits for its lock',
      async (operation) => {
        const { store, meanwhile } = interruptedStore();
        const service = phoneService({
          store,
          policy: { replaces: operation === 'attemptVerification' },
          requireStepUp: (_, one) => (one === 'setReservedForSecondFactor' ? false : undefined),
        });
        const id = await service.verify(ada, american);
        const next = operation === 'delete' ? { id, code: '' } : await service.sendTo(ada, british);
        meanwhile(() => service.setReservedForSecondFactor(ada, { id, reserved: true }));
        expect((await refusal(service[operation](ada, next))).code).toBe('step_up_required');
        expect((await service.list(ada))[0]).toMatchObject({ id, reservedForSecondFactor: true });
        expect(await service.startSecondFactor(ada)).not.toBeNull();
      },
    );

    it('requires none for anything else', async () => {
      const service = phoneService({ requireStepUp: () => undefined });
      const id = await service.verify(ada, american);
      await service.makePrimary(ada, { id });
      await service.delete(ada, { id });
      expect(await refusal(service.delete(ada, { id: 'phone_none' }))).toMatchObject({ code: 'not_found' });
    });

    it('does not reveal whether another user’s number is a second factor', async () => {
      const service = phoneService({ requireStepUp: (userId) => (userId === ada ? false : undefined) });
      const { id } = await service.reserve(ada, american);
      expect(await refusal(service.delete(bob, { id }))).toMatchObject({ code: 'not_found' });
    });
  });
});
