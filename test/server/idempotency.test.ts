import { afterEach, describe, expect, it, vi } from 'vitest';
import { createIdempotencyRecords } from '../../src/server/http/idempotency/records.js';
import { createPhoneHandler } from '../../src/server/index.js';
import { createCodes } from '../../src/service/codes.js';
import { emptyMemoryStoreState, memoryStore, type PhoneStore } from '../../src/service/index.js';
import { createQueue } from '../../src/service/queue.js';
import { hold } from '../../src/testing/index.js';
import { keyedStore } from '../support/store/keyed-store.js';
import { hurryPolling } from '../support/http/hurry-polling.js';
import { phoneHandler, toRequest, userOf, type RequestInput } from '../support/http/phone-handler.js';
import { ada, bob, lastCode, numbers, wrongCodeFor } from '../support/phone-service.js';
import { settableClock } from '../support/settable-clock.js';

const [american, british, german] = numbers;

afterEach(() => void vi.unstubAllGlobals());

describe('an Idempotency-Key', () => {
  it('returns the first response to a repetition, and does nothing again', async () => {
    const { ask, service, sent, events, clock } = phoneHandler();
    const { id } = await service.create(ada, { phoneNumber: american });
    const prepare = () =>
      ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k1', body: { channel: 'sms' } });
    const first = await prepare();
    clock.advance(60);
    const eventCount = events.length;
    expect((await prepare()).text).toBe(first.text);
    expect(sent).toHaveLength(1);
    expect(events).toHaveLength(eventCount);
    expect(
      (await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k2', body: { channel: 'sms' } }))
        .status,
    ).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('works for every change', async () => {
    const { ask, verify, reserve, service, clock } = phoneHandler({
      policy: { sendsPerUser: { max: 99, window: 600 } },
    });
    const first = await verify(ada, american);
    const second = await reserve(ada, british);
    const third = await reserve(ada, german);
    const { id } = await service.create(ada, { phoneNumber: numbers[3] });
    const changes: [method: string, path: string, body?: object][] = [
      ['POST', '/phone_numbers', { phone_number: numbers[4] }],
      ['POST', `/phone_numbers/${first}/make_primary`],
      ['POST', `/phone_numbers/${second.id}/make_primary`],
      ['POST', `/phone_numbers/${third.id}/make_default_second_factor`],
      ['POST', `/phone_numbers/${second.id}/set_reserved_for_second_factor`, { reserved: false }],
      ['DELETE', `/phone_numbers/${first}`],
      ['POST', `/phone_numbers/${id}/prepare_verification`, {}],
    ];
    const responses: string[] = [];
    for (const [n, [method, path, body]] of changes.entries()) {
      const { status, text } = await ask(method, path, { as: ada, key: `k${n}`, body });
      expect(status, path).toBe(200);
      responses.push(text);
    }
    clock.advance(100);
    const before = await service.list(ada);
    for (const [n, [method, path, body]] of changes.entries()) {
      expect(await ask(method, path, { as: ada, key: `k${n}`, body })).toMatchObject({
        status: 200,
        text: responses[n],
      });
    }
    expect(await service.list(ada)).toEqual(before);
  });

  it('repeats a rejection too, so that a wrong code counts once', async () => {
    const { ask, sendTo, service } = phoneHandler();
    const { id, code } = await sendTo(ada, american);
    const attempt = (code: string, key: string) =>
      ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, key, body: { code } });
    const first = await attempt(wrongCodeFor(code), 'k1');
    expect(first.body).toMatchObject({ code: 'incorrect_code', field: 'code', attempts_left: 4 });
    const { headers: _, ...firstResponse } = first;
    for (let again = 0; again < 6; again++)
      expect(await attempt(wrongCodeFor(code), 'k1')).toMatchObject(firstResponse);
    expect((await service.list(ada))[0]?.verification?.attempts).toBe(1);
    expect(await attempt(code, 'k2')).toMatchObject({ status: 200 });
    expect(await attempt(code, 'k2')).toMatchObject({
      status: 200,
      body: { phone_numbers: [{ verification: { status: 'verified' } }] },
    });
  });

  it('belongs to one request: with another body, number or operation it is rejected', async () => {
    const { ask, verify, state } = phoneHandler();
    const [first, second] = [await verify(ada, american), await verify(ada, british)];
    await ask('POST', `/phone_numbers/${first}/set_reserved_for_second_factor`, {
      as: ada,
      key: 'k1',
      body: { reserved: true },
    });
    const before = state();
    const others: [method: string, path: string, body?: object][] = [
      ['POST', `/phone_numbers/${first}/set_reserved_for_second_factor`, { reserved: false }],
      ['POST', `/phone_numbers/${second}/set_reserved_for_second_factor`, { reserved: true }],
      ['POST', `/phone_numbers/${first}/make_primary`],
      ['DELETE', `/phone_numbers/${first}`],
      ['POST', '/backup_codes'],
    ];
    for (const [method, path, body] of others) {
      expect(await ask(method, path, { as: ada, key: 'k1', body }), path).toMatchObject({
        status: 422,
        body: { code: 'unsupported' },
      });
    }
    expect(state()).toBe(before);
  });

  it('belongs to one user: the same key of another user is another key', async () => {
    const { ask } = phoneHandler();
    const create = (as: string) => ask('POST', '/phone_numbers', { as, key: 'k1', body: { phone_number: american } });
    const [mine, theirs] = [await create(ada), await create(bob)];
    expect(mine.status).toBe(200);
    expect(theirs.status).toBe(200);
    expect((mine.body as { id: string }).id).not.toBe((theirs.body as { id: string }).id);
  });

  it('makes concurrent repetitions wait for the one response', async () => {
    const { ask, service, sent } = phoneHandler();
    const { id } = await service.create(ada, { phoneNumber: american });
    const prepare = () => ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k1' });
    const responses = await Promise.all(Array.from({ length: 20 }, prepare));
    expect(new Set(responses.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(responses[0]?.status).toBe(200);
    expect(sent).toHaveLength(1);
  });

  it('does so between processes that share a store', async () => {
    const store = keyedStore();
    const sent: unknown[] = [];
    const sender = {
      send: async (message: unknown) =>
        void (await new Promise((resolve) => setTimeout(resolve, 50)), sent.push(message)),
    };
    const start = () =>
      createPhoneHandler({ store, sender, secret: '0123456789abcdef0123456789abcdef', authenticate: userOf });
    const processes = [start(), start(), start(), start()] as const;
    const { id } = await processes[0].service.create(ada, { phoneNumber: american });
    const responses = await Promise.all(
      [...processes, ...processes].map(async (handle) => {
        const response = await handle(
          toRequest('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k1' }),
        );
        return `${response.status} ${await response.text()}`;
      }),
    );
    expect(new Set(responses).size).toBe(1);
    expect(responses[0]).toMatch(/^200 /);
    expect(sent).toHaveLength(1);
  });

  it('is 409 if no response comes, and responds once the claim has ended, without a second message', async () => {
    const sent: string[] = [];
    const underTest = phoneHandler({
      sender: {
        async send({ code }) {
          sent.push(code);
          if (sent.length === 1) await new Promise(() => undefined);
        },
      },
    });
    const { ask, service, clock } = underTest;
    const { id } = await service.create(ada, { phoneNumber: american });
    const prepare = () => ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k1' });
    void prepare();
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    hurryPolling();
    const { status, body, headers } = await prepare();
    expect([status, headers.get('Retry-After'), body]).toMatchObject([409, '1', { code: 'network', retry_after: 1 }]);
    expect(sent).toHaveLength(1);
    clock.advance(30);
    const response = await prepare();
    expect(response).toMatchObject({ status: 200, body: { verification: { status: 'unverified' } } });
    expect(sent).toHaveLength(1);
    const code = sent[0] ?? '';
    expect((await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code } })).status).toBe(
      200,
    );
  });

  it('is not freed by a process whose claim has ended while the next one runs the request', async () => {
    const clock = settableClock();
    const codes = createCodes('0123456789abcdef0123456789abcdef');
    const records = createIdempotencyRecords({ store: memoryStore(), codes, clock, lifetime: 86_400 });
    const claim = () =>
      records.claim({ owner: 'user:ada', key: 'k1', parts: ['POST'], findRecordOwner: async () => 'user:ada' });
    const slow = await claim();
    clock.advance(30);
    const next = await claim();
    if ('response' in slow || 'response' in next) throw new Error('Nobody has completed the request.');
    expect(next.sendId).toBe(slow.sendId);
    await slow.release();
    await slow.complete('late');
    hurryPolling();
    await expect(claim()).rejects.toMatchObject({ status: 409 });
    await next.complete('in time');
    expect(await claim()).toEqual({ response: 'in time' });
  });

  it('is valid for a day', async () => {
    const { ask, service, clock, sent } = phoneHandler();
    const { id } = await service.create(ada, { phoneNumber: american });
    const prepare = () => ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k1' });
    await prepare();
    clock.advance(86_399.999);
    await prepare();
    expect(sent).toHaveLength(1);
    clock.advance(0.001);
    await prepare();
    expect(sent).toHaveLength(2);
  });

  it('does not store temporary rejections: a failed provider, a wait, a step-up, an ended session', async () => {
    let needsStepUp = true;
    const underTest = phoneHandler({ requireStepUp: () => needsStepUp });
    const { ask, service, sent, clock } = underTest;
    const plain = (await ask('POST', '/phone_numbers', { as: ada, key: 'k0', body: { phone_number: american } })).body;
    expect(plain).toMatchObject({ code: 'step_up_required' });
    needsStepUp = false;
    const created = await ask('POST', '/phone_numbers', { as: ada, key: 'k0', body: { phone_number: american } });
    expect(created.status).toBe(200);
    const { id } = (await service.list(ada))[0] ?? { id: '' };
    const prepare = (input: RequestInput = { as: ada }) =>
      ask('POST', `/phone_numbers/${id}/prepare_verification`, { ...input, key: 'k1' });
    expect((await prepare({})).status).toBe(401);
    underTest.failure = { thrown: new Error('no route') };
    expect((await prepare()).status).toBe(503);
    underTest.failure = null;
    expect((await prepare()).status).toBe(200);
    const other = () => ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada, key: 'k2' });
    expect((await other()).status).toBe(429);
    clock.advance(30);
    expect((await other()).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('is rejected if it is invalid, before anything is done', async () => {
    const { ask, askMalformed, state } = phoneHandler();
    for (const key of ['', 'two words', 'clé', 'k'.repeat(256)]) {
      const refused = await askMalformed('POST', '/phone_numbers', { as: ada, key, body: { phone_number: american } });
      expect(refused, key).toMatchObject({ status: 400, body: { code: 'unsupported', title: 'Bad Request' } });
    }
    expect(state().phoneNumbers).toEqual([]);
    expect(
      (await ask('POST', '/phone_numbers', { as: ada, key: `!~${'k'.repeat(253)}`, body: { phone_number: american } }))
        .status,
    ).toBe(200);
  });
});

