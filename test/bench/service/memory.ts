import type { Pool } from 'pg';
import { createPhoneHandler } from '../../../src/server/index.js';
import { toPath } from '../../../src/protocol/requests.js';
import { numbersOfUser, type Done, type Job } from './job.js';
import { newcomerAt, serviceOver } from './served.js';

const site = 'https://app.example.com';

/** What the handler retains: the memory after warm-up and after all requests, most of which are lists. */
export async function memoryOf(pool: Pool, { requests, warmUp, numbers, concurrency, from }: Job): Promise<Done> {
  const { options, read } = serviceOver(pool);
  const handle = createPhoneHandler({
    ...options,
    authenticate: (request) => request.headers.get('Authorization'),
    requireStepUp: () => false,
  });
  let sent = 0;
  let turn = 0;
  let newcomers = from;

  async function ask(userId: string, method: string, path: string, body?: object): Promise<{ id: string }> {
    sent += 1;
    const headers = {
      Authorization: userId,
      'Content-Type': 'application/json',
      ...(body && { 'Idempotency-Key': crypto.randomUUID() }),
    };
    const response = await handle(new Request(site + path, { method, headers, body: body && JSON.stringify(body) }));
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} responded with ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  async function verify(): Promise<void> {
    const { userId, phoneNumber } = newcomerAt(newcomers++);
    const { id } = await ask(userId, 'POST', toPath('list'), { phone_number: phoneNumber });
    await ask(userId, 'POST', toPath('prepareVerification', id), {});
    await ask(userId, 'POST', toPath('attemptVerification', id), { code: read(phoneNumber) });
  }

  async function askUntil(count: number): Promise<void> {
    const asker = async () => {
      while (sent < count) {
        if (turn++ % 10 === 0) await verify();
        else await ask(`stored_${Math.floor((Math.random() * numbers) / numbersOfUser)}`, 'GET', toPath('list'));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, asker));
  }

  const start = performance.now();
  await askUntil(warmUp);
  const before = await measureMemory();
  await askUntil(requests);
  const after = await measureMemory();
  const elapsed = (performance.now() - start) / 1000;
  return {
    latencies: [],
    elapsed,
    cpu: 0,
    statements: 0,
    memory: { heap: [before.heapUsed, after.heapUsed], process: [before.rss, after.rss] },
  };
}

async function measureMemory(): Promise<NodeJS.MemoryUsage> {
  if (!globalThis.gc) throw new Error('Start this process with --expose-gc, or what is garbage counts as kept.');
  // The last requests leave timers, which still hold memory.
  await new Promise((resolve) => setTimeout(resolve, 500));
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage();
}
