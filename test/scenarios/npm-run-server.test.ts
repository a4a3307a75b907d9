import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { ada, codeTo, numbers, refusal } from '../support/phone-service.js';
import { runServer, stop, urlOf } from '../support/http/server-command.js';

const [phoneNumber] = numbers;
let server: ChildProcess;
let url: string;
let output = '';
beforeAll(async () => {
  server = runServer({ PORT: '0', ALLOWED_ORIGINS: 'http://localhost:6006' });
  server.stdout?.on('data', (part) => (output += String(part)));
  url = await urlOf(server);
});
afterAll(() => stop(server));

describe('npm run server', () => {
  it('serves the whole flow to a custom client, and prints the codes', async () => {
    const adapter = httpAdapter({ baseUrl: `${url}/phone`, headers: { Authorization: `Bearer ${ada}` } });
    const { id } = await adapter.create({ phoneNumber });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: await printedCode(1) });
    const [reserved] = await adapter.setReservedForSecondFactor({ id, reserved: true });
    expect(reserved).toMatchObject({ phoneNumber, reservedForSecondFactor: true, backupCodes: { length: 10 } });

    const started = await fetch(`${url}/sign-ins`, { method: 'POST', body: JSON.stringify({ userId: ada }) });
    const { attemptId }: { attemptId: string } = await started.json();
    const signIn = httpSecondFactorAdapter({ baseUrl: `${url}/phone`, attemptId });
    expect(await signIn.attemptBackupCode({ code: reserved?.backupCodes?.[0] ?? '' })).toEqual({ userId: ada });
    expect(await adapter.delete({ id })).toEqual([]);
  });

  it('keeps users apart, and requires authentication', async () => {
    const ofEve = httpAdapter({ baseUrl: `${url}/phone`, headers: { Authorization: 'Bearer eve' } });
    const { id } = await ofEve.create({ phoneNumber });
    expect(
      await refusal(httpAdapter({ baseUrl: `${url}/phone`, headers: { Authorization: 'Bearer bob' } }).delete({ id })),
    ).toMatchObject({ code: 'not_found' });
    expect(await refusal(httpAdapter({ baseUrl: `${url}/phone` }).list({}))).toMatchObject({ code: 'unauthenticated' });
  });

  it('opens worlds only for the pages of the playground', async () => {
    const ask = (origin: string) =>
      fetch(`${url}/worlds`, {
        method: 'POST',
        headers: { Origin: origin },
        body: JSON.stringify({ userId: ada, phoneNumbers: [phoneNumber] }),
      });
    const refused = await ask('https://elsewhere.example');
    expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null]);
    const opened = await ask('http://localhost:6006');
    expect([opened.status, opened.headers.get('Access-Control-Allow-Origin')]).toEqual([200, 'http://localhost:6006']);

    const world = `${url}/worlds/${(await opened.json()).id}`;
    const adapter = httpAdapter({ baseUrl: `${world}/phone`, headers: { Authorization: `Bearer ${ada}` } });
    expect(await adapter.list({})).toMatchObject([
      { phoneNumber, primary: true, verification: { status: 'verified' } },
    ]);
    await fetch(world, { method: 'DELETE' });
    expect((await fetch(`${world}/messages`)).status).toBe(404);
  });

  it('reports that its port is taken', async () => {
    const second = runServer({ PORT: new URL(url).port });
    let complaint = '';
    second.stderr?.on('data', (part) => (complaint += String(part)));
    const [code] = await once(second, 'exit');
    expect(code).toBe(1);
    expect(complaint).toContain('Is the server running already?');
  });

  it('exits with npm, and frees its port', async () => {
    await stop(server);
    await vi.waitUntil(() =>
      fetch(url).then(
        () => false,
        () => true,
      ),
    );
    expect(await refusal(httpAdapter({ baseUrl: `${url}/phone` }).list({}))).toMatchObject({ code: 'network' });
  });
});

/** The code of the nth message, as the terminal shows it. */
async function printedCode(nth: number): Promise<string> {
  const getPrinted = () =>
    [...output.matchAll(/^To (\+\d+): (\d+)$/gm)].map(([, to = '', code = '']) => ({ to, code }));
  await vi.waitUntil(() => getPrinted().length === nth);
  return codeTo(phoneNumber, getPrinted());
}
