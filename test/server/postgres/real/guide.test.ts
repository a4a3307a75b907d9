import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startLine } from '../../../support/postgres/line.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { bundleForNode } from '../../../tools/bundle.mjs';

const { connect } = storesOnServer();
const env = { SESSION_SECRET: 'session secret', PHONE_SECRET: '0123456789abcdef0123456789abcdef' };

describe('the server of the guide, unchanged', () => {
  it('verifies a number, survives a restart of PostgreSQL, and drains on SIGTERM', async () => {
    const sent: { code: string }[] = [];
    let isSlow = false;
    const provider = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => void parts.push(part));
      request.on('end', () => {
        sent.push(JSON.parse(Buffer.concat(parts).toString()) as { code: string });
        setTimeout(() => response.end(), isSlow ? 700 : 0);
      });
    });
    const smsPort = await listenOn(provider);
    onTestFinished(() => void provider.close());
    const line = await startLine();
    const port = await freePort();
    const server = await run({
      ...env,
      DATABASE_URL: `postgresql://postgres@127.0.0.1:${line.port}/postgres`,
      SMS_URL: `http://127.0.0.1:${smsPort}/sms`,
      PORT: String(port),
    });
    const api = `http://127.0.0.1:${port}/api/phone`;
    const cookie = await createCookie('ada');
    const ask = (method: string, path: string, body?: object) =>
      fetch(api + path, {
        method,
        headers: { Cookie: cookie, 'Content-Type': 'application/json' },
        body: body && JSON.stringify(body),
      });
    await vi.waitUntil(async () => (await fetch(`${api}/health`).catch(() => null))?.ok);
    const added = (await (await ask('POST', '/phone_numbers', { phone_number: '+12015550123' })).json()) as {
      id: string;
    };
    expect((await ask('POST', `/phone_numbers/${added.id}/prepare_verification`)).status).toBe(200);
    const verified = await ask('POST', `/phone_numbers/${added.id}/attempt_verification`, { code: sent[0]?.code });
    expect(await verified.json()).toMatchObject({ phone_numbers: [{ verification: { status: 'verified' } }] });
    expect((await fetch(`${api}/phone_numbers`)).status).toBe(401);
    expect((await fetch(`${api}/phone_numbers`, { headers: { Cookie: 'session=ada.forged' } })).status).toBe(401);

    line.mode = 'refusing';
    await connect().query(
      'select pg_terminate_backend(pid) from pg_stat_activity ' +
        'where pid <> pg_backend_pid() and client_port is not null',
    );
    expect((await ask('GET', '/phone_numbers')).status).toBe(503);
    expect(await (await fetch(`${api}/health`)).json()).toMatchObject({ status: 'failing', database: 'failing' });
    line.mode = 'open';
    await vi.waitUntil(async () => (await ask('GET', '/phone_numbers')).ok);
    expect(server.exitCode).toBeNull();

    isSlow = true;
    const { id } = (await (await ask('POST', '/phone_numbers', { phone_number: '+447400123456' })).json()) as {
      id: string;
    };
    const slow = ask('POST', `/phone_numbers/${id}/prepare_verification`);
    await vi.waitUntil(() => sent.length === 2);
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    expect((await slow).status).toBe(200);
    expect(await ended).toEqual([0, null]);
  });
});

async function run(settings: Record<string, string>): Promise<ChildProcess> {
  const file = await bundleForNode(
    new URL('../../../../stories/support/examples/backends/http-postgres.ts', import.meta.url),
  );
  const server = spawn(process.execPath, [file], { env: { ...process.env, ...settings }, stdio: 'pipe' });
  onTestFinished(() => {
    server.kill('SIGKILL');
    rmSync(file);
  });
  return server;
}

/** Uses the session module of the guide, with the key of the server. */
async function createCookie(userId: string): Promise<string> {
  vi.stubEnv('SESSION_SECRET', env.SESSION_SECRET);
  const { createSessionCookie } = await import('../../../../stories/support/examples/backends/http-session.js');
  vi.unstubAllEnvs();
  return createSessionCookie(userId).split(';')[0] ?? '';
}

async function listenOn(server: ReturnType<typeof createServer>): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOn(server);
  server.close();
  await once(server, 'close');
  return port;
}
