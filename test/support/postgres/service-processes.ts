import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { inject } from 'vitest';
import { PhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import type { OutgoingPhoneMessage, PhoneService, PhonePolicy } from '../../../src/service/index.js';
import { bundleForNode } from '../../tools/bundle.mjs';

export interface ProcessSettings {
  socket: string;
  /** ms until the provider confirms a message. */
  provider: number;
  /** The number of statements that a connection sends before its process is killed. @default unlimited */
  lifetime?: number;
}

/** The tables, and their rules. */
export interface World {
  schema: string;
  policy?: Partial<Omit<PhonePolicy, 'waitAfterWrongCodes' | 'waitAfterSends'>>;
}

export interface CallOrder {
  id: number;
  world: World;
  /** A method of the service, or a request to the handler. */
  method: Exclude<keyof PhoneService, 'policy'> | 'request';
  input: unknown[];
}

export type Order = CallOrder | { pass: number };

export type Report =
  | { isReady: true }
  | { schema: string; message: OutgoingPhoneMessage }
  | { id: number; result: unknown }
  | { id: number; refusal: { code?: PhoneErrorCode; message?: string } };

/** A process with the real service and handler over `pg`, and a provider that reports each message. */
export interface ServiceProcess {
  /** The service in the process, on these tables. */
  serviceOn(world: World): PhoneService;
  request(world: World, request: RequestInit & { path: string }): Promise<{ status: number; text: string }>;
  /** Advances its clock. */
  pass(seconds: number): void;
  /** Kills it without notice; pending calls reject. */
  kill(): Promise<void>;
  /** Resolves when it has died, for any reason. */
  readonly gone: Promise<void>;
}

/** Starts processes that share the server. `onMessage` is called with each message that a provider gets. */
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
  const waiting = new Map<number, (reported: Report) => void>();
  let count = 0;
  const ready = once(child, 'message');
  const gone = once(child, 'exit').then(() => {
    for (const [id, settle] of waiting) settle({ id, refusal: { message: 'The process has died.' } });
  });
  child.on('message', (reported: Report) => {
    if ('message' in reported) onMessage(reported.schema, reported.message);
    else if ('id' in reported) waiting.get(reported.id)?.(reported);
  });
  await Promise.race([ready, gone]);

  async function ask(world: World, method: CallOrder['method'], input: unknown[]): Promise<unknown> {
    const id = ++count;
    const reported = new Promise<Report>((resolve) => waiting.set(id, resolve));
    if (child.connected) child.send({ id, world, method, input } satisfies Order);
    // Not in the same task: callers that retry would leave no time for anything else.
    else setImmediate(() => waiting.get(id)?.({ id, refusal: { message: 'The process is dead.' } }));
    const outcome = await reported;
    waiting.delete(id);
    if ('result' in outcome) return outcome.result;
    const { code, ...options } = 'refusal' in outcome ? outcome.refusal : {};
    throw code ? new PhoneError(code, options) : new Error(options.message);
  }

  return {
    gone,
    serviceOn: (world) =>
      new Proxy({} as PhoneService, {
        // It is awaited, but is not a promise.
        get: (_, method) =>
          method === 'then' ? undefined : (...input: unknown[]) => ask(world, method as CallOrder['method'], input),
      }),
    request: async (world, request) => (await ask(world, 'request', [request])) as { status: number; text: string },
    pass: (seconds) => void child.send({ pass: seconds } satisfies Order),
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
