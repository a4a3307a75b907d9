import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/service/index.js';
import { PhoneSendError } from '../../src/service/send-error.js';
import { ada, bob, lastCode, numbers, phoneService, refusal, wrongCodeFor } from '../support/phone-service.js';
import { interruptedStore } from '../support/store/interrupted-store.js';

const [american, british, german] = numbers;

describe('startSecondFactor', () => {
  it('returns an unguessable id, a new one each time', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const ids = [await service.start(ada), await service.start(ada)];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^sign_in_[0-9a-f]{32}$/);
  });

  it('returns null if there is no second factor', async () => {
    const service = phoneService();
    expect(await service.startSecondFactor(ada)).toBeNull();
    const { id } = await service.reserve(ada, american);
    expect(await service.startSecondFactor(bob)).toBeNull();
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    expect(await service.startSecondFactor(ada)).toBeNull();
    expect(await refusal(service.startSecondFactor(''))).toMatchObject({ code: 'unauthenticated' });
  });

  it('stores nothing with which somebody could continue', async () => {
    const store = memoryStore();
    const rows: string[] = [];
    const spying = phoneService({
      store: {
        transaction: (keys, run) =>
          store.transaction(keys, (tx) =>
            run({ ...tx, putSignIn: (row) => (rows.push(JSON.stringify(row)), tx.putSignIn(row)) }),
          ),
      },
      policy: { codeLength: 12 },
    });
    const { id } = await spying.reserve(ada, american);
    const attemptId = await spying.start(ada);
    const code = await spying.sendInSignIn(attemptId, id);
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).not.toContain(attemptId.replace('sign_in_', ''));
      expect(row).not.toContain(code);
    }
  });
});

describe('listSecondFactors', () => {
  it('returns the reserved numbers, masked, the default one first', async () => {
    const service = phoneService();
    const first = await service.reserve(ada, american);
    await service.verify(ada, german);
    const second = await service.reserve(ada, british);
    await service.makeDefaultSecondFactor(ada, { id: second.id });
    expect(await service.listSecondFactors(await service.start(ada))).toEqual([
      { id: second.id, maskedPhoneNumber: '+••••••••3456', default: true },
      { id: first.id, maskedPhoneNumber: '+•••••••0123', default: false },
    ]);
  });

  it('returns their changes since the sign-in started', async () => {
    const service = phoneService();
    const gone = await service.reserve(ada, american);
    const left = await service.reserve(ada, british);
    const attemptId = await service.start(ada);
    await service.delete(ada, { id: gone.id });
    expect(await service.listSecondFactors(attemptId)).toMatchObject([{ id: left.id, default: true }]);
  });
});

describe('a sign-in whose last second factor is removed', () => {
  it.each(['removed', 'not reserved any more'])('ends when the number is %s, and counts nothing', async (how) => {
    const store = memoryStore();
    const service = phoneService({ store });
    const { id, backupCodes } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    if (how === 'removed') await service.delete(ada, { id });
    else await service.setReservedForSecondFactor(ada, { id, reserved: false });
    service.events.length = 0;
    const refuseAll = async () => {
      for (const over of await Promise.all(
        [
          service.listSecondFactors(attemptId),
          service.prepareSecondFactor(attemptId, { id }),
          service.attemptSecondFactor(attemptId, { id, code }),
          service.attemptSecondFactor(attemptId, { id, code: wrongCodeFor(code) }),
          service.attemptBackupCode(attemptId, { code: backupCodes[0] ?? '' }),
        ].map(refusal),
      )) {
        expect(over).toMatchObject({ code: 'unauthenticated', message: expect.stringContaining('Start again') });
      }
    };
    await refuseAll();
    expect(service.events).toEqual([]);
    expect(await store.transaction([], (tx) => tx.wrongCodes(ada))).toMatchObject({ counts: {} });
    expect(await service.startSecondFactor(ada)).toBeNull();

    // Another one does not restore it.
    await service.reserve(ada, british);
    await refuseAll();
  });

  it.each(['listSecondFactors', 'prepareSecondFactor', 'attemptSecondFactor'] as const)(
    'is over for %s too that has just found it',
    async (operation) => {
      const plain = memoryStore();
      let afterRead: (() => Promise<unknown>) | null = null;
      const service = phoneService({
        store: {
          async transaction(keys, run) {
            const result = await plain.transaction(keys, run);
            const next = afterRead;
            afterRead = null;
            await next?.();
            return result;
          },
        },
      });
      const { id } = await service.reserve(ada, american);
      const attemptId = await service.start(ada);
      afterRead = () => service.setReservedForSecondFactor(ada, { id, reserved: false });
      expect(await refusal(service[operation](attemptId, { id, code: '000000' }))).toMatchObject({
        code: 'unauthenticated',
      });
    },
  );
});

