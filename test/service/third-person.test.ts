import { describe, expect, it } from 'vitest';
import type { PhonePolicy } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal, type ServiceUnderTest } from '../support/phone-service.js';

const [american, british] = numbers;
const eve = 'eve';
const policies: Partial<PhonePolicy>[] = (['refuse', 'move'] as const).flatMap((takenNumber) =>
  [true, false].flatMap((secondFactorRequired) =>
    [true, false].flatMap((verifiedNumberRequired) =>
      [0, 10].map((backupCodes) => ({ takenNumber, secondFactorRequired, verifiedNumberRequired, backupCodes })),
    ),
  ),
);

/** What somebody else can do who has the phone of a user, or knows the number or the password. */
const acts: Record<string, (service: ServiceUnderTest, id: string) => Promise<unknown>> = {
  'verifies the number': (service) => service.verify(eve, american),
  'verifies and reserves the number': (service) => service.reserve(eve, american),
  'guesses at the number': async (service) => {
    const { id } = await service.sendTo(eve, american);
    for (let wrong = 0; wrong < 120; wrong++) await refusal(service.attemptVerification(eve, { id, code: '' }));
  },
  'removes the number, by its id': (service, id) => service.delete(eve, { id }),
  'ends the reservation, by its id': (service, id) => service.setReservedForSecondFactor(eve, { id, reserved: false }),
  'tries backup codes with the password': async (service) => {
    const attemptId = await service.start(ada);
    for (let wrong = 0; wrong < 120; wrong++) await refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }));
  },
  'tries codes by message with the password': async (service, id) => {
    const attemptId = await service.start(ada);
    await service.sendInSignIn(attemptId, id);
    for (let wrong = 0; wrong < 120; wrong++) await refusal(service.attemptSecondFactor(attemptId, { id, code: '' }));
  },
};

describe.each(Object.entries(acts))('a third person who %s', (_, act) => {
  it.each(policies)('never makes the password enough: %o', async (policy) => {
    const service = phoneService({ policy: { ...policy, wrongCodesPerCode: 1000, waitAfterWrongCodes: () => 0 } });
    const { id, backupCodes } = await service.reserve(ada, american);
    await service.verify(bob, british);
    const before = await service.list(ada);
    await act(service, id).catch(() => {});
    expect(await service.startSecondFactor(ada)).not.toBeNull();
    expect(await service.list(ada)).toEqual(before);
    const stillOpen = await service.start(ada);
    expect(await service.listSecondFactors(stillOpen)).toMatchObject([{ id, default: true }]);

    // One of the ways in is still theirs, and signing in by it frees the others.
    const [backupCode] = backupCodes;
    service.clock.advance(3600);
    const bySms = async (attemptId: string) =>
      service.attemptSecondFactor(attemptId, { id, code: await service.sendInSignIn(attemptId, id) });
    const passed = await bySms(await service.start(ada)).catch(async () =>
      backupCode === undefined ? null : service.attemptBackupCode(await service.start(ada), { code: backupCode }),
    );
    if (passed === null) return;
    expect(passed).toEqual({ userId: ada });
    service.clock.advance(3600);
    expect(await bySms(await service.start(ada))).toEqual({ userId: ada });
    const [, next] = backupCodes;
    if (next) expect(await service.attemptBackupCode(await service.start(ada), { code: next })).toEqual(passed);
  });
});

describe('takenNumber: move', () => {
  it('still moves a number that is no second factor, as carriers do', async () => {
    const service = phoneService({ policy: { takenNumber: 'move' } });
    await service.reserve(ada, american);
    await service.verify(ada, british);
    await service.verify(bob, british);
    expect(await service.list(bob)).toMatchObject([{ phoneNumber: british }]);
    expect(await service.list(ada)).toMatchObject([{ phoneNumber: american, reservedForSecondFactor: true }]);
  });
});
