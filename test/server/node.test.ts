import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPhoneHandler, type PhoneHandlerOptions } from '../../src/server/index.js';
import { getRemoteAddress, toNodeListener } from '../../src/server/node/index.js';
import { memoryStore } from '../../src/service/index.js';
import { listening } from '../support/http/listening.js';
import { userOf } from '../support/http/phone-handler.js';
import { ada, numbers } from '../support/phone-service.js';

const [american] = numbers;
/** For every response that does not come from a handler. */
const ownHeaders = [
  'cache-control: no-store',
  "content-security-policy: default-src 'none'",
  'cross-origin-resource-policy: same-origin',
  'x-content-type-options: nosniff',
];

describe('getRemoteAddress', () => {
  it('returns the address of the connection, or null for a request without one', async () => {
    const origin = await listening(toNodeListener((request) => Response.json(getRemoteAddress(request))));
    expect(await (await fetch(origin)).json()).toMatch(/^(::ffff:)?127\.0\.0\.1$|^::1$/);
    expect(getRemoteAddress(new Request(origin))).toBeNull();
  });
});

describe('toNodeListener', () => {
  it('passes on the whole request: method, URL, headers and body', async () => {
    const origin = await listening(
      toNodeListener(async (request) =>
        Response.json([request.method, request.url, request.headers.get('X-One'), await request.text()]),
      ),
    );
    const response = await fetch(`${origin}/a/b?c=d`, { method: 'PUT', headers: { 'X-One': '1' }, body: 'é' });
    expect(await response.json()).toEqual(['PUT', `${origin}/a/b?c=d`, '1', 'é']);
  });

  it('passes on the whole response: status, headers, each cookie and the body', async () => {
    const origin = await listening(
      toNodeListener(() => {
        const response = new Response('brewing', { status: 418, headers: { 'X-One': '1' } });
        response.headers.append('Set-Cookie', 'a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT');
        response.headers.append('Set-Cookie', 'b=2');
        return response;
      }),
    );
    const response = await fetch(origin);
    expect([response.status, response.headers.get('X-One'), await response.text()]).toEqual([418, '1', 'brewing']);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT', 'b=2']);
  });

  it('sends no faster than the client reads', async () => {
    let pulled = 0;
    const chunk = new Uint8Array(64 * 1024);
    const origin = await listening(
      toNodeListener(
        () =>
          new Response(
            new ReadableStream({
              pull: (controller) => (pulled++ < 1000 ? controller.enqueue(chunk) : controller.close()),
            }),
          ),
      ),
    );
    const response = await new Promise<IncomingMessage>((resolve) => void httpRequest(origin, resolve).end());
    response.pause();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(pulled).toBeLessThan(500);
    let size = 0;
    for await (const part of response) size += (part as Uint8Array).length;
    expect(size).toBe(1000 * chunk.length);
  });

  it('responds 500 without a body if the handler rejects, and keeps serving', async () => {
    const origin = await listening(toNodeListener(() => Promise.reject(new Error('secret'))));
    for (let request = 0; request < 2; request++) {
      const response = await fetch(origin);
      expect([response.status, await response.text()]).toEqual([500, '']);
      const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`);
      expect(headers).toEqual(expect.arrayContaining(ownHeaders));
    }
  });

  it('aborts a response that fails halfway, so that it does not look complete', async () => {
    const createFailing = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => (controller.enqueue(new Uint8Array(10)), controller.error(new Error('half'))),
        }),
      );
    const origin = await listening(toNodeListener(createFailing));
    await expect(fetch(origin).then((response) => response.text())).rejects.toThrow(/failed|terminated/);
  });

  it.each([
    'GET / HTTP/1.1\r\nHost: example.com/evil?\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: user@example.com\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: example.com:99999\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'GET http://evil.example/ HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'TRACE / HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'GET /public/../phone_numbers HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'GET /public/%2e%2E/phone_numbers HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'GET /./phone_numbers HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'GET /public/.%2e?a=b HTTP/1.1\r\nHost: example.com\r\n\r\n',
    'GET /public\\..\\phone_numbers HTTP/1.1\r\nHost: example.com\r\n\r\n',
  ])('responds 400 to an invalid URL: %j', async (text) => {
    const called = vi.fn<(request: Request) => Response>(() => new Response());
    const received = await exchangeText(await listening(toNodeListener(called)), text);
    expect(received).toMatch(/^HTTP\/1\.1 400 /);
    for (const header of ownHeaders) expect(received.toLowerCase()).toContain(header);
    expect(called).not.toHaveBeenCalled();
  });

  it('passes on dots, and encoded characters, that change no path', async () => {
    const origin = await listening(toNodeListener((request) => new Response(new URL(request.url).pathname)));
    for (const path of ['/a..b/.well-known/c.', '/a%20b/%2e%2e%2e']) {
      const received = await exchangeText(
        origin,
        `GET ${path}?x=../y HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n`,
      );
      expect(received).toMatch(/^HTTP\/1\.1 200 /);
      expect(received).toContain(path);
    }
  });

  it('reads no host from the path', async () => {
    const origin = await listening(toNodeListener((request) => new Response(request.url)));
    expect(
      await exchangeText(origin, 'GET //evil.example/x HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n'),
    ).toContain('http://example.com//evil.example/x');
  });

  it('supports HTTP/2', async () => {
    const server = createHttp2Server(
      toNodeListener(async (request) => Response.json([request.url, await request.text()])),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    onTestFinished(() => {
      session.close();
      server.close();
    });
    const stream = session.request({ ':method': 'POST', ':path': '/a', ':authority': 'example.com' });
    stream.end('body');
    let text = '';
    for await (const part of stream.setEncoding('utf8')) text += part;
    expect(JSON.parse(text)).toEqual(['http://example.com/a', 'body']);
  });

  it.each(['/public/.\t./phone_numbers', '/public/..\n/phone_numbers', '/public/\r../phone_numbers', '/a\0b'])(
    'responds 400 to a path with a character that URLs ignore: %j',
    async (url) => {
      const called = vi.fn<(request: Request) => Response>(() => new Response());
      const listener = toNodeListener(called);
      // HTTP/1 servers of Node reject them; this stands for others, and for proxies that rewrite the path.
      const origin = await listening((incoming, outgoing) => listener(Object.assign(incoming, { url }), outgoing));
      expect((await fetch(origin)).status).toBe(400);
      expect(called).not.toHaveBeenCalled();
    },
  );
});

describe('toNodeListener, when the client disconnects', () => {
  it('aborts the signal of the request', async () => {
    let signal: AbortSignal | undefined;
    const origin = await listening(
      toNodeListener((request) => {
        ({ signal } = request);
        return new Promise(() => undefined);
      }),
    );
    const leaving = new AbortController();
    const request = fetch(origin, { signal: leaving.signal });
    await vi.waitFor(() => expect(signal?.aborted).toBe(false));
    leaving.abort();
    await expect(request).rejects.toThrow('abort');
    await vi.waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('does not abort after the response was sent', async () => {
    let signal: AbortSignal | undefined;
    const origin = await listening(toNodeListener((request) => (({ signal } = request), new Response('done'))));
    await exchangeText(origin, 'GET / HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(signal?.aborted).toBe(false);
  });

  it('reads a response only as far as it can be sent', async () => {
    let cancelled = false;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
          cancel: () => void (cancelled = true),
        }),
      );
    const origin = await listening(toNodeListener(endless));
    const response = await fetch(origin);
    await response.body?.cancel();
    await vi.waitFor(() => expect(cancelled).toBe(true));
  });

  it('makes the phone handler ignore half a body', async () => {
    const { origin, entries, service } = await phoneServer();
    const { port } = new URL(origin);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      `POST /phone_numbers HTTP/1.1\r\nHost: example.com\r\nAuthorization: Bearer ` +
        `ada\r\nContent-Type: application/json\r\nContent-Length: ` +
        `100\r\n\r\n{"phone_number":"${american}"}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await vi.waitFor(() => expect(entries).toEqual([400]));
    expect(await service.list(ada)).toEqual([]);
  });

  it('still sends a message that was started, and counts it', async () => {
    let release = () => {};
    const { origin, service } = await phoneServer({
      sender: { send: () => new Promise<void>((resolve) => (release = resolve)) },
    });
    const { id } = await service.create(ada, { phoneNumber: american });
    const leaving = new AbortController();
    const prepare = (signal?: AbortSignal) =>
      fetch(`${origin}/phone_numbers/${id}/prepare_verification`, {
        method: 'POST',
        headers: { Authorization: 'Bearer ada', 'Content-Type': 'application/json' },
        signal,
      });
    const request = prepare(leaving.signal);
    await vi.waitFor(async () => expect((await service.list(ada))[0]?.verification?.status).toBe('unverified'));
    leaving.abort();
    await expect(request).rejects.toThrow('abort');
    release();
    expect((await prepare()).status).toBe(429);
  });
});

describe('toNodeListener, if a body is too large', () => {
  it('makes the phone handler respond 413 before it has arrived, and cuts it off', async () => {
    const { origin } = await phoneServer();
    const { port } = new URL(origin);
    const socket = connect(Number(port), '127.0.0.1');
    let received = '';
    let sent = 0;
    socket.setEncoding('utf8').on('data', (text: string) => void (received += text));
    socket.on('error', () => undefined);
    socket.write(
      'POST /phone_numbers HTTP/1.1\r\nHost: example.com\r\nAuthorization: Bearer ' +
        'ada\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    const pour = () => {
      while (!socket.destroyed && socket.write(`4000\r\n${' '.repeat(0x4000)}\r\n`)) sent++;
      if (!socket.destroyed) socket.once('drain', () => setTimeout(pour, 1));
    };
    pour();
    await closed;
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(received).toMatch(/^connection: close\r$/im);
    expect(sent * 0x4000).toBeLessThan(50_000_000);
  });

  it('keeps the connection open after a request that was read, and after rejecting a short one', async () => {
    const { origin } = await phoneServer();
    const head =
      'POST /phone_numbers HTTP/1.1\r\nHost: example.com\r\nContent-Type: application/json\r\nContent-Length: 2\r\n';
    const received = await exchangeText(
      origin,
      `${head}\r\n{}${head}Authorization: Bearer ada\r\nConnection: close\r\n\r\n{}`,
    );
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 422']);
  });
});

describe('toNodeListener, if a body does not end', () => {
  it('makes the phone handler cut it off with the response of 503, so that drain does not wait for it', async () => {
    const { origin, drain } = await phoneServer({ policy: { requestTimeout: 0.2 } });
    const received = await exchangeText(
      origin,
      'POST /second_factor/phone_1/attempt HTTP/1.1\r\nHost: example.com\r\nSecond-Factor-Attempt: anything\r\n' +
        'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{',
    );
    expect(received).toMatch(/^HTTP\/1\.1 503 /);
    expect(received).toMatch(/^connection: close\r$/im);
    await drain();
  });
});

describe('toNodeListener, behind a body parser', () => {
  it('reads nothing, rather than wait for ever, if a parser has left nothing', async () => {
    const origin = await listening(
      express().use(
        (request, _, next) => void request.resume().on('end', next),
        toNodeListener(async (request) => new Response(`“${await request.text()}”`)),
      ),
    );
    expect(await (await fetch(origin, { method: 'POST', body: 'gone' })).text()).toBe('“”');
  });

  it.each([
    ['JSON', express.json(), 'application/json', '{"a":[1,"é"]}'],
    ['text', express.text({ type: '*/*' }), 'application/json', '{"a":1}'],
    ['bytes', express.raw({ type: '*/*' }), 'application/json', '{"a":1}'],
  ])('passes on the parsed body: %s', async (_, parser, type, body) => {
    const origin = await listening(
      express().use(
        parser,
        toNodeListener(async (request) => new Response(await request.text())),
      ),
    );
    const response = await fetch(origin, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect(await response.text()).toBe(body);
  });

  it('reads what the parser has left', async () => {
    const origin = await listening(
      express().use(
        express.json(),
        toNodeListener(async (request) => new Response(await request.text())),
      ),
    );
    expect(
      await (await fetch(origin, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'plain' })).text(),
    ).toBe('plain');
    expect(await (await fetch(origin, { method: 'POST' })).text()).toBe('');
  });
});

async function phoneServer(options: Partial<PhoneHandlerOptions> = {}) {
  const entries: number[] = [];
  const handler = createPhoneHandler({
    store: memoryStore(),
    sender: { send: async () => undefined },
    secret: '0123456789abcdef0123456789abcdef',
    authenticate: userOf,
    completeSignIn: () => new Response(),
    log: ({ status }) => void entries.push(status),
    ...options,
  });
  const { service, drain } = handler;
  return { origin: await listening(toNodeListener(handler)), entries, service, drain };
}

/** Sends this text to a server. Resolves with everything that it sends until it closes the connection. */
function exchangeText(origin: string, text: string): Promise<string> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => {
      received += part;
      // The server may keep the connection open after rejecting something that is no request.
      if (received.startsWith('HTTP/1.1 400 ')) socket.end();
    });
    socket.on('close', () => resolve(received)).on('error', reject);
  });
}