describe('prepareSecondFactor', () => {
  it('sends a code whose message says that it is for signing in', async () => {
    const service = phoneService({ host: 'example.com' });
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    service.events.length = 0;
    expect(await service.prepareSecondFactor(attemptId, { id })).toEqual({ expireAt: service.clock.now() + 600_000 });
    const { code, ...message } = service.sent.at(-1) ?? { code: '' };
    expect(message).toMatchObject({
      to: american,
      channel: 'sms',
      purpose: 'sign_in',
      text: `${code} is your sign-in code. Do not share it with anyone.\n\n@example.com #${code}`,
    });
    expect(service.events).toMatchObject([{ type: 'code_sent', phoneNumberId: id }]);
  });

  it('returns when the code expires: never later than the sign-in', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    service.clock.advance(600);
    expect(await service.prepareSecondFactor(attemptId, { id })).toEqual({ expireAt: service.clock.now() + 300_000 });
  });

  it('voids the previous code to that number, and no other', async () => {
    const service = phoneService({ policy: { codeLength: 12 } });
    const first = await service.reserve(ada, american);
    const second = await service.reserve(ada, british);
    const attemptId = await service.start(ada);
    const voided = await service.sendInSignIn(attemptId, first.id);
    const other = await service.sendInSignIn(attemptId, second.id);
    service.clock.advance(30);
    await service.sendInSignIn(attemptId, first.id);
    for (const code of [voided, other]) {
      expect(await refusal(service.attemptSecondFactor(attemptId, { id: first.id, code }))).toMatchObject({
        code: 'incorrect_code',
      });
    }
    expect(await service.attemptSecondFactor(attemptId, { id: second.id, code: other })).toEqual({ userId: ada });
  });

  it('has a cooldown for one number, over all sign-ins, but not after the code that verified it', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    await service.prepareSecondFactor(attemptId, { id });
    for (const again of [attemptId, await service.start(ada)]) {
      expect(await refusal(service.prepareSecondFactor(again, { id }))).toMatchObject({
        code: 'rate_limited',
        retryAfter: 30,
      });
    }
    service.clock.advance(30);
    await service.prepareSecondFactor(attemptId, { id });
    expect(service.sent).toHaveLength(3);
  });

  it('has its own limits on messages, separate from verification', async () => {
    const service = phoneService({ policy: { waitAfterSends: () => 0 } });
    const { id } = await service.reserve(ada, american);
    for (let send = 0; send < 5; send++) {
      await service.prepareSecondFactor(await service.start(ada), { id });
      service.clock.advance(30);
    }
    const attemptId = await service.start(ada);
    const limited = { code: 'rate_limited', retryAfter: 450 };
    expect(await refusal(service.prepareSecondFactor(attemptId, { id }))).toMatchObject(limited);
    await service.sendTo(ada, british);
    await service.sendTo(bob, american);
    service.clock.advance(450);
    await service.prepareSecondFactor(attemptId, { id });
  });

  it('sends only to a reserved number of the person, by a channel and to a country of the policy', async () => {
    const countries: ('US' | 'GB')[] = ['US', 'GB'];
    const service = phoneService({ policy: { countries } });
    const { id } = await service.reserve(ada, american);
    const verified = await service.verify(ada, british);
    const theirs = await service.reserve(bob, '+12015550199');
    const attemptId = await service.start(ada);
    for (const other of [verified, theirs.id, 'phone_none', '__proto__', '']) {
      for (const refused of await Promise.all(
        [
          service.prepareSecondFactor(attemptId, { id: other }),
          service.attemptSecondFactor(attemptId, { id: other, code: '000000' }),
        ].map(refusal),
      )) {
        expect(refused).toMatchObject({ code: 'not_found' });
      }
    }
    expect(await refusal(service.prepareSecondFactor(attemptId, { id, channel: 'voice' }))).toMatchObject({
      code: 'unsupported',
    });
    countries.shift();
    expect(await refusal(service.prepareSecondFactor(attemptId, { id }))).toMatchObject({
      code: 'unsupported_country',
    });
    expect(service.sent.every(({ purpose }) => purpose === 'verification')).toBe(true);
  });

  it('leaves the previous code valid if the provider rejects, and allows a retry at once', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    service.failure = { thrown: new PhoneSendError('message_not_sent', 'refused') };
    expect(await refusal(service.prepareSecondFactor(attemptId, { id }))).toMatchObject({ code: 'message_not_sent' });
    expect(await refusal(service.attemptSecondFactor(attemptId, { id, code: '000000' }))).toMatchObject({
      code: 'code_expired',
    });
    service.failure = null;
    const code = await service.sendInSignIn(attemptId, id);
    service.clock.advance(30);
    service.failure = { thrown: new PhoneSendError('message_not_sent', 'refused') };
    await refusal(service.prepareSecondFactor(attemptId, { id }));
    expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
  });
});

