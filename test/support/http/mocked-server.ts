import { setupServer } from 'msw/node';
import { httpAdapter } from '../../../src/adapters/http/index.js';
import { phoneHandlers, type PhoneHandlersOptions } from '../../../src/testing/msw.js';

export const baseUrl = 'https://app.test/api/phone';

const running = new Set<{ close(): void }>();

/** A server of Mock Service Worker, and an adapter that calls it. */
export function mockedServer(options: Partial<PhoneHandlersOptions> = {}) {
  const backend = phoneHandlers({ baseUrl, ...options });
  const server = setupServer(...backend.handlers);
  server.listen({ onUnhandledRequest: 'error' });
  running.add(server);
  return {
    backend,
    inbox: backend.inbox,
    service: backend.service,
    adapter: httpAdapter({ baseUrl: options.baseUrl ?? baseUrl }),
  };
}

/** Stops all running servers. */
export function closeMockedServers(): void {
  running.forEach((server) => server.close());
  running.clear();
}
