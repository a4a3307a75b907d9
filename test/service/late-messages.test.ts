import { describe, expect, it } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { memoryStore } from '../../src/service/index.js';
import { PhoneSendError } from '../../src/service/send-error.js';
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

  it('does so at sign-in', async () => {
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

  it('is void once the next one is known to be sent, as are those before', async () => {
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