describe('attemptSecondFactor', () => {
  it('returns who signed in, and emits an event', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    service.events.length = 0;
    expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
    expect(service.events).toEqual([
      {
        type: 'second_factor_passed',
        userId: ada,
        at: service.clock.now(),
        phoneNumberId: id,
        maskedPhoneNumber: '+•••••••0123',
      },
    ]);
  });

  it('succeeds once for concurrent attempts, and ends the sign-in', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => service.attemptSecondFactor(attemptId, { id, code })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'unauthenticated' });
    }
    for (const over of await Promise.all(
      [
        service.listSecondFactors(attemptId),
        service.prepareSecondFactor(attemptId, { id }),
        service.attemptBackupCode(attemptId, { code }),
      ].map(refusal),
    )) {
      expect(over).toMatchObject({ code: 'unauthenticated' });
    }
  });

  it('rejects a code of another sign-in, number or verification, and vice versa', async () => {
    const service = phoneService({ policy: { codeLength: 12, sendsPerUser: { max: 9, window: 600 } } });
    const first = await service.reserve(ada, american);
    const second = await service.reserve(ada, british);
    const verifying = await service.sendTo(ada, german);
    const attemptId = await service.start(ada);
    await service.sendInSignIn(attemptId, first.id);
    const toOther = await service.sendInSignIn(attemptId, second.id);
    service.clock.advance(30);
    const later = await service.start(ada);
    const ofOther = await service.sendInSignIn(later, first.id);
    for (const code of [verifying.code, toOther, ofOther]) {
      expect(await refusal(service.attemptSecondFactor(attemptId, { id: first.id, code }))).toMatchObject({
        code: 'incorrect_code',
      });
    }
    const wrong = service.attemptVerification(ada, { id: verifying.id, code: toOther });
    expect(await refusal(wrong)).toMatchObject({ code: 'incorrect_code' });
  });

  it('rejects the code that verified a number before it was reserved', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    await service.attemptVerification(ada, { id, code });
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
    const attemptId = await service.start(ada);
    expect(await refusal(service.attemptSecondFactor(attemptId, { id, code }))).toMatchObject({ code: 'code_expired' });
  });

  it('counts the attempts down, and voids the code with the last', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    service.events.length = 0;
    for (const attemptsLeft of [4, 3, 2, 1]) {
      const wrong = service.attemptSecondFactor(attemptId, { id, code: wrongCodeFor(code) });
      expect(await refusal(wrong)).toMatchObject({ code: 'incorrect_code', field: 'code', attemptsLeft });
    }
    for (const entered of ['', code]) {
      expect(await refusal(service.attemptSecondFactor(attemptId, { id, code: entered }))).toMatchObject({
        code: 'too_many_attempts',
        attemptsLeft: 0,
      });
    }
    expect(service.events.map(({ type, phoneNumberId }) => [type, phoneNumberId])).toEqual(
      Array.from({ length: 5 }, () => ['second_factor_refused', id]),
    );
    service.clock.advance(30);
    const next = await service.sendInSignIn(attemptId, id);
    expect(await service.attemptSecondFactor(attemptId, { id, code: next })).toEqual({ userId: ada });
  });

  it('accepts the code until it expires, and the sign-in until it does', async () => {
    const service = phoneService({ policy: { codeLifetime: 60, signInLifetime: 100 } });
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    service.clock.advance(60);
    expect(await refusal(service.attemptSecondFactor(attemptId, { id, code }))).toMatchObject({ code: 'code_expired' });
    const next = await service.sendInSignIn(attemptId, id);
    service.clock.advance(39.999);
    const late = await service.start(ada);
    await service.attemptSecondFactor(attemptId, { id, code: next });
    service.clock.advance(99.999);
    expect(await service.listSecondFactors(late)).toHaveLength(1);
    service.clock.advance(0.001);
    expect(await refusal(service.listSecondFactors(late))).toMatchObject({ code: 'unauthenticated' });
  });

  it('rejects a code to a number that is no longer reserved', async () => {
    const service = phoneService();
    const first = await service.reserve(ada, american);
    await service.reserve(ada, british);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, first.id);
    await service.setReservedForSecondFactor(ada, { id: first.id, reserved: false });
    expect(await refusal(service.attemptSecondFactor(attemptId, { id: first.id, code }))).toMatchObject({
      code: 'not_found',
    });
  });

  it.each(['prepareSecondFactor', 'attemptSecondFactor'] as const)(
    'rejects a number that stops being reserved while %s waits for its turn',
    async (operation) => {
      const { store, plain, meanwhile } = interruptedStore();
      const service = phoneService({ store });
      const { id } = await service.reserve(ada, american);
      await service.reserve(ada, british);
      const attemptId = await service.start(ada);
      const code = operation === 'attemptSecondFactor' ? await service.sendInSignIn(attemptId, id) : '';
      const { length } = service.sent;
      const elsewhere = phoneService({ store: plain });
      meanwhile(() => elsewhere.setReservedForSecondFactor(ada, { id, reserved: false }));
      expect(await refusal(service[operation](attemptId, { id, code }))).toMatchObject({ code: 'not_found' });
      expect(service.sent).toHaveLength(length);
      expect(await service.listSecondFactors(attemptId)).toHaveLength(1);
    },
  );

  it('rejects an unknown attempt', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    await service.start(ada);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.constantFrom(ada, id, 'sign_in_', '__proto__')), async (attemptId) => {
        for (const unknown of await Promise.all(
          [
            service.listSecondFactors(attemptId),
            service.prepareSecondFactor(attemptId, { id }),
            service.attemptSecondFactor(attemptId, { id, code: '000000' }),
            service.attemptBackupCode(attemptId, { code: '' }),
          ].map(refusal),
        )) {
          expect(unknown).toMatchObject({ code: 'unauthenticated' });
        }
      }),
    );
  });
});

