import { createRequire } from 'node:module';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type * as pages from './page/every-component.js';

type Server = typeof pages & { version: string };

/** The kit on a server, with React 18.2 or 19: bundled, since a process resolves `react` to only one of them. */
export async function startServer(react: 18 | 19): Promise<Server> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'phonekit-server-')), 'server.cjs');
  await build({
    stdin: {
      contents: `export * from './page/every-component.js'; export { version } from 'react';`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    outfile,
    bundle: true,
    jsx: 'automatic',
    format: 'cjs',
    platform: 'node',
    alias: react === 18 ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {},
    logLevel: 'silent',
  });
  return createRequire(import.meta.url)(outfile) as Server;
}
