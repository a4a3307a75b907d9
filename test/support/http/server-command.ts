import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { BrowserCommand } from 'vitest/node';

/** What a browser test can ask of Node: `commands` of `vitest/browser`. */
export const serverCommands = { startServer, stopServer };

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Runs `npm run server` for pages of this origin, on a free port. Resolves with its URL. */
    startServer(origin: string): Promise<string>;
    stopServer(url: string): Promise<void>;
  }
}

const running = new Map<string, ChildProcess>();

async function startServer(_: Parameters<BrowserCommand<[]>>[0], origin: string): Promise<string> {
  const server = runServer({ PORT: '0', ALLOWED_ORIGINS: origin });
  const url = await urlOf(server);
  running.set(url, server);
  return url;
}

async function stopServer(_: Parameters<BrowserCommand<[]>>[0], url: string): Promise<void> {
  const server = running.get(url);
  running.delete(url);
  if (server) await stop(server);
}

/** Runs `npm run server` as a developer does. */
export function runServer(env: Record<string, string>): ChildProcess {
  const server = spawn('npm', ['run', '--silent', 'server'], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  process.once('exit', () => server.kill());
  return server;
}

/** The URL, once it listens. */
export async function urlOf(server: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (part: Buffer) => {
      output += String(part);
      const [, url] = /listens on (http:\S+\d)/.exec(output) ?? [];
      if (url) resolve(url);
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', () => reject(new Error(`npm run server has ended. It said:\n${output}`)));
  });
}

/** Resolves when it has exited. */
export async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}