describe('wrong codes at sign-in', () => {
  const policy = { wrongCodesPerCode: 1000, codeLifetime: 100_000, signInLifetime: 100_000 };

  it('count for one method, and block no other', async () => {
    const service = phoneService({ policy });
    const { id, backupCodes } = await service.reserve(ada, american);
    const pending = await service.sendTo(ada, british);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    for (let round = 0; round < 9; round++) {
      await refusal(service.attemptSecondFactor(attemptId, { id, code: '' }));
      await refusal(service.attemptVerification(ada, { id: pending.id, code: '' }));
      await refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }));
    }
    expect(await refusal(service.attemptSecondFactor(await service.start(ada), { id, code: '' }))).toMatchObject({
      code: 'code_expired',
    });
    expect(await refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }))).toMatchObject({ retryAfter: 30 });
    const [backupCode = ''] = backupCodes;
    expect(await refusal(service.attemptBackupCode(attemptId, { code: backupCode }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
    await service.attemptVerification(ada, pending);
    expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
    expect(await service.attemptBackupCode(await service.start(ada), { code: backupCode })).toEqual({ userId: ada });
  });

  it('are cleared by a sign-in, except those for a number that is being verified', async () => {
    const service = phoneService({ policy: { ...policy, wrongCodesPerUser: 6, waitAfterWrongCodes: () => 0 } });
    const { id } = await service.reserve(ada, american);
    const pending = await service.sendTo(ada, british);
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    await refusal(service.attemptSecondFactor(attemptId, { id, code: '' }));
    await refusal(service.attemptBackupCode(attemptId, { code: '' }));
    for (let wrong = 0; wrong < 3; wrong++)
      await refusal(service.attemptVerification(ada, { id: pending.id, code: '' }));
    await service.attemptSecondFactor(attemptId, { id, code });
    for (let wrong = 0; wrong < 3; wrong++)
      await refusal(service.attemptVerification(ada, { id: pending.id, code: '' }));
    expect(await refusal(service.attemptVerification(ada, pending))).toMatchObject({
      code: 'locked',
      retryAfter: null,
    });
  });

  it.each(['by a code to the number', 'with a backup code'])(
    'leave nothing behind after a sign-in, if they were wrong %s',
    async (how) => {
      const service = phoneService({ policy });
      const { id } = await service.reserve(ada, american);
      const wrong = async (attemptId: string) =>
        how === 'with a backup code'
          ? refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }))
          : refusal(service.attemptSecondFactor(attemptId, { id, code: '' }));
      const attemptId = await service.start(ada);
      const code = await service.sendInSignIn(attemptId, id);
      for (let times = 0; times < 9; times++) await wrong(attemptId);
      await service.attemptSecondFactor(attemptId, { id, code });
      service.clock.advance(30);
      const next = await service.start(ada);
      await service.sendInSignIn(next, id);
      expect(await wrong(next)).toMatchObject({ code: 'incorrect_code', retryAfter: null });
    },
  );

  it('lock only their method at the hundredth, until an operator unlocks it', async () => {
    const service = phoneService({ policy: { ...policy, waitAfterWrongCodes: () => 0 } });
    const { id, backupCodes } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    for (let wrong = 0; wrong < 100; wrong++) await refusal(service.attemptBackupCode(attemptId, { code: 'wrong' }));
    expect(service.events.filter(({ type }) => type === 'verification_locked')).toMatchObject([
      { userId: ada, phoneNumberId: null },
    ]);
    const [code = ''] = backupCodes;
    const refused = await refusal(service.attemptBackupCode(attemptId, { code }));
    expect(refused).toMatchObject({ code: 'locked', retryAfter: null });
    await service.sendTo(ada, british);
    await service.prepareSecondFactor(attemptId, { id });
    await service.unlockVerification(ada);
    expect(await service.attemptBackupCode(attemptId, { code })).toEqual({ userId: ada });
  });

  it('lock codes to a number, too, and name the number', async () => {
    const service = phoneService({ policy: { ...policy, wrongCodesPerUser: 2, waitAfterWrongCodes: () => 0 } });
    const { id } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    await service.prepareSecondFactor(attemptId, { id });
    for (let wrong = 0; wrong < 2; wrong++) await refusal(service.attemptSecondFactor(attemptId, { id, code: '' }));
    expect(service.events.at(-1)).toMatchObject({ type: 'verification_locked', phoneNumberId: id });
  });
});

