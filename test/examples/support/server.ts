import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { preview } from 'vite';
import { bin, production } from './app.js';

export interface RunningServer {
  address: string;
  /** Resolves with the code of the last message to a number, which the sender writes to the console. */
  readCode: (phoneNumber: string) => Promise<string>;
  /** What the server has written so far. */
  readOutput: () => string;
  close: () => Promise<void>;
}

/** Runs a server of an app on a free port; its output says where it listens. */
export async function startServer(cwd: string, words: readonly string[]): Promise<RunningServer> {
  const server = spawn(process.execPath, words, {
    cwd,
    env: { ...production, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => void server.kill();
  process.once('exit', end);
  let output = '';
  const listeners = new Set<() => void>();
  const inform = () => listeners.forEach((listener) => listener());
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
      inform();
    });
  server.once('exit', inform);

  /** Resolves with the group of the last match in the output. */
  const find = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = [...output.matchAll(pattern)].at(-1)?.[1];
        if (found === undefined && server.exitCode === null) return;
        listeners.delete(look);
        if (found === undefined) reject(new Error(`The server has ended:\n${output}`));
        else resolve(found);
      };
      listeners.add(look);
      look();
    });

  return {
    address: await find(/(http:\/\/localhost:\d+)/g),
    readCode: (phoneNumber) => find(new RegExp(`to \\${phoneNumber}: \\D*(\\d{6})`, 'g')),
    readOutput: () => output,
    async close() {
      process.off('exit', end);
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

export const startNext = (cwd: string) => startServer(cwd, [bin('next/dist/bin/next'), 'start', '--port', '0']);

/** Serves what Vite has built, and the API of a server, if the app has one, behind the same address. */
export async function startVite(root: string, api?: RunningServer): Promise<RunningServer> {
  const server = await preview({
    root,
    logLevel: 'warn',
    preview: { host: 'localhost', port: 0, ...(api && { proxy: { '/api': api.address } }) },
  });
  return {
    address: server.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '',
    readCode: api?.readCode ?? (() => Promise.reject(new Error('It has no server.'))),
    readOutput: api?.readOutput ?? (() => ''),
    close: async () => {
      await server.close();
      await api?.close();
    },
  };
}
