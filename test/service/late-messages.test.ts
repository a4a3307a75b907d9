import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { memoryStore } from '../../src/service/index.js';
import { PhoneSendError } from '../../src/service/send-error.js';
import { hold } from '../../src/testing/index.js';
import { ada, lastCode, numbers, phoneService, refusal, wrongCodeFor } from '../support/phone-service.js';

const [american] = numbers;
const timeout = new PhoneError('message_not_sent', { message: 'The provider did not respond within 10000 ms.' });

/** A service whose provider delivers every message. Its `send` rejects with `response.thrown`, if set. */
function serviceWithLateResponses() {
  const delivered: { code: string }[] = [];
  const response: { thrown: unknown } = { thrown: null };
  const service = phoneService({
    store: memoryStore(),
    sender: {
      async send(message) {
        delivered.push(message);
        if (response.thrown) throw response.thrown;
      },
    },
    policy: { resendCooldown: 0, sendsPerUser: { max: 50, window: 1 }, sendsPerPhoneNumber: { max: 50, window: 1 } },
  });
  return { service, response, newest: () => lastCode(delivered) };
}

describe('a message that was delivered although the provider timed out', () => {
  it('has a code that verifies', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    response.thrown = timeout;
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'message_not_sent' });
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'unverified' } }]);
    expect(await service.attemptVerification(ada, { id, code: newest() })).toMatchObject([
      { verification: { status: 'verified' } },
    ]);
  });

  it.each(['newest', 'one before'])('leaves the %s valid, whichever arrived', async (which) => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    const before = newest();
    response.thrown = timeout;
    await refusal(service.prepareVerification(ada, { id }));
    await refusal(service.attemptVerification(ada, { id, code: '' }));
    await service.attemptVerification(ada, { id, code: which === 'newest' ? newest() : before });
    const [number] = await service.list(ada);
    expect(number).not.toHaveProperty('earlier');
  });

  it('is one of three at most whose codes are good at once', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    response.thrown = timeout;
    const codes: string[] = [];
    while (codes.length < 4) {
      await refusal(service.prepareVerification(ada, { id }));
      codes.push(newest());
    }
    const [oldest = '', next = ''] = codes;
    if (codes.lastIndexOf(oldest) > 0) return;
    expect(await refusal(service.attemptVerification(ada, { id, code: oldest }))).toMatchObject({
      code: 'incorrect_code',
    });
    await service.attemptVerification(ada, { id, code: next });
  });

  it('has a code that signs in', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    await service.attemptVerification(ada, { id, code: newest() });
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
    for (const isNewest of [true, false]) {
      const attemptId = await service.start(ada);
      response.thrown = null;
      await service.prepareSecondFactor(attemptId, { id });
      const before = newest();
      response.thrown = timeout;
      await refusal(service.prepareSecondFactor(attemptId, { id }));
      const code = isNewest ? newest() : before;
      expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
    }
  });

  it('is void once the next one is known to be sent, as are earlier ones', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    const codes = [newest()];
    response.thrown = timeout;
    await refusal(service.prepareVerification(ada, { id }));
    codes.push(newest());
    response.thrown = null;
    await service.prepareVerification(ada, { id });
    for (const code of codes.filter((one) => one !== newest()))
      expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'incorrect_code' });
    await service.attemptVerification(ada, { id, code: newest() });
  });

  it('does not allow more wrong attempts than for one code', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    const before = newest();
    for (let wrong = 0; wrong < 4; wrong++)
      await refusal(service.attemptVerification(ada, { id, code: wrongCodeFor(before) }));
    response.thrown = timeout;
    await refusal(service.prepareVerification(ada, { id }));
    await refusal(service.attemptVerification(ada, { id, code: '' }));
    if (before === newest()) return;
    expect(await refusal(service.attemptVerification(ada, { id, code: before }))).toMatchObject({ attemptsLeft: 3 });
  });

  it('does not extend the lifetime of the previous code', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    const before = newest();
    service.clock.advance(300);
    response.thrown = timeout;
    await refusal(service.prepareVerification(ada, { id }));
    service.clock.advance(300);
    if (before === newest()) return;
    expect(await refusal(service.attemptVerification(ada, { id, code: before }))).toMatchObject({
      code: 'incorrect_code',
    });
    await service.attemptVerification(ada, { id, code: newest() });
  });
});

