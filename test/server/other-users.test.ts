import { describe, expect, it } from 'vitest';
import { phoneHandler, type RequestInput } from '../support/http/phone-handler.js';
import { ada, bob, lastCode, numbers } from '../support/phone-service.js';

const [american, british, german] = numbers;
const nobodys = 'phone_00000000000000000000000000000000';

/** Each request with the id of a number. */
const operations: readonly { method: string; path: (id: string) => string; body?: object }[] = [
  { method: 'DELETE', path: (id) => `/phone_numbers/${id}` },
  { method: 'POST', path: (id) => `/phone_numbers/${id}/prepare_verification` },
  { method: 'POST', path: (id) => `/phone_numbers/${id}/attempt_verification`, body: { code: '000000' } },
  { method: 'POST', path: (id) => `/phone_numbers/${id}/make_primary` },
  { method: 'POST', path: (id) => `/phone_numbers/${id}/set_reserved_for_second_factor`, body: { reserved: true } },
  { method: 'POST', path: (id) => `/phone_numbers/${id}/set_reserved_for_second_factor`, body: { reserved: false } },
  { method: 'POST', path: (id) => `/phone_numbers/${id}/make_default_second_factor` },
];

describe('a number of another user', () => {
  it.each(
    operations.map((operation) => ({
      ...operation,
      name: `${operation.method} ${operation.path('{id}')} ${JSON.stringify(operation.body ?? '')}`,
    })),
  )('is not found by $name, whatever its state, and does not change', async ({ method, path, body }) => {
    const { ask, service, sendTo, verify, reserve, state, sent, events } = phoneHandler({
      policy: { sendsPerUser: { max: 99, window: 600 } },
    });
    const theirs = [
      (await service.create(bob, { phoneNumber: american })).id,
      (await sendTo(bob, british)).id,
      await verify(bob, german),
      (await reserve(bob, numbers[3])).id,
    ];
    await reserve(ada, numbers[4]);
    const before = { state: state(), sent: sent.length, events: events.length };
    const of = (id: string) => ask(method, path(id), { as: ada, body });
    const none = await of(nobodys);
    expect(none).toMatchObject({ status: 404, body: { code: 'not_found', field: null } });
    for (const id of theirs) {
      const { status, text, headers } = await of(id);
      expect([status, text]).toEqual([none.status, none.text]);
      for (const one of [headers, none.headers]) one.delete('X-Request-Id');
      expect([...headers]).toEqual([...none.headers]);
    }
    expect(state()).toBe(before.state);
    expect([sent.length, events.length]).toEqual([before.sent, before.events]);
  });

  it('is not revealed by an Idempotency-Key either', async () => {
    const { ask, verify } = phoneHandler();
    const id = await verify(bob, american);
    await ask('POST', `/phone_numbers/${id}/make_primary`, { as: bob, key: 'k1' });
    const of = (id: string, key: string) => ask('POST', `/phone_numbers/${id}/make_primary`, { as: ada, key });
    const [theirs, none] = [await of(id, 'k1'), await of(nobodys, 'k2')];
    expect([theirs.status, theirs.text]).toEqual([none.status, none.text]);
    expect(theirs.status).toBe(404);
  });

  it('does not accept their code, even the right one', async () => {
    const { ask, sendTo, service } = phoneHandler();
    const { id, code } = await sendTo(bob, american);
    expect((await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } })).status).toBe(
      404,
    );
    expect(await service.list(bob)).toMatchObject([{ verification: { status: 'unverified', attempts: 0 } }]);
  });

  it('is in nobody else’s list', async () => {
    const { ask, reserve } = phoneHandler();
    await reserve(bob, american);
    expect((await ask('GET', '/phone_numbers', { as: ada })).body).toEqual({ phone_numbers: [] });
  });

  it('is added, sent to and attempted as if it were free, until it is proved', async () => {
    const { ask, verify, sent, clock } = phoneHandler();
    await verify(bob, american);
    clock.advance(30);
    const shapeOf = async (phone_number: string) => {
      const added = await ask('POST', '/phone_numbers', { as: ada, body: { phone_number } });
      const { id } = added.body as { id: string };
      const prepared = await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
      const code = lastCode(sent) === '000000' ? '000001' : '000000';
      const tried = await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } });
      return [added, prepared, tried].map(
        ({ status, text }) => `${status} ${text.replaceAll(id, 'id').replaceAll(phone_number, 'number')}`,
      );
    };
    expect(await shapeOf(american)).toEqual(await shapeOf(british));
  });
});

describe('at the second step, a number that is not reserved by the user', () => {
  it('is not found: another user’s, a verified one, a removed one', async () => {
    const { ask, reserve, verify, service, start, state, sent } = phoneHandler();
    await reserve(ada, american);
    const removed = await reserve(ada, british);
    await service.delete(ada, { id: removed.id });
    const others = [(await reserve(bob, german)).id, await verify(ada, numbers[3]), removed.id];
    const attempt = await start(ada);
    const before = [state(), sent.length];
    for (const [path, input] of [
      ['prepare', { attempt }],
      ['attempt', { attempt, body: { code: '000000' } }],
    ] as [string, RequestInput][]) {
      const none = await ask('POST', `/second_factor/${nobodys}/${path}`, input);
      expect(none.status).toBe(404);
      for (const id of others) {
        const { status, text } = await ask('POST', `/second_factor/${id}/${path}`, input);
        expect([status, text]).toEqual([none.status, none.text]);
      }
    }
    expect([state(), sent.length]).toEqual(before);
  });
});
