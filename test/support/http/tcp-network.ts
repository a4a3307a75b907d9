import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Where a response is cut off: before its first byte, or after its headers. */
export type Cut = 'whole' | 'body';

/** A network over real sockets that can lose responses: the server has acted, and the client does not know. */
export interface TcpNetwork {
  /** The server's URL through this network. */
  readonly url: string;
  /** Loses this many of the next responses. */
  lose(count: number, cut?: Cut): void;
  /** The number of lost responses. */
  readonly lost: number;
  close(): Promise<void>;
}

export async function openTcpNetwork(target: string): Promise<TcpNetwork> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let left = 0;
  let lost = 0;
  let cut: Cut = 'whole';

  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    const end = () => void [client.destroy(), server.destroy()];
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', end).on('close', () => void (open.delete(socket), end()));
    }
    client.pipe(server);
    // The handler responds when it is done, so everything is done by the first byte.
    server.on('data', (bytes) => {
      if (left === 0) return void client.write(bytes);
      left -= 1;
      lost += 1;
      const head = cut === 'body' ? bytes.subarray(0, bytes.indexOf('\r\n\r\n') + 6) : bytes.subarray(0, 0);
      client.end(head, end);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();

  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    lose(count, where = 'whole') {
      left = count;
      cut = where;
    },
    get lost() {
      return lost;
    },
    async close() {
      for (const socket of open) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
