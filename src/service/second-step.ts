import type { SecondFactorPhoneNumber } from '../core/second-factor-adapter.js';
import { attemptBackupCode } from './attempt-backup-code.js';
import { attemptSecondFactor } from './attempt-second-factor.js';
import type { ServiceContext } from './context.js';
import { bindOperation } from './bind-operation.js';
import { prepareSecondFactor, type PrepareSecondFactorInput } from './prepare-second-factor.js';
import { listSecondFactors, startSecondFactor } from './sign-in.js';

/**
 * The second step of a sign-in, before there is a session. The server starts it for a user who passed the first step,
 * and gives the id of the attempt to the browser. An id that is unknown, was passed, or has expired (policy
 * `signInLifetime`) is `unauthenticated`, and so is one of a user whose last second factor
 * went meanwhile.
 */
export interface PhoneSecondStep {
  /** Resolves with the id of a new attempt; null if the user has no second factor, so that the first step is enough. */
  startSecondFactor(userId: string): Promise<string | null>;
  /** Resolves with the numbers that can receive a code, masked, the default one first. */
  listSecondFactors(attemptId: string): Promise<readonly SecondFactorPhoneNumber[]>;
  /**
   * Sends a code, which voids the previous one, and resolves with its expiry in ms since the epoch. Rejects with
   * `rate_limited`, `locked`, `message_not_sent`, `not_found`, `unsupported_country`, or `unsupported` for a channel
   * that the policy does not allow.
   */
  prepareSecondFactor(attemptId: string, input: PrepareSecondFactorInput): Promise<{ expireAt: number }>;
  /**
   * Tries a code and resolves with the user who signed in. Rejects with `incorrect_code` and `attemptsLeft`,
   * `too_many_attempts`, `code_expired` (also if none was sent), `not_found`, `rate_limited`, `locked`. Wrong
   * codes count for this number alone.
   */
  attemptSecondFactor(attemptId: string, input: { id: string; code: string }): Promise<{ userId: string }>;
  /**
   * Tries a backup code, in any case and grouping, and resolves with the user who signed in; the code is then used up.
   * Rejects with `incorrect_code`, `rate_limited`, `locked`.
   */
  attemptBackupCode(attemptId: string, input: { code: string }): Promise<{ userId: string }>;
}

/** Creates the operations of the second step. */
export function createSecondStep(context: ServiceContext): PhoneSecondStep {
  return {
    startSecondFactor: bindOperation(context, startSecondFactor),
    listSecondFactors: bindOperation(context, listSecondFactors),
    prepareSecondFactor: bindOperation(context, prepareSecondFactor),
    attemptSecondFactor: bindOperation(context, attemptSecondFactor),
    attemptBackupCode: bindOperation(context, attemptBackupCode),
  };
}
