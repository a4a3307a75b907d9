import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPhoneService, memoryStore } from '../../src/service/index.js';
import { testInbox } from '../../src/testing/index.js';
import { settableClock } from '../support/settable-clock.js';

const american = '+12015550123';
const british = '+447400123456';

afterEach(() => void vi.useRealTimers());

describe('testInbox', () => {
  it('is the sender of a service, and returns the code that was sent', async () => {
    const { inbox, service, sendTo } = serviceWithInbox();
    const id = await sendTo(american);
    const [verified] = await service.attemptVerification('ada', { id, code: await inbox.readCode(american) });
    expect(verified?.verification?.status).toBe('verified');
  });

  it('returns the newest code to a number, whatever was sent to others since', async () => {
    const { clock, inbox, sendTo } = serviceWithInbox();
    await sendTo(american);
    clock.advance(30);
    await sendTo(american);
    await sendTo(british);
    const [first, second, third] = inbox.messages.map(({ code }) => code);
    expect(new Set([first, second, third]).size).toBeGreaterThan(1);
    expect(await inbox.readCode(american)).toBe(second);
    expect(await inbox.readCode(british)).toBe(third);
  });

  it('keeps the whole message, and its time', async () => {
    const { clock, inbox, sendTo } = serviceWithInbox();
    await sendTo(american);
    expect(inbox.messages).toMatchObject([
      { to: american, channel: 'sms', sentAt: clock.now(), text: expect.stringContaining('is your verification code') },
    ]);
    inbox.clear();
    expect(inbox.messages).toEqual([]);
  });

  it('waits for a pending message', async () => {
    const { inbox, sendTo } = serviceWithInbox();
    const code = inbox.readCode(american);
    await sendTo(british);
    await sendTo(american);
    expect(await code).toBe(inbox.messages[1]?.code);
  });

  it('throws, and lists the recipients, if no message was sent to the number', async () => {
    const { inbox, sendTo } = serviceWithInbox();
    await sendTo(british);
    await expect(inbox.readCode(american, 5)).rejects.toThrow(
      `No message to ${american} within 5 ms, so there is no code to read. Messages went to: ${british}.`,
    );
    await expect(testInbox().readCode(american, 5)).rejects.toThrow('Messages went to: nobody.');
  });
});

function serviceWithInbox() {
  const clock = settableClock();
  const inbox = testInbox({ clock });
  const service = createPhoneService({
    store: memoryStore(),
    sender: inbox,
    secret: '0123456789abcdef0123456789abcdef',
    clock,
  });
  return {
    clock,
    inbox,
    service,
    async sendTo(phoneNumber: string) {
      const { id } = await service.create('ada', { phoneNumber });
      await service.prepareVerification('ada', { id });
      return id;
    },
  };
}
