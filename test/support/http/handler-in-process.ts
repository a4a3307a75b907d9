import type { HttpConnectionOptions } from '../../../src/adapters/http/index.js';
import { createPhoneHandler, type PhoneHandler, type PhoneHandlerOptions } from '../../../src/server/index.js';
import { memoryStore, type PhoneStore } from '../../../src/service/index.js';
import { testInbox, type TestInbox } from '../../../src/testing/index.js';
import { checkedByOpenapi } from './checked-by-openapi.js';
import { settableClock, type SettableClock } from '../settable-clock.js';

export interface HandlerInProcess {
  handle: PhoneHandler;
  clock: SettableClock;
  store: PhoneStore;
  inbox: TestInbox;
  /** The connection of an adapter. */
  connection: Required<Pick<HttpConnectionOptions, 'baseUrl' | 'fetch'>>;
  /** The user whose session each request carries; null for none. */
  userId: string | null;
  /** If false, no request arrives. */
  isReachable: boolean;
  /** If false, the provider rejects every message. */
  isSending: boolean;
}

/** The HTTP handler over a store in memory, and a `fetch` that calls it without a network. */
export function handlerInProcess(options: Partial<PhoneHandlerOptions> = {}): HandlerInProcess {
  const clock = settableClock();
  const inbox = testInbox({ clock });
  const { store = memoryStore() } = options;
  const handle = createPhoneHandler({
    sender: {
      async send(message) {
        if (!inProcess.isSending) throw new Error('The provider has refused.');
        await inbox.send(message);
      },
    },
    secret: '0123456789abcdef0123456789abcdef',
    clock,
    requireStepUp: () => false,
    authenticate: () => inProcess.userId,
    basePath: '/api/phone',
    ...options,
    store,
    // A single iteration of the slow hash, whose security is not under test.
    policy: { backupCodeIterations: 1, ...options.policy },
  });
  const checked = checkedByOpenapi(handle, { basePath: '/api/phone' });
  const inProcess: HandlerInProcess = {
    handle,
    clock,
    store,
    inbox,
    connection: {
      baseUrl: 'http://phone.test/api/phone',
      async fetch(url, init) {
        if (!inProcess.isReachable) throw new TypeError('fetch failed');
        return checked(new Request(url, init));
      },
    },
    userId: 'ada',
    isReachable: true,
    isSending: true,
  };
  return inProcess;
}
