import { getResponse } from 'msw';
import { afterEach, describe, expect, it } from 'vitest';
import { httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { phoneHandlers } from '../../src/testing/msw.js';
import { baseUrl, closeMockedServers, mockedServer } from '../support/http/mocked-server.js';
import { refusal } from '../support/phone-service.js';
import { settableClock } from '../support/settable-clock.js';

const american = '+12015550123';

afterEach(closeMockedServers);

describe('phoneHandlers', () => {
  it('serves an app from its first number to its second factor', async () => {
    const { adapter, inbox } = mockedServer();
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: await inbox.readCode(american) });
    const [number] = await adapter.setReservedForSecondFactor({ id, reserved: true });
    expect(number).toMatchObject({
      phoneNumber: american,
      defaultSecondFactor: true,
      verification: { status: 'verified' },
    });
    expect(number?.backupCodes).toHaveLength(10);
  });

  it('serves a sign-in, and returns who passed', async () => {
    const { adapter, inbox, service } = mockedServer({ policy: { resendCooldown: 0 } });
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: await inbox.readCode(american) });
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    const attemptId = (await service.startSecondFactor('user')) ?? '';
    const signIn = httpSecondFactorAdapter({ baseUrl, attemptId });
    expect(await signIn.list({})).toMatchObject([{ id, default: true }]);
    await signIn.prepare({ id });
    expect(await signIn.attempt({ id, code: await inbox.readCode(american) })).toEqual({ userId: 'user' });
  });

  it('signs in another user, or nobody, once set', async () => {
    const { adapter, backend } = mockedServer();
    await adapter.create({ phoneNumber: american });
    backend.userId = 'somebody else';
    expect(await adapter.list({})).toEqual([]);
    backend.userId = null;
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
  });

  it('accepts a base URL that is only a path, and one that ends in a slash', async () => {
    for (const given of ['/api/phone', 'https://app.test/', 'https://app.test/api/phone/']) {
      const { handlers } = phoneHandlers({ baseUrl: given });
      expect(handlers.map(({ info }) => info.header)).toContain(`GET ${given.replace(/\/$/, '')}/phone_numbers`);
    }
    const { adapter } = mockedServer({ baseUrl: 'https://app.test/' });
    expect(await adapter.list({})).toEqual([]);
  });

  it('applies the given policy by the given clock', async () => {
    const clock = settableClock();
    const { adapter, inbox } = mockedServer({ clock, policy: { resendCooldown: 7 } });
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'rate_limited', retryAfter: 7 });
    clock.advance(7);
    await adapter.prepareVerification({ id });
    expect(inbox.messages.map(({ sentAt }) => clock.now() - sentAt)).toEqual([7000, 0]);
  });

  it('ignores requests to other hosts and paths', async () => {
    const { handlers } = phoneHandlers({ baseUrl });
    const isHandled = async (url: string) => (await getResponse(handlers, new Request(url))) !== undefined;
    expect(await isHandled(`${baseUrl}/phone_numbers`)).toBe(true);
    expect(await isHandled(`${baseUrl}/other`)).toBe(false);
    expect(await isHandled('https://other.test/api/phone/phone_numbers')).toBe(false);
  });
});
