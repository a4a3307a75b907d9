import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A server in this process, reachable from this machine only. */
export interface Listening {
  /** Formatted as `http://127.0.0.1:41234`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on a loopback port; 0 chooses any free one. */
export async function listen(listener: RequestListener, port = 0): Promise<Listening> {
  const server = createServer(listener).listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
