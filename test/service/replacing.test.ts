import { describe, expect, it } from 'vitest';
import { ada, bob, numbers, phoneService, refusal, wrongCodeFor } from '../support/phone-service.js';

const [american, british, german] = numbers;
const policy = { replaces: true };

describe('policy.replaces', () => {
  it('allows one number, and rejects another maximum', () => {
    expect(phoneService({ policy }).policy.maxPhoneNumbers).toBe(1);
    expect(() => phoneService({ policy: { replaces: true, maxPhoneNumbers: 2 } })).toThrow(/replaces is true/);
    expect(() => phoneService({ policy: { replaces: true, maxPhoneNumbers: null } })).toThrow(/replaces is true/);
  });

  it('keeps the old number until the new one is verified, which takes all its roles and its backup codes', async () => {
    const service = phoneService({ policy });
    const { id: old, backupCodes } = await service.reserve(ada, american);
    const { id, code } = await service.sendTo(ada, british);
    expect(await refusal(service.attemptVerification(ada, { id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
    });
    expect(await service.list(ada)).toMatchObject([
      { id: old, primary: true, reservedForSecondFactor: true, defaultSecondFactor: true },
      { id, verification: { status: 'unverified' }, reservedForSecondFactor: false },
    ]);
    service.events.length = 0;
    expect(await service.attemptVerification(ada, { id, code })).toMatchObject([
      { id, phoneNumber: british, primary: true, reservedForSecondFactor: true, defaultSecondFactor: true },
    ]);
    expect(service.events.map(({ type, phoneNumberId }) => [type, phoneNumberId])).toEqual([
      ['verified', id],
      ['removed', old],
      ['reserved', id],
      ['made_primary', id],
      ['default_second_factor_changed', id],
    ]);
    const attemptId = await service.start(ada);
    expect(await service.listSecondFactors(attemptId)).toMatchObject([{ id, default: true }]);
    await service.attemptBackupCode(attemptId, { code: backupCodes[0] ?? '' });
  });

  it('does not make the new number a second factor if the old one was none', async () => {
    const service = phoneService({ policy });
    await service.verify(ada, american);
    await service.verify(ada, british);
    expect(await service.list(ada)).toMatchObject([{ phoneNumber: british, reservedForSecondFactor: false }]);
  });

  it('drops the unverified number when another change begins, and keeps it when the same one does', async () => {
    const service = phoneService({ policy });
    const old = await service.verify(ada, american);
    const { id, code } = await service.sendTo(ada, british);
    expect(await service.create(ada, { phoneNumber: british })).toMatchObject({ id });
    expect(await service.create(ada, { phoneNumber: american })).toMatchObject({ id: old });
    expect(await service.list(ada)).toHaveLength(2);
    const next = await service.create(ada, { phoneNumber: german });
    expect(await service.list(ada)).toMatchObject([{ id: old }, { id: next.id }]);
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'not_found' });
    expect(service.events.filter(({ type }) => type === 'removed')).toMatchObject([{ phoneNumberId: id }]);
  });

  it('keeps the old number if the new one belongs to another user', async () => {
    const service = phoneService({ policy });
    await service.verify(bob, british);
    const { id: old } = await service.reserve(ada, american);
    const sent = await service.sendTo(ada, british);
    expect(await refusal(service.attemptVerification(ada, sent))).toMatchObject({ code: 'phone_number_taken' });
    expect(await service.list(ada)).toMatchObject([{ id: old, reservedForSecondFactor: true }, { id: sent.id }]);
  });

  it('takes a number from another user together with the change, if the policy moves numbers', async () => {
    const service = phoneService({ policy: { replaces: true, takenNumber: 'move' } });
    await service.verify(bob, british);
    await service.reserve(ada, american);
    await service.verify(ada, british);
    expect(await service.list(bob)).toEqual([]);
    expect(await service.list(ada)).toMatchObject([{ phoneNumber: british, reservedForSecondFactor: true }]);
  });

  it('lets the number that was replaced be added by anybody', async () => {
    const service = phoneService({ policy });
    await service.verify(ada, american);
    await service.verify(ada, british);
    await service.verify(bob, american);
    expect(await service.list(bob)).toMatchObject([{ phoneNumber: american, primary: true }]);
  });

  it('adds the new number as the first one if the old one was removed meanwhile', async () => {
    const service = phoneService({ policy });
    const { id: old } = await service.reserve(ada, american);
    const { id, code } = await service.sendTo(ada, british);
    await service.delete(ada, { id: old });
    expect(await service.attemptVerification(ada, { id, code })).toMatchObject([
      { id, primary: true, reservedForSecondFactor: false },
    ]);
  });

  it('changes it once for concurrent attempts at two changes', async () => {
    const service = phoneService({ policy });
    await service.verify(ada, american);
    const sent = await service.sendTo(ada, british);
    const outcomes = await Promise.allSettled([
      service.attemptVerification(ada, sent),
      service.create(ada, { phoneNumber: german }),
      service.attemptVerification(ada, sent),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect((await service.list(ada)).filter(({ verification }) => verification?.status === 'verified')).toHaveLength(1);
  });

  it('needs a fresh proof for the code that moves a second factor, and for no other', async () => {
    const stepUps: string[] = [];
    let isStale = false;
    const service = phoneService({
      policy,
      requireStepUp: (_, operation) => {
        stepUps.push(operation);
        return isStale ? undefined : false;
      },
    });
    const old = await service.verify(ada, american);
    isStale = true;
    await service.verify(ada, british);
    isStale = false;
    const id = (await service.list(ada))[0]?.id ?? old;
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
    isStale = true;
    const sent = await service.sendTo(ada, german);
    expect(await refusal(service.attemptVerification(ada, sent))).toMatchObject({ code: 'step_up_required' });
    isStale = false;
    expect(await service.attemptVerification(ada, sent)).toMatchObject([{ reservedForSecondFactor: true }]);
    expect(stepUps).toContain('attemptVerification');
  });
});
