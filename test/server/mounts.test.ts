import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { createPhoneHandler, type PhoneHandler } from '../../src/server/index.js';
import { toNodeListener } from '../../src/server/node/index.js';
import { memoryStore, type OutgoingPhoneMessage } from '../../src/service/index.js';
import { checkedByOpenapi } from '../support/http/checked-by-openapi.js';
import { listening } from '../support/http/listening.js';
import { userOf } from '../support/http/phone-handler.js';
import { ada, lastCode, numbers } from '../support/phone-service.js';

const [american] = numbers;

/** Mounts the handler at `/api/phone`. Returns the listener of a server. */
const mounts: Record<
  string,
  { basePath: string; mount: (handle: (request: Request) => Promise<Response>) => Promise<string> }
> = {
  'node:http': {
    basePath: '/api/phone',
    mount: (handle) => listening(toNodeListener(handle)),
  },
  'node:http, by the listener of @hono/node-server': {
    basePath: '/api/phone',
    mount: (handle) => listening(getRequestListener(handle)),
  },
  'Express, as a middleware': {
    basePath: '/api/phone',
    mount: (handle) => listening(express().use('/api/phone', toNodeListener(handle))),
  },
  'Express, as a route': {
    basePath: '/api/phone',
    mount: (handle) => listening(express().all('/api/phone/*path', toNodeListener(handle))),
  },
  'Express, behind a body parser': {
    basePath: '/api/phone',
    mount: (handle) =>
      listening(express().use(express.json(), express.urlencoded()).use('/api/phone', toNodeListener(handle))),
  },
  'Hono, as a route': {
    basePath: '/api/phone',
    mount: (handle) => listening(getRequestListener(new Hono().all('/api/phone/*', (c) => handle(c.req.raw)).fetch)),
  },
  'Hono, mounted, which takes the path away': {
    basePath: '',
    mount: (handle) => listening(getRequestListener(new Hono().mount('/api/phone', handle).fetch)),
  },
};

describe.each(Object.entries(mounts))('createPhoneHandler on %s', (_, { basePath, mount }) => {
  it('supports the whole flow, and the second step of a sign-in', async () => {
    const { handler, sent } = phoneHandler(basePath);
    const baseUrl = `${await mount(checkedByOpenapi(handler, { basePath }))}/api/phone`;
    const adapter = httpAdapter({ baseUrl, headers: { Authorization: `Bearer ${ada}` } });

    expect(await adapter.list({})).toEqual([]);
    const { id } = await adapter.create({ phoneNumber: american });
    expect(await adapter.prepareVerification({ id })).toMatchObject({ verification: { status: 'unverified' } });
    await expect(adapter.prepareVerification({ id })).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 30 });
    expect(await adapter.attemptVerification({ id, code: lastCode(sent) })).toMatchObject([{ primary: true }]);
    const [reserved] = await adapter.setReservedForSecondFactor({ id, reserved: true });
    expect(reserved?.backupCodes).toHaveLength(10);
    const [backupCode = ''] = await adapter.createBackupCodes();

    const step = async () => {
      const attemptId = (await handler.service.startSecondFactor(ada)) ?? '';
      return httpSecondFactorAdapter({ baseUrl, attemptId, readSession: (body) => (body as { token: string }).token });
    };
    const byCode = await step();
    expect(await byCode.list({})).toEqual([{ id, maskedPhoneNumber: '+•••••••0123', default: true }]);
    await byCode.prepare({ id });
    expect(await byCode.attempt({ id, code: lastCode(sent) })).toBe('session of ada');
    await expect(byCode.list({})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await (await step()).attemptBackupCode({ code: backupCode })).toBe('session of ada');

    expect(await adapter.delete({ id })).toEqual([]);
    const stranger = httpAdapter({ baseUrl });
    await expect(stranger.list({})).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('rejects a body that is too large, and keeps serving', async () => {
    const { handler } = phoneHandler(basePath);
    const baseUrl = `${await mount(handler)}/api/phone`;
    const headers = { Authorization: `Bearer ${ada}`, 'Content-Type': 'application/json' };
    const response = await fetch(`${baseUrl}/phone_numbers`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ phone_number: '+'.padEnd(50_000, '1') }),
    });
    expect(response.status).toBe(413);
    expect((await fetch(`${baseUrl}/phone_numbers`, { headers })).status).toBe(200);
  });

  it('reads the origin from the Host header of the browser', async () => {
    const { handler } = phoneHandler(basePath);
    const origin = await mount(checkedByOpenapi(handler, { basePath }));
    const create = (from: string) =>
      fetch(`${origin}/api/phone/phone_numbers`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${ada}`, 'Content-Type': 'application/json', Origin: from },
        body: JSON.stringify({ phone_number: american }),
      });
    expect((await create(origin)).status).toBe(200);
    expect((await create('https://evil.example')).status).toBe(403);
  });
});

function phoneHandler(basePath: string): { handler: PhoneHandler; sent: OutgoingPhoneMessage[] } {
  const sent: OutgoingPhoneMessage[] = [];
  const handler = createPhoneHandler({
    store: memoryStore(),
    sender: { send: async (message) => void sent.push(message) },
    secret: '0123456789abcdef0123456789abcdef',
    policy: { backupCodeIterations: 1 },
    authenticate: userOf,
    completeSignIn: (userId) => {
      const response = Response.json({ token: `session of ${userId}` });
      response.headers.append('Set-Cookie', 'session=1; HttpOnly');
      response.headers.append('Set-Cookie', 'theme=dark');
      return response;
    },
    basePath,
  });
  return { handler, sent };
}
