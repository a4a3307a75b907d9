import { createPhoneHandler, type LogEntry, type PhoneHandlerOptions } from '../../src/server/index.js';
import { memoryStore, type OutgoingMessage, type PhoneService } from '../../src/service/index.js';
import { listen, type Listening } from './listen.js';

export interface PhoneServer extends Listening {
  readonly service: PhoneService;
  /** What the provider accepted, oldest first. */
  readonly sent: readonly OutgoingMessage[];
  /** What was answered, oldest first. */
  readonly answered: readonly (LogEntry & { key: string | null })[];
}

/** The handler on a port of loopback, over the service itself; who bears `Bearer ada` is Ada. */
export async function startPhoneServer(options: Partial<PhoneHandlerOptions> = {}): Promise<PhoneServer> {
  const sent: OutgoingMessage[] = [];
  const answered: (LogEntry & { key: string | null })[] = [];
  const handler = createPhoneHandler({
    store: memoryStore(),
    secret: '0123456789abcdef0123456789abcdef',
    sender: { send: async (message) => void sent.push(message) },
    authenticate: ({ headers }) => /^Bearer (\S+)$/.exec(headers.get('Authorization') ?? '')?.[1] ?? null,
    completeSignIn: (userId) => Response.json({ userId }),
    log: (entry) => void entries.push(entry),
    ...options,
    // One iteration of the slow hash: what it protects is not what is tested.
    policy: { backupCodeIterations: 1, ...options.policy },
  });
  const entries: LogEntry[] = [];
  const listening = await listen(async (request) => {
    const key = request.headers.get('Idempotency-Key');
    const response = await handler(request);
    answered.push(...entries.splice(0).map((entry) => ({ ...entry, key })));
    return response;
  });
  return { ...listening, service: handler.service, sent, answered };
}
