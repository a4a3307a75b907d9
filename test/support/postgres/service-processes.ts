import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { PhoneError, type PhoneErrorCode } from '../../../src/core/errors.js';
import type { OutgoingPhoneMessage, PhoneService, PhonePolicy } from '../../../src/service/index.js';
import { bundleForNode } from '../../tools/bundle.mjs';

export interface ProcessSettings {
  socket: string;
  /** ms until the provider says that it has a message. */
  provider: number;
  /** How many statements a connection sends until its process is killed. @default it lives on */
  lifetime?: number;
}

/** Tables, and the rules for them. */
export interface World {
  schema: string;
  policy?: Partial<Omit<PhonePolicy, 'waitAfterWrongCodes' | 'waitAfterSends'>>;
}

export interface Asked {
  id: number;
  world: World;
  /** Of the service; or a request to the handler. */
  method: Exclude<keyof PhoneService, 'policy'> | 'request';
  input: unknown[];
}

export type Order = Asked | { pass: number };

export type Told =
  | { isReady: true }
  | { schema: string; message: OutgoingPhoneMessage }
  | { id: number; answer: unknown }
  | { id: number; refusal: { code?: PhoneErrorCode; message?: string } };

/** A process of its own, with the real service and handler over `pg`, and a provider that tells of each message. */
export interface ServiceProcess {
  /** The service in there, on these tables. */
  serviceOn(world: World): PhoneService;
  request(world: World, asked: RequestInit & { path: string }): Promise<{ status: number; text: string }>;
  /** Its clock goes forward. */
  pass(seconds: number): void;
  /** At once and without a word; what was under way rejects. */
  kill(): Promise<void>;
  /** When it is gone, whoever killed it. */
  readonly gone: Promise<void>;
}

/** Starts processes that share the server; `onMessage` hears of each message that a provider was given. */
export async function startProcesses(
  count: number,
  onMessage: (schema: string, message: OutgoingPhoneMessage) => void,
  settings: Partial<ProcessSettings> = {},
): Promise<ServiceProcess[]> {
  const file = await bundleForNode(new URL('service-process.ts', import.meta.url));
  const argument = JSON.stringify({ socket: inject('postgres').socket, provider: 0, ...settings });
  const all = await Promise.all(Array.from({ length: count }, () => start(fork(file, [argument]), onMessage)));
  rmSync(file);
  return all;
}

async function start(
  child: ChildProcess,
  onMessage: (schema: string, message: OutgoingPhoneMessage) => void,
): Promise<ServiceProcess> {
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  const ready = once(child, 'message');
  const gone = once(child, 'exit').then(() => {
    for (const [id, settle] of waiting) settle({ id, refusal: { message: 'The process has died.' } });
  });
  child.on('message', (told: Told) => {
    if ('message' in told) onMessage(told.schema, told.message);
    else if ('id' in told) waiting.get(told.id)?.(told);
  });
  await Promise.race([ready, gone]);

  async function ask(world: World, method: Asked['method'], input: unknown[]): Promise<unknown> {
    const id = ++asked;
    const told = new Promise<Told>((resolve) => waiting.set(id, resolve));
    if (child.connected) child.send({ id, world, method, input } satisfies Order);
    // Not in the same task: callers that ask again and again would leave no time for anything else.
    else setImmediate(() => waiting.get(id)?.({ id, refusal: { message: 'The process is dead.' } }));
    const came = await told;
    waiting.delete(id);
    if ('answer' in came) return came.answer;
    const { code, ...options } = 'refusal' in came ? came.refusal : {};
    throw code ? new PhoneError(code, options) : new Error(options.message);
  }

  return {
    gone,
    serviceOn: (world) =>
      new Proxy({} as PhoneService, {
        // It is no promise, though it is awaited.
        get: (_, method) =>
          method === 'then' ? undefined : (...input: unknown[]) => ask(world, method as Asked['method'], input),
      }),
    request: async (world, asked) => (await ask(world, 'request', [asked])) as { status: number; text: string },
    pass: (seconds) => void child.send({ pass: seconds } satisfies Order),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
