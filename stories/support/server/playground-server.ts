import { toErrorResponse } from '../../../src/server/http/request-error.js';
import { createCorsHeaders, createPreflightHeaders, assertSameSite } from '../../../src/server/http/origin.js';
import type { PhonePolicy } from '../../../src/service/index.js';
import type { Stores } from './stores.js';
import { createWorld, type World, type WorldOptions, type WorldSeeds } from './world.js';

export interface PlaygroundServerOptions extends Pick<WorldOptions, 'allowedOrigins' | 'onMessage'> {
  stores: Stores;
}

/** A world to create for a story. */
export interface WorldRequest extends WorldSeeds {
  policy?: Partial<PhonePolicy>;
}

export interface PlaygroundServer {
  handle(request: Request): Promise<Response>;
  /** Deletes the worlds of all stories. */
  close(): Promise<void>;
}

/**
 * `createPhoneHandler` below `/phone`, for development only. Each story creates its own world (`POST /worlds`), so that
 * stories do not share numbers.
 */
export async function createPlaygroundServer(options: PlaygroundServerOptions): Promise<PlaygroundServer> {
  const { stores, allowedOrigins } = options;
  const worlds = new Map<string, World>();
  const shared = createWorld({ ...options, store: await stores.open('phonekit'), basePath: '' });

  async function handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const [, id = '', rest = ''] = /^\/worlds\/(\w+)(\/.*)?$/.exec(pathname) ?? [];
    const world = id === '' ? shared : worlds.get(id);
    const path = id === '' ? pathname : rest;
    // The handler checks the origin itself.
    if (world && path.startsWith('/phone/')) return world.handle(request, path);
    if (request.method === 'OPTIONS')
      return new Response(null, { status: 204, headers: createPreflightHeaders(request, allowedOrigins) });
    if (request.method !== 'GET') assertSameSite(request, allowedOrigins);
    if (pathname === '/worlds' && request.method === 'POST')
      return Response.json({ id: await open(await request.json()) });
    if (!world) return new Response(null, { status: 404 });
    if (id !== '' && path === '' && request.method === 'DELETE') return close(id);
    if (id !== '' && path === '' && request.method === 'GET') return Response.json({ id });
    return world.handle(request, path);
  }

  async function open({ policy, ...seeds }: WorldRequest): Promise<string> {
    const id = crypto.randomUUID().replaceAll('-', '');
    // A playground stores nothing that a slow hash would protect.
    const rules = { backupCodeIterations: 1, ...policy };
    const world = createWorld({
      ...options,
      store: await stores.open(schemaOf(id)),
      basePath: `/worlds/${id}`,
      policy: rules,
    });
    await world.seed(seeds);
    worlds.set(id, world);
    return id;
  }

  async function close(id: string): Promise<Response> {
    worlds.delete(id);
    await stores.drop(schemaOf(id));
    return new Response(null, { status: 204 });
  }

  return {
    async handle(request) {
      const response = await handle(request).catch((error: unknown) =>
        Response.json({ error: String(error) }, { status: toErrorResponse(error).status }),
      );
      for (const [name, value] of Object.entries(createCorsHeaders(request, allowedOrigins)))
        response.headers.set(name, value);
      return response;
    },
    async close() {
      for (const id of worlds.keys()) await close(id);
    },
  };
}

function schemaOf(id: string): string {
  return `phonekit_world_${id}`;
}
