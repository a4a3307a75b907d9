import { toNodeListener } from '../../../src/server/node/index.js';
import { listen, type Listening } from '../../../test/support/http/listen.js';
import { createPlaygroundServer, type PlaygroundServerOptions } from './playground-server.js';
import { openStores } from './stores.js';

export interface StartOptions extends Omit<PlaygroundServerOptions, 'stores'> {
  /** 0: any free port. */
  port: number;
  /** undefined: PGlite. */
  databaseUrl: string | undefined;
}

/** Serves the playground's server on this machine only. */
export async function startPlaygroundServer({ port, databaseUrl, ...options }: StartOptions): Promise<Listening> {
  const stores = await openStores(databaseUrl);
  const server = await createPlaygroundServer({ ...options, stores });
  const { url, close } = await listen(toNodeListener(server.handle), port);
  return {
    url,
    async close() {
      await close();
      await server.close();
      await stores.close();
    },
  };
}
