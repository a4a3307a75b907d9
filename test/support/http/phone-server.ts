import type { PhoneLogEntry, PhoneHandlerOptions } from '../../../src/server/index.js';
import { toNodeListener } from '../../../src/server/node/index.js';
import { listen, type Listening } from './listen.js';
import { phoneHandler, type HandlerUnderTest } from './phone-handler.js';

export interface PhoneServer extends HandlerUnderTest, Listening {
  /** The responses, oldest first, each with the key of its request. */
  readonly requestLog: readonly (PhoneLogEntry & { key: string | null })[];
}

/** The handler under test, on a loopback port. */
export async function startPhoneServer(options: Partial<PhoneHandlerOptions> = {}): Promise<PhoneServer> {
  const underTest = phoneHandler(options);
  const requestLog: (PhoneLogEntry & { key: string | null })[] = [];
  const listening = await listen(
    toNodeListener(async (request) => {
      const key = request.headers.get('Idempotency-Key');
      const response = await underTest.handle(request);
      requestLog.push(...underTest.log.splice(0).map((entry) => ({ ...entry, key })));
      return response;
    }),
  );
  return Object.assign(underTest, listening, { requestLog });
}
