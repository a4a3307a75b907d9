import type { QueryClient } from '@tanstack/react-query';
import type {
  MemoryAdapterOptions,
  MemoryOperation,
  MemorySecondFactorOperation,
  MessageInbox,
  PhoneNumberSeed,
} from '../../src/adapters/memory/index.js';
import type { PhoneAdapter, SecondFactorAdapter } from '../../src/core/adapter.js';
import type { PhoneError, PhoneErrorCode } from '../../src/core/errors.js';
import type { Environment } from './environment.js';
import { createHttpBackend } from './http-backend.js';
import { createTabBackend } from './tab-backend.js';

/** Fails the next call of its operation. */
export interface StoryFault<Operation> {
  operation: Operation;
  error: PhoneError | PhoneErrorCode;
  /** The backend acts, and its answer is lost. */
  after?: boolean;
}

/** The backend that a story starts with: its `parameters.backend`. */
export interface BackendParameters extends Pick<
  MemoryAdapterOptions,
  'phoneNumbers' | 'policy' | 'persist' | 'backupCodesLeft' | 'otherFactors'
> {
  /** Ids of numbers that a code was sent to before the story begins, from another browser. */
  sentTo?: readonly string[];
  /** Numbers that somebody else has verified. */
  takenNumbers?: readonly PhoneNumberSeed[];
  /** Several of one operation wait in this order. */
  faults?: readonly StoryFault<MemoryOperation>[];
  /** ms, instead of what the toolbar says. */
  latency?: number;
  /** Where the toolbar's HTTP server is. @default that of `npm run server` */
  server?: string;
}

/** What a story runs on. */
export interface Backend {
  adapter: PhoneAdapter;
  /** The phones that its messages arrive on. */
  inbox: MessageInbox;
  client: QueryClient;
  userId: string;
  /** Until then, what happened before the story begins has not happened. A `TypeError`: there is no server to ask. */
  ready: Promise<void>;
  /** The connection that the toolbars choose, or the story. */
  connection: () => Pick<Environment, 'latency' | 'offline'>;
  /** What the toolbars say reaches what runs. */
  enter: (environment: Environment) => void;
  /** Begins a sign-in of the story's person, whose first step is passed. */
  startSignIn: (
    faults?: readonly StoryFault<MemorySecondFactorOperation>[],
  ) => Promise<SecondFactorAdapter<{ userId: string }>>;
  /** Forgets what outlives a reload, so that the next one starts from its seeds. */
  forget: () => void;
}

/** Longer than anyone looks at a story, and as long as a timer can run. */
export const forever = 2 ** 31 - 1;

/** A client and an adapter of a story's own. */
export function createBackend(parameters: BackendParameters, environment: Environment): Backend {
  const create = environment.backend === 'http' ? createHttpBackend : createTabBackend;
  const backend = create(parameters, environment);
  backend.enter(environment);
  return backend;
}
