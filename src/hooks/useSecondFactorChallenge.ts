'use client';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { challengeOf } from '../query/keys.js';
import {
  attemptBackupCodeMutation,
  attemptSecondFactorMutation,
  hasAskedForCode,
  prepareSecondFactorMutation,
  secondFactorNumbersQuery,
} from '../query/second-factor-challenge.js';
import { isSendGood, readSend, secondsUntilResend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';
import { useCodeMutation, type CodeMutation } from './useCodeMutation.js';

export interface UseSecondFactorChallengeResult<Session> {
  /** The numbers that can receive a code, masked. */
  numbers: UseQueryResult<readonly SecondFactorPhoneNumber[], PhoneError>;
  /** The number in use: the one chosen, else the default one; null until the numbers are known, or where there is none. */
  number: SecondFactorPhoneNumber | null;
  /** Takes another number into use and has a code sent to it, unless a good one is out already or the wait runs. */
  sendTo: (id: string) => void;
  /** Has a code sent (`{ id, channel? }`). Errors: `rate_limited` with `retryAfter`, `message_not_sent`. */
  prepare: UseMutationResult<{ expireAt: number | null }, PhoneError, { id: string; channel?: Channel }>;
  /** The same for the number in use, unless this sign-in has asked for a code before: safe to call from an effect. */
  prepareOnce: () => void;
  /** Tries the code (`{ id, code }`) and answers the session. Errors: `incorrect_code`, `code_expired`, `too_many_attempts`, `rate_limited`. */
  attempt: CodeMutation<Session, { id: string }>;
  /** Tries a backup code (`{ code }`) and answers the session. Errors: `incorrect_code`, `rate_limited`. */
  attemptBackupCode: CodeMutation<Session, object>;
  /** Whether this browser had a code sent to the number in use that can still be typed. */
  isCodeGood: boolean;
  /** Seconds until a code may be sent to the number in use again, by the wall clock. */
  secondsUntilResend: number;
}

/** The second step of a sign-in. It needs no `PhoneNumbersProvider`, only a `QueryClientProvider`. */
export function useSecondFactorChallenge<Session>(
  adapter: SecondFactorAdapter<Session>,
): UseSecondFactorChallengeResult<Session> {
  const scope = challengeOf(adapter.attemptId);
  const client = useQueryClient();
  const [chosen, choose] = useState<string | null>(null);
  const numbers = useQuery(secondFactorNumbersQuery(adapter));
  const prepare = useMutation(prepareSecondFactorMutation(adapter));
  const number = inUse(numbers.data ?? [], chosen);
  const id = number?.id ?? null;
  const { mutate } = prepare;
  const send = () => (id === null ? null : readSend(scope, id));
  return {
    numbers,
    number,
    sendTo: (other) => {
      choose(other);
      const sent = readSend(scope, other);
      const now = Date.now();
      if (!isSendGood(sent, adapter.limits, now) && secondsUntilResend(sent, now) === 0) mutate({ id: other });
    },
    prepare,
    prepareOnce: useCallback(() => {
      if (id !== null && !readSend(scope, id) && !hasAskedForCode(client, adapter)) mutate({ id });
    }, [adapter, client, id, mutate, scope]),
    attempt: useCodeMutation<Session, { id: string }>(attemptSecondFactorMutation(adapter), true),
    attemptBackupCode: useCodeMutation<Session, object>(
      attemptBackupCodeMutation(adapter),
      adapter.attemptBackupCode !== undefined,
    ),
    isCodeGood: useClockSnapshot(() => isSendGood(send(), adapter.limits, Date.now()), false),
    secondsUntilResend: useClockSnapshot(() => secondsUntilResend(send(), Date.now()), 0),
  };
}

function inUse(numbers: readonly SecondFactorPhoneNumber[], chosen: string | null): SecondFactorPhoneNumber | null {
  return (
    numbers.find((number) => number.id === chosen) ?? numbers.find((number) => number.default) ?? numbers[0] ?? null
  );
}
