import { httpAdapter, type HttpAdapter } from '../../../src/adapters/http/index.js';
import type { PhoneNumber } from '../../../src/core/model.js';
import type { PhonePolicy } from '../../../src/service/index.js';
import { openTcpNetwork, type TcpNetwork } from '../../support/http/tcp-network.js';
import { ada } from '../../support/phone-service.js';
import { startPhoneServer, type PhoneServer } from '../../support/http/phone-server.js';

/** The network between Ada and her own server, and the server's state. */
export interface ServerNetwork extends TcpNetwork {
  readonly server: PhoneServer;
  /** An adapter on the client's end. */
  adapter(): HttpAdapter;
  /** Her numbers, as the server stores them. */
  storedNumbers(): Promise<readonly PhoneNumber[]>;
  /** The requests that change something. */
  writes(): PhoneServer['requestLog'];
}

/**
 * No cooldown between messages unless set: a message is sent only once because of the idempotency key, not the
 * cooldown.
 */
export async function openServerNetwork(policy: Partial<PhonePolicy> = { resendCooldown: 0 }): Promise<ServerNetwork> {
  const server = await startPhoneServer({ policy });
  const proxy = await openTcpNetwork(server.url);
  const { close: hangUp } = proxy;
  return Object.assign(proxy, {
    server,
    adapter: () => httpAdapter({ baseUrl: proxy.url, headers: { Authorization: `Bearer ${ada}` }, limits: policy }),
    storedNumbers: () => server.service.list(ada),
    writes: () => server.requestLog.filter(({ method }) => method !== 'GET'),
    async close() {
      await hangUp();
      await server.close();
    },
  });
}
