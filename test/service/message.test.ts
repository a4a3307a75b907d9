import { describe, expect, it } from 'vitest';
import { ada, lastCode, numbers, phoneService } from '../support/phone-service.js';

const [american, british] = numbers;

describe('the message', () => {
  it('ends with the line that lets browsers fill in the code only on the site', async () => {
    const service = phoneService({ host: 'example.com' });
    const { code } = await service.sendTo(ada, american);
    expect(service.sent[0]?.text.split('\n')).toEqual([
      `${code} is your verification code. Do not share it with anyone.`,
      '',
      `@example.com #${code}`,
    ]);
  });

  it('has no such line if the site is unknown', async () => {
    const service = phoneService();
    const { code } = await service.sendTo(ada, american);
    expect(service.sent[0]?.text).toBe(`${code} is your verification code. Do not share it with anyone.`);
  });

  it('uses the app’s own text in the person’s language, and keeps the line', async () => {
    const service = phoneService({
      host: () => 'example.com',
      message: ({ code, host, locale }) => (locale?.startsWith('de') ? `${code} ist Ihr Code für ${host}.` : code),
    });
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id, locale: 'de-CH' });
    const code = lastCode(service.sent);
    expect(service.sent[0]?.text).toBe(`${code} ist Ihr Code für example.com.\n\n@example.com #${code}`);
  });

  it('has no such line if it is not an SMS, since a voice would read it out', async () => {
    const service = phoneService({ host: 'example.com', policy: { channels: ['voice'] } });
    const { code } = await service.sendTo(ada, american);
    expect(service.sent[0]).toMatchObject({ channel: 'voice', code, text: expect.not.stringContaining('@') });
  });

  it('does not mention the person or the number', async () => {
    const service = phoneService({ host: 'example.com' });
    await service.verify(ada, american);
    service.clock.advance(60);
    const { id } = await service.sendTo(ada, british);
    for (const { text } of service.sent)
      for (const secret of [ada, american, british, id]) expect(text).not.toContain(secret);
  });

  it('has its own id for providers that accept one', async () => {
    const service = phoneService();
    await service.sendTo(ada, american);
    await service.sendTo(ada, british);
    expect(new Set(service.sent.map(({ id }) => id)).size).toBe(2);
  });
});
