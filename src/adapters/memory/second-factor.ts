import type { CompleteSecondFactorAdapter, SecondFactorOperation } from '../../core/second-factor-adapter.js';
import { PhoneError } from '../../core/errors.js';
import { createId } from '../../service/codes.js';
import type { PhoneSecondStep } from '../../service/second-step.js';
import type { MemoryAdapter } from './index.js';
import { createNetwork } from './network.js';

/** The operations of the second step at sign-in. */
export type MemorySecondFactorOperation = 'list' | SecondFactorOperation;

export interface MemorySecondFactorAdapterOptions {
  /** The user who passed the first step. @default the user who is signed in at the memory adapter, or else 'user' */
  userId?: string | undefined;
  /**
   * The id of a sign-in attempt that has started, as `service.startSecondFactor` returned it, so that a page continues
   * it after a reload. @default a new attempt, which starts with the first call
   */
  attemptId?: string | undefined;
  /** How long each call takes, in ms. @default 0 */
  latency?: number | undefined;
}

/** The second step at sign-in, with the numbers and messages of the memory adapter. */
export interface MemorySecondFactorAdapter extends CompleteSecondFactorAdapter<{ userId: string }> {
  /** The operations that were called, in order. */
  readonly calls: MemorySecondFactorOperation[];
}

/**
 * One sign-in attempt. Rejects with `forbidden` for a user without a second factor, who can be signed in without it.
 */
export function memorySecondFactorAdapter(
  memoryAdapter: Pick<MemoryAdapter, 'service' | 'userId' | 'limits' | 'channels'>,
  options: MemorySecondFactorAdapterOptions = {},
): MemorySecondFactorAdapter {
  const userId = options.userId ?? memoryAdapter.userId ?? 'user';
  const { calls, call } = createNetwork<MemorySecondFactorOperation>(options.latency);
  let started = options.attemptId === undefined ? undefined : Promise.resolve(options.attemptId);

  function callInAttempt<Result>(
    operation: MemorySecondFactorOperation,
    run: (step: PhoneSecondStep, attemptId: string) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const runInAttempt = async () => {
      const service = await memoryAdapter.service(userId);
      started ??= startAttempt(service, userId).catch((thrown: unknown) => {
        started = undefined;
        throw thrown;
      });
      return run(service, await started);
    };
    return call(operation, runInAttempt, signal);
  }

  let backupCodesLeft: number | null = null;
  return {
    calls,
    attemptId: options.attemptId ?? createId('attempt'),
    limits: memoryAdapter.limits,
    channels: memoryAdapter.channels,
    list: ({ signal }) => callInAttempt('list', (step, attemptId) => step.listSecondFactors(attemptId), signal),
    prepare: (input) => callInAttempt('prepare', (step, attemptId) => step.prepareSecondFactor(attemptId, input)),
    attempt: (input) => callInAttempt('attempt', (step, attemptId) => step.attemptSecondFactor(attemptId, input)),
    attemptBackupCode: (input) =>
      callInAttempt('attemptBackupCode', async (step, attemptId) => {
        const session = await step.attemptBackupCode(attemptId, input);
        backupCodesLeft = (await (await memoryAdapter.service(userId)).backupCodeStatus(session.userId)).left;
        return session;
      }),
    get backupCodesLeft() {
      return backupCodesLeft;
    },
  };
}

async function startAttempt(step: PhoneSecondStep, userId: string): Promise<string> {
  const attemptId = await step.startSecondFactor(userId);
  if (attemptId !== null) return attemptId;
  throw new PhoneError('forbidden', {
    message: `${userId} has no second factor, so there is no second step to show. Reserve a number first.`,
  });
}
