import type { SecondFactorAdapter } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { createId } from '../../service/codes.js';
import type { SecondStep } from '../../service/second-step.js';
import type { MemoryAdapter } from './index.js';
import { createLine, type MemoryLine } from './network.js';

/** The operations of the second step at sign-in. */
export type MemorySecondFactorOperation = 'list' | 'prepare' | 'attempt' | 'attemptBackupCode';

export interface MemorySecondFactorAdapterOptions {
  /** Who has passed the first step. @default whoever is signed in at the memory adapter, else 'user' */
  userId?: string;
  /**
   * A sign-in that has begun: what `service.startSecondFactor` has answered, so that a page goes on with it after a
   * reload. @default a new one, from the first call on
   */
  attemptId?: string;
  /** How long each call travels, in ms. @default 0 */
  latency?: number;
}

/** The second step at sign-in, on the same numbers and phones as the memory adapter. */
export interface MemorySecondFactorAdapter
  extends SecondFactorAdapter<{ userId: string }>, MemoryLine<MemorySecondFactorOperation> {
  attemptBackupCode: NonNullable<SecondFactorAdapter<{ userId: string }>['attemptBackupCode']>;
}

/** One sign-in. A user without a second factor is `forbidden`: nothing keeps them from being signed in already. */
export function memorySecondFactorAdapter(
  memoryAdapter: Pick<MemoryAdapter, 'service' | 'userId' | 'limits'>,
  options: MemorySecondFactorAdapterOptions = {},
): MemorySecondFactorAdapter {
  const userId = options.userId ?? memoryAdapter.userId ?? 'user';
  const { line, call } = createLine<MemorySecondFactorOperation>(options.latency);
  let started = options.attemptId === undefined ? undefined : Promise.resolve(options.attemptId);

  function callInAttempt<Answer>(
    operation: MemorySecondFactorOperation,
    run: (step: SecondStep, attemptId: string) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const inAttempt = async () => {
      const service = await memoryAdapter.service(userId);
      started ??= startOf(service, userId).catch((thrown: unknown) => {
        started = undefined;
        throw thrown;
      });
      return run(service, await started);
    };
    return call(operation, inAttempt, signal);
  }

  return Object.assign(line, {
    attemptId: options.attemptId ?? createId('attempt'),
    limits: memoryAdapter.limits,
    list: ({ signal }) => callInAttempt('list', (step, attemptId) => step.listSecondFactors(attemptId), signal),
    prepare: (input) => callInAttempt('prepare', (step, attemptId) => step.prepareSecondFactor(attemptId, input)),
    attempt: (input) => callInAttempt('attempt', (step, attemptId) => step.attemptSecondFactor(attemptId, input)),
    attemptBackupCode: (input) =>
      callInAttempt('attemptBackupCode', (step, attemptId) => step.attemptBackupCode(attemptId, input)),
  } satisfies Omit<MemorySecondFactorAdapter, keyof MemoryLine<MemorySecondFactorOperation>>);
}

async function startOf(step: SecondStep, userId: string): Promise<string> {
  const attemptId = await step.startSecondFactor(userId);
  if (attemptId !== null) return attemptId;
  throw new PhoneError('forbidden', {
    message: `${userId} has no second factor, so there is no second step to show. Reserve a number first.`,
  });
}
