import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPhoneNumber } from '../../src/service/index.js';
import { ada, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british] = numbers;

describe('onEvent', () => {
  it('is called with what happened, with masked numbers and no code', async () => {
    const service = phoneService({ policy: { codeLength: 12 } });
    const first = await service.verify(ada, american);
    const second = await service.verify(ada, british);
    await service.makePrimary(ada, { id: second });
    await service.delete(ada, { id: second });
    service.failure = { thrown: new Error('no route') };
    await refusal(service.sendTo(ada, '+12015550199'));
    const [masked, other, third] = ['+•••••••0123', '+••••••••3456', '+•••••••0199'];
    expect(service.events.map(({ type, maskedPhoneNumber }) => [type, maskedPhoneNumber])).toEqual([
      ['added', masked],
      ['code_sent', masked],
      ['verified', masked],
      ['made_primary', masked],
      ['added', other],
      ['code_sent', other],
      ['verified', other],
      ['made_primary', other],
      ['removed', other],
      ['made_primary', masked],
      ['added', third],
      ['code_not_sent', third],
    ]);
    expect(service.events[2]).toEqual({
      type: 'verified',
      userId: ada,
      at: service.clock.now(),
      phoneNumberId: first,
      maskedPhoneNumber: masked,
    });
    const json = JSON.stringify(service.events);
    for (const secret of [...service.sent.map(({ code }) => code), american, british])
      expect(json).not.toContain(secret);
  });

  it('is not called if nothing changed', async () => {
    const service = phoneService();
    const id = await service.verify(ada, american);
    service.events.length = 0;
    await service.create(ada, { phoneNumber: american });
    await service.makePrimary(ada, { id });
    await service.list(ada);
    await refusal(service.prepareVerification(ada, { id }));
    expect(service.events).toEqual([]);
  });

  it('does not change the result if it fails', async () => {
    for (const onEvent of [
      () => Promise.reject(new Error('late')),
      () => {
        throw new Error('at once');
      },
    ]) {
      const service = phoneService({ onEvent });
      await service.verify(ada, american);
      expect(await service.list(ada)).toMatchObject([{ verification: { status: 'verified' } }]);
    }
  });

  it('is awaited, and can call the service itself', async () => {
    const listed: string[] = [];
    const service = phoneService({
      async onEvent({ type, userId }) {
        const [number] = await service.list(userId);
        listed.push(`${type} ${number?.phoneNumber}`);
      },
    });
    await service.create(ada, { phoneNumber: american });
    expect(listed).toEqual([`added ${american}`]);
  });
});

describe('maskPhoneNumber', () => {
  it('shows four digits at most, and never more than two of five', () => {
    expect(maskPhoneNumber('+12015550123')).toBe('+•••••••0123');
    expect(maskPhoneNumber('+29051234')).toBe('+•••••234');
    const phoneNumber = fc.stringMatching(/^\+[1-9]\d{4,14}$/);
    fc.assert(
      fc.property(phoneNumber, (text) => {
        const shown = maskPhoneNumber(text).replace(/[+•]/g, '');
        expect(text.endsWith(shown)).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(Math.min(4, ((text.length - 1) * 2) / 5));
        expect(maskPhoneNumber(text)).toHaveLength(text.length);
      }),
    );
  });
});
