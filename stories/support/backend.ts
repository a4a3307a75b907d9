import { QueryClient } from '@tanstack/react-query';
import {
  memoryAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type MemoryOperation,
  type PhoneNumberSeed,
} from '../../src/adapters/memory.js';
import type { PhoneError, PhoneErrorCode } from '../../src/core/errors.js';
import { ltr } from '../../src/messages/format.js';
import { defaultWording, type MessageWording } from '../../src/service/message.js';
import type { Environment, Language } from './environment.js';

/** The backend that a story starts with: its `parameters.backend`. */
export interface BackendParameters extends Pick<MemoryAdapterOptions, 'phoneNumbers' | 'policy' | 'persist'> {
  /** Ids of numbers that a code was sent to before the story begins, from another browser. */
  sentTo?: readonly string[];
  /** Numbers that somebody else has verified. */
  takenNumbers?: readonly PhoneNumberSeed[];
  /** Each fails the next call of its operation, in this order. */
  faults?: readonly { operation: MemoryOperation; error: PhoneError | PhoneErrorCode; after?: boolean }[];
  /** ms, instead of what the toolbar says. */
  latency?: number;
}

export interface Backend {
  adapter: MemoryAdapter;
  client: QueryClient;
  userId: string;
  /** Until then, what happened before the story begins has not happened. */
  ready: Promise<void>;
  /** What the toolbars say reaches the adapter that runs. */
  enter: (environment: Environment) => void;
}

/** Longer than anyone looks at a story, and as long as a timer can run. */
export const forever = 2 ** 31 - 1;

/** A client and an adapter of a story's own. */
export function createBackend(parameters: BackendParameters, environment: Environment): Backend {
  const { sentTo = [], takenNumbers, faults = [], latency, ...options } = parameters;
  let { language } = environment;
  // The browser remembers by user and number when a code was sent: a story must not find what another one left.
  const userId = options.persist ? 'user_playground' : `user_${crypto.randomUUID()}`;
  const message: MessageWording = (context) => wordings[language](context);
  const adapter = memoryAdapter({ ...options, userId, message, host });
  for (const { operation, error, after } of faults) adapter.failNext(operation, error, { after });

  const prepare = async () => {
    const elsewhere = memoryAdapter({ ...options, userId, message, host, world: adapter.world });
    for (const id of sentTo) await elsewhere.prepareVerification({ id });
    if (takenNumbers) await memoryAdapter({ userId: 'somebody_else', phoneNumbers: takenNumbers, world: adapter.world }).list({});
  };

  const backend: Backend = {
    adapter,
    userId,
    ready: prepare(),
    // A list that fails for good is to show it at once, rather than after the waits between tries.
    client: new QueryClient({ defaultOptions: { queries: { retryDelay: 50 } } }),
    enter(next) {
      language = next.language;
      adapter.latency = latency ?? next.latency;
      adapter.offline = next.offline;
    },
  };
  backend.enter(environment);
  return backend;
}

/** The site that codes are for. */
const host = 'summit.example';

/** Clears what a persisted backend kept, so that the next one starts from its seeds. */
export function forgetBackend(persist: string): void {
  localStorage.removeItem(persist);
  localStorage.removeItem(`${persist}.inbox`);
}

const wordings: Record<Language, MessageWording> = {
  en: defaultWording,
  ar: ({ code, host }) => `${ltr(code)} هو رمز التحقق الخاص بك${host === null ? '' : ` في ${ltr(host)}`}. لا تشاركه مع أي شخص.`,
};
