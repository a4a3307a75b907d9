import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import type { PhoneMessageSender } from '../../src/service/index.js';
import { PhoneSendError } from '../../src/service/send-error.js';
import { ada, bob, lastCode, numbers, phoneService, refusal, type ServiceUnderTest } from '../support/phone-service.js';

const refused = new PhoneSendError('message_not_sent', 'refused');
const [american, british, german] = numbers;

describe('prepareVerification', () => {
  it('sends a code that is valid for ten minutes', async () => {
    const service = phoneService();
    const { id } = await service.create(ada, { phoneNumber: american });
    const number = await service.prepareVerification(ada, { id });
    expect(number.verification).toEqual({
      status: 'unverified',
      strategy: 'phone_code',
      channel: 'sms',
      attempts: 0,
      expireAt: service.clock.now() + 600_000,
    });
    expect(service.sent).toMatchObject([{ to: american, channel: 'sms', code: expect.stringMatching(/^\d{6}$/) }]);
  });

  it('voids the previous code', async () => {
    const service = phoneService({ policy: { codeLength: 12 } });
    const { id, code } = await service.sendTo(ada, american);
    service.clock.advance(30);
    await service.prepareVerification(ada, { id });
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'incorrect_code' });
    await service.attemptVerification(ada, { id, code: lastCode(service.sent) });
  });

  it('resets the attempts with a new code', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    for (let wrong = 0; wrong < 5; wrong++) await refusal(service.attemptVerification(ada, { id, code: '' }));
    service.clock.advance(30);
    expect(await service.prepareVerification(ada, { id })).toMatchObject({
      verification: { status: 'unverified', attempts: 0 },
    });
    await service.attemptVerification(ada, { id, code: lastCode(service.sent) });
  });

  it('sends nothing to a verified number', async () => {
    const service = phoneService();
    const id = await service.verify(ada, american);
    service.clock.advance(60);
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'already_verified' });
    expect(service.sent).toHaveLength(1);
  });

  it('sends by another channel only if the policy has it', async () => {
    const service = phoneService({ policy: { channels: ['whatsapp', 'voice'] } });
    const { id } = await service.create(ada, { phoneNumber: american });
    expect(await refusal(service.prepareVerification(ada, { id, channel: 'sms' }))).toMatchObject({
      code: 'unsupported',
    });
    expect(await service.prepareVerification(ada, { id })).toMatchObject({ verification: { channel: 'whatsapp' } });
    service.clock.advance(30);
    expect(await service.prepareVerification(ada, { id, channel: 'voice' })).toMatchObject({
      verification: { channel: 'voice' },
    });
  });

  it('sends nothing to a country that is no longer allowed', async () => {
    const countries: ('US' | 'GB')[] = ['US', 'GB'];
    const service = phoneService({ policy: { countries } });
    const { id } = await service.create(ada, { phoneNumber: british });
    countries.pop();
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'unsupported_country' });
    expect(service.sent).toEqual([]);
  });

  it('counts the send, and accepts its code, before the provider responds', async () => {
    let accept = () => {};
    const codes: string[] = [];
    const sender: PhoneMessageSender = {
      send: ({ code }) => new Promise((resolve) => void (codes.push(code), (accept = resolve))),
    };
    const service = phoneService({ sender });
    const { id } = await service.create(ada, { phoneNumber: american });
    const preparing = service.prepareVerification(ada, { id });
    await expect.poll(() => codes.length).toBe(1);
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
    await service.attemptVerification(ada, { id, code: codes[0] ?? '' });
    accept();
    expect(await preparing).toMatchObject({ verification: { status: 'verified' } });
  });
});

describe('the resend cooldown', () => {
  it('rejects a second message for 30 s, and returns the seconds left, rounded up', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 30,
    });
    service.clock.advance(28.999);
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 2,
    });
    service.clock.advance(1);
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 1,
    });
    service.clock.advance(0.001);
    await service.prepareVerification(ada, { id });
    expect(service.sent).toHaveLength(2);
  });

  it('leaves the pending code unchanged', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    await refusal(service.prepareVerification(ada, { id }));
    await service.attemptVerification(ada, { id, code });
  });

  it('does not restart when the number is removed and added again', async () => {
    const service = phoneService();
    const { id } = await service.sendTo(ada, american);
    await service.delete(ada, { id });
    expect(await refusal(service.sendTo(ada, american))).toMatchObject({ code: 'rate_limited', retryAfter: 30 });
  });

  it('blocks no other number, and no other person’s send to the same one', async () => {
    const service = phoneService();
    await service.sendTo(ada, american);
    await service.sendTo(ada, british);
    await service.sendTo(bob, american);
    expect(service.sent).toHaveLength(3);
  });

  it('accepts one of two concurrent sends', async () => {
    const service = phoneService();
    const { id } = await service.create(ada, { phoneNumber: american });
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => service.prepareVerification(ada, { id })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(service.sent).toHaveLength(1);
  });
});

