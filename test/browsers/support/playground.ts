import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { framePage } from './frame-page.js';

/** The static playground, as a web server would serve it. */
export interface Playground {
  /** The address of a story without the playground around it. */
  address(id: string): string;
  /** The address of a page that has a story in a frame of this width. */
  narrow(id: string, width: number): string;
  close(): void;
}

export interface Story {
  id: string;
  /** Such as `Components/PhoneNumbers › Wrong Code`. */
  title: string;
}

const root = fileURLToPath(new URL('../../../storybook-static/', import.meta.url));

/** Returns the stories of the playground, none if it could not be built. */
export function readStories(): Story[] {
  if (!existsSync(join(root, 'index.json'))) return [];
  const { entries } = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
  return Object.values(entries).flatMap(({ id, type, title, name }) =>
    type === 'story' ? [{ id, title: `${title} › ${name}` }] : [],
  );
}

export async function servePlayground(): Promise<Playground> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/frame')
      return void response.setHeader('content-type', 'text/html; charset=utf-8').end(framePage(searchParams));
    const file = join(root, decodeURIComponent(pathname));
    const type = types[extname(file)];
    if (!type || !file.startsWith(root) || !existsSync(file)) return void response.writeHead(404).end();
    const content = readFileSync(file);
    response.setHeader('content-type', type);
    response.end(pathname === '/iframe.html' ? String(content).replace('<head>', `<head>${listener}`) : content);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = (id: string) =>
    `http://127.0.0.1:${port}/iframe.html?${new URLSearchParams({ id, viewMode: 'story' })}`;
  return {
    address,
    narrow: (id, width) =>
      `http://127.0.0.1:${port}/frame?${new URLSearchParams({ src: address(id), width: String(width) })}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

interface Entry {
  id: string;
  type: 'story' | 'docs';
  title: string;
  name: string;
}

const types: Partial<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Runs before the scripts of the playground. */
const listener = `<script>
  window.complaints = [];
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...words) => { complaints.push(words.map(String).join(' ')); original(...words); };
  }
  addEventListener('error', ({ message }) => complaints.push(message));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
</script>`;

declare module 'vitest' {
  interface ProvidedContext {
    /** Why the playground could not be built; '' if it was. */
    playgroundFailure: string;
  }
}

declare global {
  interface Window {
    __STORYBOOK_ADDONS_CHANNEL__: {
      emit(event: string, argument: object): void;
      /** The arguments of the last event of this name. */
      last(event: string): unknown[] | undefined;
      /** The last events. */
      data: object;
    };
  }
}