describe('a message that the provider rejected', () => {
  it('has an invalid code, and the previous one stays valid', async () => {
    const { service, response, newest } = serviceWithLateResponses();
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    const before = newest();
    response.thrown = new PhoneSendError('message_not_sent', 'refused');
    await refusal(service.prepareVerification(ada, { id }));
    if (before !== newest())
      expect(await refusal(service.attemptVerification(ada, { id, code: newest() }))).toMatchObject({
        code: 'incorrect_code',
      });
    await service.attemptVerification(ada, { id, code: before });
  });
});

describe('a code whose successor is not confirmed yet', () => {
  const reject = () => Promise.reject(new PhoneSendError('message_not_sent', 'refused'));

  /** A first code that arrived, and a second message whose provider responds once it is released. */
  async function resend({ wrongBefore = 0, respond = async () => {} } = {}) {
    const held = hold();
    const codes: string[] = [];
    const service = phoneService({
      sender: { send: async ({ code }) => void (codes.push(code) > 1 && (await held.until().then(respond))) },
      policy: { codeLength: 12, resendCooldown: 0 },
    });
    const { id } = await service.create(ada, { phoneNumber: american });
    const attempt = (code = '') => service.attemptVerification(ada, { id, code });
    await service.prepareVerification(ada, { id });
    for (let wrong = 0; wrong < wrongBefore; wrong++) await refusal(attempt());
    const sending = Promise.allSettled([service.prepareVerification(ada, { id })]);
    await expect.poll(() => held.waiting).toBe(1);
    const finish = () => (held.release(), sending);
    return { service, attempt, codes, finish };
  }

  it.each([0, 1])('is good, and so is the next one: %i', async (which) => {
    const { attempt, codes, finish } = await resend();
    expect(await attempt(codes[which])).toMatchObject([{ verification: { status: 'verified' } }]);
    expect(await finish()).toMatchObject([{ value: { verification: { status: 'verified' } } }]);
  });

  it('is void as soon as it is confirmed', async () => {
    const { attempt, codes, finish } = await resend();
    await finish();
    expect(await refusal(attempt(codes[0]))).toMatchObject({ code: 'incorrect_code' });
    await attempt(codes[1]);
  });

  it.each([
    [0, 4],
    [1, 3],
    [2, 2],
    [4, 0],
  ])('has its own wrong codes and those of its successor, if that is rejected: %i and %i', async (before, since) => {
    const { attempt, codes, finish } = await resend({ wrongBefore: before, respond: reject });
    for (let wrong = 0; wrong < since; wrong++) await refusal(attempt());
    await finish();
    expect(await refusal(attempt())).toMatchObject({ code: 'too_many_attempts', attemptsLeft: 0 });
    expect(await refusal(attempt(codes[0]))).toMatchObject({ code: 'too_many_attempts' });
  });

  it('is burnt with the fifth of them, before and after its successor is rejected', async () => {
    const { service, attempt, codes, finish } = await resend({ wrongBefore: 3, respond: reject });
    for (let wrong = 0; wrong < 2; wrong++) await refusal(attempt());
    expect(await refusal(attempt(codes[0]))).toMatchObject({ code: 'incorrect_code' });
    await finish();
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'failed' } }]);
    expect(await refusal(attempt(codes[0]))).toMatchObject({ code: 'too_many_attempts' });
  });

  it('is good at sign-in, too', async () => {
    const held = hold();
    let isHeld = false;
    const codes: string[] = [];
    const service = phoneService({
      sender: { send: async ({ code }) => void (codes.push(code) && isHeld && (await held.until())) },
      policy: { codeLength: 12, resendCooldown: 0 },
    });
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id });
    await service.attemptVerification(ada, { id, code: codes[0] ?? '' });
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
    const attemptId = await service.start(ada);
    await service.prepareSecondFactor(attemptId, { id });
    isHeld = true;
    const sending = service.prepareSecondFactor(attemptId, { id });
    await expect.poll(() => held.waiting).toBe(1);
    expect(await service.attemptSecondFactor(attemptId, { id, code: codes[1] ?? '' })).toEqual({ userId: ada });
    held.release();
    await sending;
  });
});