describe('the record of an Idempotency-Key', () => {
  it('contains no backup code: a repetition creates others, and the last ones are valid', async () => {
    const { ask, verify, start, state } = phoneHandler();
    const id = await verify(ada, american);
    const codesIn = (body: unknown) =>
      (body as { phone_numbers: { backup_codes: string[] }[] }).phone_numbers[0]?.backup_codes ?? [];
    const reserve = async () =>
      codesIn(
        (
          await ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, {
            as: ada,
            key: 'k1',
            body: { reserved: true },
          })
        ).body,
      );
    const create = async () =>
      ((await ask('POST', '/backup_codes', { as: ada, key: 'k2' })).body as { backup_codes: string[] }).backup_codes;
    const sets = [await reserve(), await reserve(), await create(), await create()];
    for (const codes of sets) expect(new Set(codes).size).toBe(10);
    expect(new Set(sets.flat()).size).toBe(40);
    const stored = JSON.stringify(state());
    for (const code of sets.flat()) expect(stored).not.toMatch(new RegExp(code.replaceAll('-', '-?'), 'i'));
    const attempt = await start(ada);
    for (const [codes, status] of [
      [sets[2], 422],
      [sets[3], 204],
    ] as const) {
      expect(
        (await ask('POST', '/second_factor/attempt_backup_code', { attempt, body: { code: codes?.[0] } })).status,
      ).toBe(status);
    }
  });

  it('is encrypted: it contains no number, id or name of a person', async () => {
    const { ask, state } = phoneHandler();
    const { body } = await ask('POST', '/phone_numbers', {
      as: 'ada.lovelace',
      key: 'a-key-that-is-seen-nowhere',
      body: { phone_number: american },
    });
    const { id } = body as { id: string };
    await ask('POST', `/phone_numbers/${id}/attempt_verification`, {
      as: 'ada.lovelace',
      key: 'another-key-that-is-seen-nowhere',
      body: { code: '1' },
    });
    expect(state().idempotencyRecords).toHaveLength(2);
    const stored = JSON.stringify(state().idempotencyRecords);
    // None is so short that random base64 could contain it.
    for (const personal of [american.slice(1), id, 'ada.lovelace', 'that-is-seen-nowhere'])
      expect(stored).not.toContain(personal);
  });

  it('is encrypted for its user: with the same key, nobody reads what was written for another one', async () => {
    let state = emptyMemoryStoreState;
    const { ask } = phoneHandler({
      store: memoryStore({ read: () => state, write: (to) => void (state = to), exclusively: createQueue() }),
    });
    const create = (as: string) => ask('POST', '/phone_numbers', { as, key: 'k1', body: { phone_number: american } });
    const { id } = (await create(ada)).body as { id: string };
    await create(bob);
    const [ofAda] = state.idempotencyRecords;
    const moved = state.idempotencyRecords.map((record) => ({ ...record, response: ofAda?.response ?? null }));
    state = { ...state, idempotencyRecords: moved };
    const { status, text } = await create(bob);
    expect([status, text.includes(id)]).toEqual([500, false]);
  });

  it('is at most the last hundred responses of one user', async () => {
    const { ask, state, clock } = phoneHandler();
    const create = (as: string, key: string) =>
      ask('POST', '/phone_numbers', { as, key, body: { phone_number: american } });
    await create(bob, 'k0');
    for (let at = 0; at < 120; at++) {
      clock.advance(1);
      await create(ada, `k${at}`);
    }
    expect(state().idempotencyRecords).toHaveLength(101);
    const before = state().idempotencyRecords;
    expect([(await create(ada, 'k119')).status, (await create(bob, 'k0')).status]).toEqual([200, 200]);
    expect(state().idempotencyRecords).toBe(before);
  });

  it("is at most one of the last hundred of a user's sign-ins, apart from those of the user", async () => {
    const { ask, reserve, start, state, clock } = phoneHandler();
    await reserve(ada, american);
    const create = (as: string) => ask('POST', '/phone_numbers', { as, key: 'k', body: { phone_number: british } });
    await create(ada);
    for (let at = 0; at < 12; at++) {
      const attempt = await start(ada);
      for (let key = 0; key < 10; key++) {
        clock.advance(1);
        await ask('POST', '/second_factor/phone_1/attempt', { attempt, key: `k${key}`, body: { code: '1' } });
      }
    }
    expect(state().idempotencyRecords).toHaveLength(101);
    const before = state().idempotencyRecords;
    expect((await create(ada)).status).toBe(200);
    expect(state().idempotencyRecords).toBe(before);
  });

  it('creates no backup codes again if the second factor was removed since', async () => {
    const { ask, reserve, service } = phoneHandler();
    const { id } = await reserve(ada, american);
    const create = () => ask('POST', '/backup_codes', { as: ada, key: 'k1' });
    expect((await create()).status).toBe(200);
    await service.delete(ada, { id });
    expect(await create()).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('needs a step-up for new backup codes like any other request', async () => {
    let needsStepUp = false;
    const { ask, reserve, state } = phoneHandler({ requireStepUp: () => needsStepUp });
    await reserve(ada, american);
    const create = () => ask('POST', '/backup_codes', { as: ada, key: 'k1' });
    await create();
    needsStepUp = true;
    const { backupCodes } = state();
    expect(await create()).toMatchObject({ status: 403, body: { code: 'step_up_required' } });
    expect(state().backupCodes).toBe(backupCodes);
  });

  it('contains no code, no key and no id of an attempt', async () => {
    const { ask, reserve, start, sent, state } = phoneHandler({ policy: { codeLength: 12 } });
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt, key: 'a-key-that-is-seen-nowhere' });
    const code = lastCode(sent);
    await ask('POST', `/second_factor/${id}/attempt`, {
      attempt,
      key: 'another-key',
      body: { code: wrongCodeFor(code) },
    });
    const stored = JSON.stringify(state().idempotencyRecords);
    expect(state().idempotencyRecords).toHaveLength(2);
    for (const secret of [attempt, code, wrongCodeFor(code), 'a-key-that-is-seen-nowhere', 'another-key'])
      expect(stored).not.toContain(secret);
  });
});

