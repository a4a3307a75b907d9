import type { ChildProcess } from 'node:child_process';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { httpAdapter } from '../../../../src/adapters/http/index.js';
import { numbers } from '../../../support/phone-service.js';
import { runServer, stop, urlOf } from '../../../support/http/server-command.js';
import { storesOnServer } from '../../../support/postgres/server.js';

const [phoneNumber] = numbers;
const { connect } = storesOnServer();
const started: ChildProcess[] = [];
afterAll(() => Promise.all(started.map(stop)));

describe('npm run server, with DATABASE_URL', () => {
  it('keeps numbers in that PostgreSQL server, and the worlds of stories until it ends', async () => {
    const first = await start();
    const added = await adapterAt(first.url).create({ phoneNumber });
    await fetch(`${first.url}/worlds`, {
      method: 'POST',
      body: JSON.stringify({ userId: 'ada', phoneNumbers: [phoneNumber] }),
    });
    expect(await schemas()).toEqual(['phonekit', expect.stringMatching(/^phonekit_world_/)]);
    await stop(first.server);
    await vi.waitUntil(async () => (await schemas()).length === 1);

    const next = await start();
    expect(await adapterAt(next.url).list({})).toEqual([added]);
  });
});

async function start(): Promise<{ server: ChildProcess; url: string }> {
  const server = runServer({
    PORT: '0',
    DATABASE_URL: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(inject('postgres').socket)}`,
  });
  started.push(server);
  return { server, url: await urlOf(server) };
}

const adapterAt = (url: string) => httpAdapter({ baseUrl: `${url}/phone`, headers: { Authorization: 'Bearer grace' } });

async function schemas(): Promise<unknown[]> {
  const { rows } = await connect().query(
    "select nspname from pg_namespace where nspname like 'phonekit%' order by nspname",
  );
  return rows.map(({ nspname }) => nspname);
}
