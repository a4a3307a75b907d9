import { describe, expect, it } from 'vitest';
import { createPhoneService, memoryStore } from '../../src/service/index.js';
import { importNumber } from '../../stories/support/examples/live/import-numbers.js';

// The function of the guide "Importing verified numbers".

function setUp() {
  const store = memoryStore();
  const sent: unknown[] = [];
  const sender = { send: async (message: unknown) => void sent.push(message) };
  return { store, sent, service: createPhoneService({ store, sender, secret: 's'.repeat(32) }) };
}
const number = { userId: 'ada', phoneNumber: '+12015550123', isSecondFactor: true };

describe('importing a verified number', () => {
  it('adds it as verified, primary and second factor, and sends nothing', async () => {
    const { store, sent, service } = setUp();
    expect(await importNumber(service, store, number)).toBe('imported');
    expect(await importNumber(service, store, number)).toBe('imported');
    const list = await service.list('ada');
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      phoneNumber: number.phoneNumber,
      verification: { status: 'verified' },
      primary: true,
      reservedForSecondFactor: true,
      defaultSecondFactor: true,
    });
    expect(sent).toEqual([]);
    expect(await service.startSecondFactor('ada')).toEqual(expect.any(String));
  });

  it('leaves the first number primary and default', async () => {
    const { store, service } = setUp();
    await importNumber(service, store, number);
    await importNumber(service, store, { ...number, phoneNumber: '+12015550124' });
    const list = await service.list('ada');
    expect(list.map(({ primary, defaultSecondFactor }) => [primary, defaultSecondFactor])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('leaves the number of another user theirs', async () => {
    const { store, service } = setUp();
    await importNumber(service, store, number);
    expect(await importNumber(service, store, { ...number, userId: 'bob' })).toBe('taken');
    expect(await service.list('bob')).toEqual([]);
    expect(await service.list('ada')).toHaveLength(1);
  });

  it('leaves it theirs in another spelling, too', async () => {
    const { store, service } = setUp();
    await importNumber(service, store, { ...number, phoneNumber: '+447911123456' });
    const spelled = { ...number, phoneNumber: '+4407911123456' };
    expect(await importNumber(service, store, { ...spelled, userId: 'bob' })).toBe('taken');
    expect(await service.list('bob')).toEqual([]);
    expect(await importNumber(service, store, spelled)).toBe('imported');
    expect(await service.list('ada')).toHaveLength(1);
  });
});