describe('attemptBackupCode', () => {
  it('signs in with each code once, in any sign-in, and emits an event without the code', async () => {
    const service = phoneService();
    const { backupCodes } = await service.reserve(ada, american);
    service.events.length = 0;
    for (const code of backupCodes) {
      expect(await service.attemptBackupCode(await service.start(ada), { code })).toEqual({ userId: ada });
      const again = service.attemptBackupCode(await service.start(ada), { code });
      expect(await refusal(again)).toMatchObject({ code: 'incorrect_code', field: 'code', attemptsLeft: null });
    }
    expect(service.events.slice(0, 3).map(({ type, userId, phoneNumberId }) => [type, userId, phoneNumberId])).toEqual([
      ['backup_code_used', ada, null],
      ['second_factor_passed', ada, null],
      ['second_factor_refused', ada, null],
    ]);
    for (const code of backupCodes) expect(JSON.stringify(service.events)).not.toContain(code);
  });

  it('accepts a code as people type it', async () => {
    const service = phoneService();
    const { backupCodes } = await service.reserve(ada, american);
    const typed = [
      (code: string) => code.toLowerCase(),
      (code: string) => code.replaceAll('-', ''),
      (code: string) => ` ${code.replaceAll('-', ' ')}\n`,
      (code: string) => code.replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', '–'),
      (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
    ];
    for (const [at, type] of typed.entries()) {
      const attemptId = await service.start(ada);
      expect(await service.attemptBackupCode(attemptId, { code: type(backupCodes[at] ?? '') })).toEqual({
        userId: ada,
      });
    }
  });

  it('accepts one of twenty concurrent uses of a code, in one sign-in and in twenty', async () => {
    const service = phoneService({ policy: { waitAfterWrongCodes: () => 0 } });
    const [one = '', other = ''] = (await service.reserve(ada, american)).backupCodes;
    const attemptId = await service.start(ada);
    const attempts = await Promise.all(Array.from({ length: 20 }, () => service.start(ada)));
    for (const [code, ids, refused] of [
      [one, attempts.map(() => attemptId), 'unauthenticated'],
      [other, attempts, 'incorrect_code'],
    ] as const) {
      const outcomes = await Promise.allSettled(ids.map((id) => service.attemptBackupCode(id, { code })));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: refused });
      }
    }
  });

  it('rejects another user’s code, and any code if there are none', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const theirs = await service.reserve(bob, british);
    const [code = ''] = theirs.backupCodes;
    expect(await refusal(service.attemptBackupCode(await service.start(ada), { code }))).toMatchObject({
      code: 'incorrect_code',
    });
    expect(await service.attemptBackupCode(await service.start(bob), { code })).toEqual({ userId: bob });
  });

  it('rejects, and says what to do, once the sign-in is over', async () => {
    const { attemptBackupCode } = phoneService();
    expect((await refusal(attemptBackupCode('gone', { code: '7KQ4-9XMT-2WPD' }))).message).toMatch(/Start again/);
  });

  it('rejects with incorrect_code if the person never had any', async () => {
    const service = phoneService({ policy: { backupCodes: 0 } });
    await service.reserve(ada, american);
    const refused = service.attemptBackupCode(await service.start(ada), { code: '7KQ4-9XMT-2WPD' });
    expect(await refusal(refused)).toMatchObject({ code: 'incorrect_code' });
  });

  it('checks against the current set', async () => {
    const { store, meanwhile } = interruptedStore();
    const service = phoneService({ store });
    const [old = ''] = (await service.reserve(ada, american)).backupCodes;
    const attemptId = await service.start(ada);
    let codes: readonly string[] = [];
    meanwhile(async () => void (codes = await service.createBackupCodes(ada)));
    expect(await refusal(service.attemptBackupCode(attemptId, { code: old }))).toMatchObject({
      code: 'incorrect_code',
    });
    expect(await service.attemptBackupCode(attemptId, { code: codes[0] ?? '' })).toEqual({ userId: ada });
  });

  it('does not require a reachable number', async () => {
    const service = phoneService();
    const { backupCodes } = await service.reserve(ada, american);
    service.failure = { thrown: new Error('no route') };
    const attemptId = await service.start(ada);
    await refusal(service.prepareSecondFactor(attemptId, { id: lastCode(service.sent) }));
    expect(await service.attemptBackupCode(attemptId, { code: backupCodes[0] ?? '' })).toEqual({ userId: ada });
  });
});