describe('the limits on messages', () => {
  it('are five to one number in ten minutes, over all users', async () => {
    const service = phoneService();
    const users = ['a', 'b', 'c', 'd', 'e', 'f'];
    for (const user of users.slice(0, 5)) {
      await service.sendTo(user, american);
      service.clock.advance(60);
    }
    // The whole window rather than the rest of it, which would reveal when the others got their messages.
    expect(await refusal(service.sendTo('f', american))).toMatchObject({ code: 'rate_limited', retryAfter: 600 });
    service.clock.advance(300);
    await service.sendTo('f', american);
  });

  it('are five by one person in ten minutes, over all of their numbers', async () => {
    const service = phoneService();
    for (const phoneNumber of numbers) await service.sendTo(ada, phoneNumber);
    expect(await refusal(service.sendTo(ada, '+12015550199'))).toMatchObject({ code: 'rate_limited', retryAfter: 600 });
    await service.sendTo(bob, '+12015550199');
  });

  it('are as many as the policy says for everyone together', async () => {
    const service = phoneService({ policy: { sendsInAll: { max: 2, window: 3600 }, signInShare: 0 } });
    await service.sendTo(ada, american);
    await service.sendTo(bob, british);
    expect(await refusal(service.sendTo('eve', german))).toMatchObject({ code: 'rate_limited', retryAfter: 3600 });
    service.clock.advance(3600);
    await service.sendTo('eve', german);
  });

  it('can be 0, without a time to wait', async () => {
    const service = phoneService({ policy: { sendsInAll: { max: 0, window: 60 } } });
    expect(await refusal(service.sendTo(ada, american))).toMatchObject({ code: 'rate_limited', retryAfter: null });
  });

  it('return the longest wait, so that a retry after it is accepted', async () => {
    const service = phoneService({
      policy: { sendsPerUser: { max: 1, window: 100 }, sendsPerPhoneNumber: { max: 1, window: 200 } },
    });
    await service.sendTo(ada, american);
    expect(await refusal(service.sendTo(ada, american))).toMatchObject({ retryAfter: 200 });
    service.clock.advance(200);
    await service.sendTo(ada, american);
  });

  it('hold for concurrent sends', async () => {
    const service = phoneService();
    const users = Array.from({ length: 20 }, (_, at) => `user_${at}`);
    await Promise.allSettled(users.map((user) => service.sendTo(user, american)));
    expect(service.sent).toHaveLength(5);
  });

  it('hold in any order of sends, and never for longer than returned', async () => {
    const step = fc.record({
      user: fc.constantFrom(ada, bob, 'eve'),
      phoneNumber: fc.constantFrom(american, british),
      pause: fc.integer({ min: 0, max: 200 }),
      fails: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const service = phoneService({ policy: { sendsInAll: { max: 8, window: 900 } } });
        const tried: { user: string; phoneNumber: string; at: number; failed: boolean }[] = [];
        for (const { user, phoneNumber, pause, fails } of steps) {
          service.clock.advance(pause);
          service.failure = fails ? { thrown: new Error('refused') } : null;
          const outcome = await trySend(service, user, phoneNumber);
          if (outcome === 'sent' || outcome === 'failed') {
            tried.push({ user, phoneNumber, at: service.clock.now(), failed: outcome === 'failed' });
          } else if (pause % 5 === 0) {
            service.clock.advance(outcome.retryAfter ?? 0);
            const afterwards = await trySend(service, user, phoneNumber);
            expect(afterwards).toBe(fails ? 'failed' : 'sent');
            tried.push({ user, phoneNumber, at: service.clock.now(), failed: fails });
          }
        }
        const most = (window: number, among: typeof tried) =>
          Math.max(
            0,
            ...among.map(({ at }) => among.filter((other) => other.at <= at && other.at > at - window * 1000).length),
          );
        for (const user of [ada, bob, 'eve'])
          expect(
            most(
              600,
              tried.filter((one) => one.user === user),
            ),
          ).toBeLessThanOrEqual(5);
        for (const phoneNumber of [american, british]) {
          const toNumber = tried.filter((one) => one.phoneNumber === phoneNumber);
          expect(most(600, toNumber)).toBeLessThanOrEqual(5);
          for (const user of [ada, bob, 'eve']) {
            expect(
              most(
                30,
                toNumber.filter((one) => one.user === user && !one.failed),
              ),
            ).toBeLessThanOrEqual(1);
          }
        }
        expect(most(900, tried)).toBeLessThanOrEqual(8);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a message that the provider rejects', () => {
  it('rejects with message_not_sent, and leaves the number unchanged', async () => {
    const service = phoneService();
    service.failure = { thrown: refused };
    const { id } = await service.create(ada, { phoneNumber: american });
    const before = await service.list(ada);
    expect(await refusal(service.prepareVerification(ada, { id }))).toBe(refused);
    expect(await service.list(ada)).toEqual(before);
    service.failure = { thrown: new Error('no route') };
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'message_not_sent',
      cause: service.failure.thrown,
    });
  });

  it('rejects with message_not_sent if the number was removed meanwhile', async () => {
    const service = phoneService({
      sender: {
        async send() {
          await service.delete(ada, { id });
          throw new Error('no route');
        },
      },
    });
    const { id } = await service.create(ada, { phoneNumber: american });
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'message_not_sent' });
    expect(await service.list(ada)).toEqual([]);
  });

  it('can be retried at once', async () => {
    const service = phoneService();
    service.failure = { thrown: new Error('no route') };
    const { id } = await service.create(ada, { phoneNumber: american });
    await refusal(service.prepareVerification(ada, { id }));
    service.failure = null;
    await service.prepareVerification(ada, { id });
    await service.attemptVerification(ada, { id, code: lastCode(service.sent) });
  });

  it('counts for the other limits, since the provider may have sent and billed it', async () => {
    const service = phoneService();
    service.failure = { thrown: new Error('timeout') };
    const { id } = await service.create(ada, { phoneNumber: american });
    for (let send = 0; send < 5; send++) {
      expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'message_not_sent' });
    }
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 600,
    });
    expect(await refusal(service.sendTo(ada, british))).toMatchObject({ code: 'rate_limited' });
    for (let user = 0; user < 2; user++) {
      expect(await refusal(service.sendTo(`user_${user}`, american))).toMatchObject({ code: 'rate_limited' });
    }
  });

  it('leaves the previous code valid, with its remaining attempts', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    await refusal(service.attemptVerification(ada, { id, code: '' }));
    const before = await service.list(ada);
    service.clock.advance(30);
    service.failure = { thrown: refused };
    await refusal(service.prepareVerification(ada, { id }));
    expect(await service.list(ada)).toEqual(before);
    expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({ attemptsLeft: 3 });
    await service.attemptVerification(ada, { id, code });
  });

  it('leaves a used-up code void', async () => {
    const service = phoneService();
    const { id, code } = await service.sendTo(ada, american);
    for (let wrong = 0; wrong < 5; wrong++) await refusal(service.attemptVerification(ada, { id, code: '' }));
    service.clock.advance(30);
    service.failure = { thrown: refused };
    await refusal(service.prepareVerification(ada, { id }));
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'too_many_attempts' });
  });

  it('does not touch the code of a later message', async () => {
    const waiting: ((thrown: Error) => void)[] = [];
    const codes: string[] = [];
    const sender: PhoneMessageSender = {
      send: ({ code }) =>
        new Promise((resolve, reject) => void (codes.push(code) > 1 ? resolve() : waiting.push(reject))),
    };
    const service = phoneService({ sender });
    const { id } = await service.create(ada, { phoneNumber: american });
    const first = refusal(service.prepareVerification(ada, { id }));
    await expect.poll(() => waiting.length).toBe(1);
    service.clock.advance(30);
    await service.prepareVerification(ada, { id });
    waiting[0]?.(new Error('timeout'));
    expect(await first).toMatchObject({ code: 'message_not_sent' });
    await service.attemptVerification(ada, { id, code: codes[1] ?? '' });
  });

  it('rejects with the provider’s own error if it is a PhoneError', async () => {
    const service = phoneService();
    service.failure = { thrown: new PhoneError('invalid_phone_number', { message: 'a landline' }) };
    expect(await refusal(service.sendTo(ada, american))).toBe(service.failure.thrown);
  });

  it('also rejects with message_not_sent if its text could not be created', async () => {
    let isBroken = true;
    const service = phoneService({
      message({ code }) {
        if (isBroken) throw new Error('no such template');
        return code;
      },
    });
    expect(await refusal(service.sendTo(ada, american))).toMatchObject({ code: 'message_not_sent' });
    isBroken = false;
    await service.verify(ada, american);
  });

  it('rejects with not_found if the number was removed meanwhile', async () => {
    let remove = async () => {};
    const service = phoneService({ sender: { send: () => remove() } });
    const { id } = await service.create(ada, { phoneNumber: american });
    remove = async () => void (await service.delete(ada, { id }));
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'not_found' });
    expect(await service.list(ada)).toEqual([]);
  });
});

async function trySend(
  service: ServiceUnderTest,
  user: string,
  phoneNumber: string,
): Promise<'sent' | 'failed' | PhoneError> {
  try {
    await service.sendTo(user, phoneNumber);
    return 'sent';
  } catch (thrown) {
    if (thrown instanceof PhoneError && thrown.code === 'rate_limited') return thrown;
    if (thrown instanceof PhoneError && thrown.code === 'message_not_sent') return 'failed';
    throw thrown;
  }
}
