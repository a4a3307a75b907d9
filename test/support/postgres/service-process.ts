import { Pool, type PoolClient } from 'pg';
import { PhoneError } from '../../../src/core/errors.js';
import { createPhoneHandler, type PhoneHandler } from '../../../src/server/index.js';
import { postgresStore } from '../../../src/server/postgres/index.js';
import type { OutgoingPhoneMessage } from '../../../src/service/index.js';
import { patience } from '../patience.mjs';
import type { CallOrder, Order, ProcessSettings, Report, World } from './service-processes.js';

// One of several processes that serve the same numbers: executes its orders, and reports the outcomes.

const { socket, provider, lifetime }: ProcessSettings = JSON.parse(process.argv[2] ?? '');
const pool = new Pool({ host: socket, user: 'postgres', database: 'postgres' });
pool.on('error', () => {});
if (lifetime !== undefined) pool.on('connect', (client) => dieAfter(lifetime, client));

const handlers = new Map<string, PhoneHandler>();
let passed = 0;

process.on('message', (order: Order) => {
  if ('pass' in order) passed += order.pass * 1000;
  else void execute(order).then((reported) => report({ id: order.id, ...reported }));
});
// The parent process has died.
process.on('disconnect', () => process.exit());
void report({ isReady: true });

async function execute({ world, method, input }: CallOrder): Promise<{ result: unknown } | { refusal: object }> {
  const handler = handlerOf(world);
  try {
    if (method === 'request') return { result: await ask(handler, input[0] as RequestInit & { path: string }) };
    const operation = handler.service[method] as (...input: unknown[]) => Promise<unknown>;
    return { result: (await operation(...input)) ?? null };
  } catch (thrown) {
    if (!(thrown instanceof PhoneError)) throw thrown;
    const { code, retryAfter, attemptsLeft, message, cause } = thrown;
    return { refusal: { code, retryAfter, attemptsLeft, message: cause ? `${message}: ${String(cause)}` : message } };
  }
}

async function ask(handler: PhoneHandler, { path, ...init }: RequestInit & { path: string }) {
  const response = await handler(new Request(`https://app.example.com${path}`, init));
  return { status: response.status, text: await response.text() };
}

function handlerOf({ schema, policy }: World): PhoneHandler {
  const key = JSON.stringify([schema, policy]);
  const known = handlers.get(key);
  if (known) return known;
  const handler = createPhoneHandler({
    // Callers queue for locks, on a busy machine for longer than a server would let them.
    store: postgresStore(pool, { schema, timeout: patience }),
    secret: '0123456789abcdef0123456789abcdef',
    clock: { now: () => Date.now() + passed },
    // Waits have tests of their own, and would hide the limits under test here.
    policy: {
      backupCodeIterations: 1,
      waitAfterWrongCodes: () => 0,
      wrongCodesPerUser: 1e6,
      requestTimeout: patience / 1000,
      ...policy,
    },
    sender: { send: (message) => send(schema, message) },
    requireStepUp: () => false,
    authenticate: (request) => request.headers.get('Authorization'),
  });
  handlers.set(key, handler);
  return handler;
}

/** The provider has a message as soon as it is called, and responds later. */
async function send(schema: string, message: OutgoingPhoneMessage): Promise<void> {
  await report({ schema, message });
  await new Promise((resolve) => setTimeout(resolve, provider));
}

function report(reported: Report): Promise<void> {
  return new Promise((resolve) => process.send?.(reported, () => resolve()));
}

/** Kills this process once this many statements have been sent, before the last response. */
function dieAfter(statements: number, client: PoolClient): void {
  let left = statements;
  const query = client.query.bind(client);
  client.query = ((...input: Parameters<typeof query>) => {
    const result = query(...input);
    left -= 1;
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    return result;
  }) as typeof client.query;
}
