import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PhoneMetric } from '../../src/server/index.js';
import { memoryStore, type PhoneStore } from '../../src/service/index.js';
import { hold } from '../../src/testing/index.js';
import { phoneHandler, toRequest } from '../support/http/phone-handler.js';
import { ada, bob, lastCode, numbers, wrongCodeFor } from '../support/phone-service.js';

const [american] = numbers;

describe('health', () => {
  it('reports the database and the sender, at a path only if the app wants one', async () => {
    let isGone = false;
    const store = memoryStore();
    const faulty: PhoneStore = {
      transaction: (keys, run) =>
        isGone ? Promise.reject(new Error('The database is gone.')) : store.transaction(keys, run),
    };
    const underTest = phoneHandler({ store: faulty, health: true, basePath: '/api/phone' });
    const { raw, service } = underTest;
    const get = async () => {
      const response = await raw(toRequest('GET', '/api/phone/health'));
      return [response.status, await response.json()];
    };
    expect(await get()).toEqual([200, { status: 'ok', database: 'ok', sender: 'unknown' }]);
    const { id } = await service.create(ada, { phoneNumber: american });
    underTest.failure = { thrown: new Error('no route') };
    await service.prepareVerification(ada, { id }).catch(() => undefined);
    expect(await get()).toEqual([200, { status: 'ok', database: 'ok', sender: 'failing' }]);
    underTest.failure = null;
    underTest.clock.advance(600);
    await service.prepareVerification(ada, { id });
    isGone = true;
    expect(await get()).toEqual([503, { status: 'failing', database: 'failing', sender: 'ok' }]);
    expect((await phoneHandler().handle.malformed(toRequest('GET', '/health'))).status).toBe(404);
  });

  it('reports a database that does not respond within two seconds', async () => {
    const { raw } = phoneHandler({ store: { transaction: () => new Promise(() => {}) } });
    fakeTimeouts();
    const reported: unknown[] = [];
    void raw.health().then((health) => reported.push(health));
    await vi.advanceTimersByTimeAsync(2000);
    expect(reported).toEqual([{ status: 'failing', database: 'failing', sender: 'unknown' }]);
  });
});

describe('drain', () => {
  it('rejects new requests with 503, and resolves when pending ones are done', async () => {
    const held = hold();
    const { raw, service } = phoneHandler({ sender: { send: held.until } });
    const { id } = await service.create(ada, { phoneNumber: american });
    const running = raw(toRequest('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada }));
    await expect.poll(() => held.waiting).toBe(1);
    let isOver = false;
    const drained = raw.drain().then(() => (isOver = true));
    const late = await raw(toRequest('GET', '/phone_numbers', { as: ada }));
    expect([late.status, late.headers.get('Retry-After'), isOver]).toEqual([503, '1', false]);
    expect(await raw.health()).toMatchObject({ status: 'draining', database: 'ok' });
    held.release();
    expect((await running).status).toBe(200);
    await drained;
  });

  it('waits 25 seconds at most, so that a sender that hangs does not keep the process', async () => {
    const held = hold();
    const { raw, service } = phoneHandler({ sender: { send: held.until } });
    const { id } = await service.create(ada, { phoneNumber: american });
    void raw(toRequest('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada }));
    await expect.poll(() => held.waiting).toBe(1);
    fakeTimeouts();
    let isOver = false;
    void raw.drain().then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(24_999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isOver).toBe(true);
    held.release();
  });
});

function fakeTimeouts(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

describe('onMetric', () => {
  it('counts requests, rejections, messages and successes, without personal data', async () => {
    const metrics: PhoneMetric[] = [];
    // A code that the digits of a duration do not contain by chance.
    const underTest = phoneHandler({ policy: { codeLength: 12 }, onMetric: (metric) => void metrics.push(metric) });
    const { ask, askMalformed, service, sent } = underTest;
    const { id } = await service.create(ada, { phoneNumber: american });
    underTest.failure = { thrown: new Error('no route') };
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    underTest.failure = null;
    underTest.clock.advance(600);
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    const code = lastCode(sent);
    await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: wrongCodeFor(code) } });
    await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } });
    await askMalformed('GET', `/nowhere/${american}`, { as: bob });
    const counted = metrics.map(({ name, attributes }) =>
      [name.replace('phonekit.', ''), ...Object.values(attributes)].join(' '),
    );
    const [prepare, attempt] = ['prepare', 'attempt'].map((what) => `/phone_numbers/{id}/${what}_verification POST`);
    expect(counted).toEqual([
      'send.duration verification sms message_not_sent',
      `request.duration ${prepare} 503`,
      `refusal ${prepare} 503 message_not_sent`,
      'send.duration verification sms sent',
      `request.duration ${prepare} 200`,
      `request.duration ${attempt} 422`,
      `refusal ${attempt} 422 incorrect_code`,
      'success verified',
      `request.duration ${attempt} 200`,
      'request.duration none GET 404',
      'refusal none GET 404 not_found',
    ]);
    for (const { value } of metrics) expect(value).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(metrics)).not.toMatch(new RegExp(`${id}|${code}|2015550123|"ada"`));
  });

  it('changes no response if it fails, at once or later', async () => {
    for (const onMetric of [() => Promise.reject(new Error('down')), () => JSON.parse('{') as void]) {
      const { ask } = phoneHandler({ onMetric });
      expect((await ask('GET', '/phone_numbers', { as: ada })).status).toBe(200);
    }
  });
});
