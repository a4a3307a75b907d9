import type { QueryClient } from '@tanstack/react-query';
import type {
  MemoryAdapterOptions,
  MemoryOperation,
  MemorySecondFactorOperation,
  MessageInbox,
  PhoneNumberSeed,
} from '../../src/adapters/memory/index.js';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import type { SecondFactorAdapter } from '../../src/core/second-factor-adapter.js';
import type { PhoneError } from '../../src/core/errors.js';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';
import type { Environment } from './environment.js';
import { createHttpBackend } from './http-backend.js';
import { createTabBackend } from './tab-backend.js';

/** Fails the next call of the operation. */
export interface StoryFault<Operation> {
  operation: Operation;
  error: PhoneError | PhoneErrorCode;
  /** The backend acts, and the response is lost. */
  after?: boolean;
}

/** The initial state of a story's backend: its `parameters.backend`. */
export interface BackendParameters extends Pick<
  MemoryAdapterOptions,
  'phoneNumbers' | 'policy' | 'persist' | 'backupCodesLeft' | 'otherFactors'
> {
  /** Ids of numbers to which another browser sent a code before the story begins. */
  sentTo?: readonly string[];
  /** Numbers that another user has verified. */
  takenNumbers?: readonly PhoneNumberSeed[];
  /** Faults of the same operation apply in this order. */
  faults?: readonly StoryFault<MemoryOperation>[];
  /** ms. Overrides the toolbar. */
  latency?: number;
  /** The URL of the toolbar's HTTP server. @default that of `npm run server` */
  server?: string;
}

/** The backend of a story. */
export interface Backend {
  adapter: PhoneAdapter;
  /** The phones that receive its messages. */
  inbox: MessageInbox;
  client: QueryClient;
  userId: string;
  /** Resolves once the story's history is set up. Rejects with a `TypeError` if there is no server. */
  ready: Promise<void>;
  /** The connection that the toolbars or the story choose. */
  connection: () => Pick<Environment, 'latency' | 'offline'>;
  /** Applies the toolbars' settings to the running backend. */
  enter: (environment: Environment) => void;
  /** Starts a sign-in of the story's user, and passes its first step. */
  startSignIn: (
    faults?: readonly StoryFault<MemorySecondFactorOperation>[],
  ) => Promise<SecondFactorAdapter<{ userId: string }>>;
  /** Deletes the persisted state, so that the next reload starts from the seeds. */
  forget: () => void;
}

/** Longer than anyone looks at a story: the longest delay of a timer. */
export const forever = 2 ** 31 - 1;

/** A query client and an adapter for one story. */
export function createBackend(parameters: BackendParameters, environment: Environment): Backend {
  const create = environment.backend === 'http' ? createHttpBackend : createTabBackend;
  const backend = create(parameters, environment);
  backend.enter(environment);
  return backend;
}
