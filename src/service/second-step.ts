import type { SecondFactorPhoneNumber } from '../core/adapter.js';
import { attemptBackupCode } from './attempt-backup-code.js';
import { attemptSecondFactor } from './attempt-second-factor.js';
import type { ServiceContext } from './context.js';
import { operation } from './bind-operation.js';
import { prepareSecondFactor, type PrepareSecondFactorInput } from './prepare-second-factor.js';
import { listSecondFactors, startSecondFactor } from './sign-in.js';

/**
 * The second step of a sign-in, before there is a session: the server starts it for a user who has passed the first,
 * and gives the browser the attempt's id. An id that is unknown, that was passed with or has expired (policy
 * `signInLifetime`) is `unauthenticated`.
 */
export interface SecondStep {
  /** The id of a new attempt; null where the user has no second factor, and the first step is all there is. */
  startSecondFactor(userId: string): Promise<string | null>;
  /** The numbers that can receive a code, masked, the default one first. */
  listSecondFactors(attemptId: string): Promise<readonly SecondFactorPhoneNumber[]>;
  /**
   * Sends a code, which voids the one before, and answers until when it is good, in ms since the epoch: `rate_limited`,
   * `message_not_sent`, `not_found`, `unsupported_country`, `unsupported` (a channel that the policy does not have).
   */
  prepareSecondFactor(attemptId: string, input: PrepareSecondFactorInput): Promise<{ expireAt: number }>;
  /**
   * Tries a code and answers who has signed in: `incorrect_code` with `attemptsLeft`, `too_many_attempts`,
   * `code_expired` (or none was sent), `not_found`, `rate_limited`. The wrong ones count with those of verification.
   */
  attemptSecondFactor(attemptId: string, input: { id: string; code: string }): Promise<{ userId: string }>;
  /**
   * Tries a backup code, in whatever case and grouping, and answers who has signed in; it is used up then:
   * `incorrect_code`, `rate_limited`.
   */
  attemptBackupCode(attemptId: string, input: { code: string }): Promise<{ userId: string }>;
}

/** The second step, in the service. */
export function createSecondStep(context: ServiceContext): SecondStep {
  return {
    startSecondFactor: operation(context, startSecondFactor),
    listSecondFactors: operation(context, listSecondFactors),
    prepareSecondFactor: operation(context, prepareSecondFactor),
    attemptSecondFactor: operation(context, attemptSecondFactor),
    attemptBackupCode: operation(context, attemptBackupCode),
  };
}
