import { once } from 'node:events';
import { connect as connectSocket, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** A connection to the database that can go silent, as a network does, or refuse connections, as a machine does. */
export async function startLine(): Promise<{ port: number; mode: 'open' | 'silent' | 'refusing' }> {
  const sockets = new Set<Socket>();
  let mode: 'open' | 'silent' | 'refusing' = 'open';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (mode === 'refusing') return void socket.destroy();
    if (mode === 'silent') return;
    const database = connectSocket(join(inject('postgres').socket, '.s.PGSQL.5432'));
    sockets.add(database);
    database.on('error', () => undefined).on('close', () => (sockets.delete(database), socket.destroy()));
    socket.on('close', () => database.destroy());
    socket.on('data', (bytes) => void (mode === 'silent' || database.write(bytes)));
    database.on('data', (bytes) => void (mode === 'silent' || socket.write(bytes)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port,
    get mode() {
      return mode;
    },
    set mode(next) {
      mode = next;
      if (next === 'refusing') for (const socket of sockets) socket.destroy();
    },
  };
}
