'use client';
import { useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { challengeOf } from '../query/keys.js';
import {
  attemptBackupCodeMutation,
  attemptSecondFactorMutation,
  prepareSecondFactorMutation,
  secondFactorNumbersQuery,
} from '../query/second-factor-challenge.js';
import { isSendGood, readSend, secondsUntilResend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';
import { useCodeMutation, type CodeMutation } from './useCodeMutation.js';

export interface UseSecondFactorChallengeResult<Session> {
  /** The numbers that can receive a code, masked. */
  numbers: UseQueryResult<readonly SecondFactorPhoneNumber[], PhoneError>;
  /** Has a code sent (`{ id, channel? }`). Errors: `rate_limited` with `retryAfter`, `message_not_sent`. */
  prepare: UseMutationResult<{ expireAt: number | null }, PhoneError, { id: string; channel?: Channel }>;
  /** Tries the code (`{ id, code }`) and answers the session. Errors: `incorrect_code`, `code_expired`, `too_many_attempts`, `rate_limited`. */
  attempt: CodeMutation<Session, { id: string }>;
  /** Tries a backup code (`{ code }`). Errors: `incorrect_code`, `rate_limited`. */
  attemptBackupCode: CodeMutation<Session, object>;
  /** Whether this browser had a code sent to the given number that can still be typed. */
  isCodeGood: boolean;
  /** Seconds until a code may be sent to the given number again, by the wall clock. */
  secondsUntilResend: number;
}

/**
 * The second step of a sign-in, of which `id` is the number in use. Sends nothing by itself. It needs no
 * `PhoneNumbersProvider`, only a `QueryClientProvider`.
 */
export function useSecondFactorChallenge<Session>(
  adapter: SecondFactorAdapter<Session>,
  id: string | null,
): UseSecondFactorChallengeResult<Session> {
  const scope = challengeOf(adapter.attemptId);
  const send = () => (id === null ? null : readSend(scope, id));
  return {
    numbers: useQuery(secondFactorNumbersQuery(adapter)),
    prepare: useMutation(prepareSecondFactorMutation(adapter)),
    attempt: useCodeMutation<Session, { id: string }>(attemptSecondFactorMutation(adapter), true),
    attemptBackupCode: useCodeMutation<Session, object>(
      attemptBackupCodeMutation(adapter),
      adapter.attemptBackupCode !== undefined,
    ),
    isCodeGood: useClockSnapshot(() => isSendGood(send(), adapter.limits, Date.now()), false),
    secondsUntilResend: useClockSnapshot(() => secondsUntilResend(send(), Date.now()), 0),
  };
}