describe('an Idempotency-Key, after the secret was replaced', () => {
  it('still returns its response, and a new one is stored under the new secret', async () => {
    const [before, after] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];
    const store = memoryStore();
    const recordsWith = (secrets: [string, ...string[]]) =>
      createIdempotencyRecords({ store, codes: createCodes(secrets), clock: { now: () => 0 }, lifetime: 60 });
    const request = { owner: 'user:ada', key: 'k1', parts: ['POST'] };
    const claim = async (secrets: [string, ...string[]], key = 'k1') =>
      recordsWith(secrets).claim({ ...request, key, findRecordOwner: async () => 'user:ada' });
    const first = await claim([before]);
    if ('response' in first) throw new Error('It is the first request.');
    await first.complete('done');
    expect(await claim([after, before])).toEqual({ response: 'done' });
    const next = await claim([after, before], 'k2');
    if ('response' in next) throw new Error('It is the first request.');
    await next.complete('next');
    expect(await claim([after], 'k2')).toEqual({ response: 'next' });
  });
});

describe('an Idempotency-Key at sign-in', () => {
  it('returns the first session to a client that lost the response, while it may retry', async () => {
    let sessions = 0;
    const { ask, reserve, start, sent, clock, events, state } = phoneHandler({
      completeSignIn: () => {
        const response = Response.json({ token: `token-${++sessions}` }, { status: 201 });
        response.headers.append('Set-Cookie', `session=${sessions}; HttpOnly`);
        response.headers.append('Set-Cookie', `csrf=${sessions}`);
        return response;
      },
    });
    const { id, backupCodes } = await reserve(ada, american);
    const bodies = [
      [`/second_factor/${id}/attempt`, () => lastCode(sent)],
      ['/second_factor/attempt_backup_code', () => backupCodes[0]],
    ] as const;
    for (const [at, [path, code]] of bodies.entries()) {
      const attempt = await start(ada);
      await ask('POST', `/second_factor/${id}/prepare`, { attempt });
      const pass = (key = 'k1') => ask('POST', path, { attempt, key, body: { code: code() } });
      const first = await pass();
      expect([first.status, first.body, first.headers.getSetCookie()]).toEqual([
        201,
        { token: `token-${at + 1}` },
        [`session=${at + 1}; HttpOnly`, `csrf=${at + 1}`],
      ]);
      const eventCount = events.length;
      for (let repetition = 0; repetition < 22; repetition++) {
        const { status, text, headers } = await pass();
        expect([status, text, headers.getSetCookie()]).toEqual([201, first.text, first.headers.getSetCookie()]);
      }
      expect(sessions).toBe(at + 1);
      expect(events).toHaveLength(eventCount);
      expect((await pass('another-key')).status).toBe(401);
      expect(JSON.stringify(state())).not.toContain('token-');
      // Somebody who finds the request in a log must not sign in with it.
      clock.advance(60);
      expect(await pass()).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
      expect(sessions).toBe(at + 1);
    }
  });

  it.each([
    ['failed', () => Promise.reject(new Error('The session store is down.')), 500],
    ['is too large to be stored', () => new Response('x'.repeat(70_000)), 200],
  ] as const)('rejects a repetition if the response of completeSignIn %s', async (_, completeSignIn, status) => {
    let calls = 0;
    const { handle, service, reserve, start, sent } = phoneHandler({
      completeSignIn: () => (calls++, completeSignIn()),
    });
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    await service.prepareSecondFactor(attempt, { id });
    const pass = async () =>
      (
        await handle(
          toRequest('POST', `/second_factor/${id}/attempt`, { attempt, key: 'k1', body: { code: lastCode(sent) } }),
        )
      ).status;
    expect([await pass(), await pass(), calls]).toEqual([status, 401, 1]);
  });

  it('stores nothing for an attempt that was never started', async () => {
    const { ask, state } = phoneHandler();
    const before = state();
    for (const key of ['k1', 'k2', 'k3']) {
      const input = { attempt: 'sign_in_00000000000000000000000000000000', key, body: { code: '000000' } };
      expect((await ask('POST', '/second_factor/phone_1/attempt', input)).status).toBe(401);
    }
    expect(state()).toBe(before);
  });

  it('creates one session for twenty concurrent requests', async () => {
    let passed = 0;
    const { ask, reserve, start, sent } = phoneHandler({
      onEvent: ({ type }) => void (type === 'second_factor_passed' && passed++),
    });
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    const pass = () =>
      ask('POST', `/second_factor/${id}/attempt`, { attempt, key: 'k1', body: { code: lastCode(sent) } });
    const responses = await Promise.all(Array.from({ length: 20 }, pass));
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([204]));
    expect(passed).toBe(1);
  });

  it('returns the session to a repetition that was in flight when the first passed', async () => {
    const store = memoryStore();
    const lateLook = hold();
    let looks = 0;
    const sent: { code: string }[] = [];
    const start = (store: PhoneStore) =>
      createPhoneHandler({
        store,
        sender: { send: async (message) => void sent.push(message) },
        secret: '0123456789abcdef0123456789abcdef',
        policy: { backupCodeIterations: 1 },
        authenticate: userOf,
        completeSignIn: () => new Response(null, { status: 204 }),
      });
    const first = start(store);
    // It checks for a stored response, and is delayed before it looks for the sign-in.
    const repetition = start({
      transaction: (keys, run) =>
        ++looks === 2 ? lateLook.until().then(() => store.transaction(keys, run)) : store.transaction(keys, run),
    });
    const { id } = await first.service.create(ada, { phoneNumber: american });
    await first.service.prepareVerification(ada, { id });
    await first.service.attemptVerification(ada, { id, code: lastCode(sent) });
    await first.service.setReservedForSecondFactor(ada, { id, reserved: true });
    const attempt = (await first.service.startSecondFactor(ada)) ?? '';
    await first.service.prepareSecondFactor(attempt, { id });
    const pass = (handle: typeof first) =>
      handle(toRequest('POST', `/second_factor/${id}/attempt`, { attempt, key: 'k1', body: { code: lastCode(sent) } }));
    const held = pass(repetition);
    await vi.waitFor(() => expect(lateLook.waiting).toBe(1));
    expect((await pass(first)).status).toBe(204);
    lateLook.release();
    expect((await held).status).toBe(204);
  });
});
