'use client';
import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useContext, useEffect, useState } from 'react';
import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../core/second-factor-adapter.js';
import { isCodeVoid, type PhoneError } from '../core/errors.js';
import { MessagesContext } from '../provider/MessagesContext.js';
import type { PrepareVerificationVariables } from '../query/prepare-verification.js';
import {
  attemptBackupCodeMutation,
  attemptSecondFactorMutation,
  hasRequestedCode,
  isOver,
  prepareSecondFactorMutation,
  readChallengeSend,
  recordFirstStepSend,
  secondFactorNumbersQuery,
} from '../query/second-factor-challenge.js';
import { getChosenChannel, getSecondsUntilResend, isSendGood } from '../query/sends.js';
import { deriveCodeVerification, type UseCodeVerificationResult } from './code-verification.js';
import { useClockSnapshot } from './useClockSnapshot.js';
import { useOfferedChannels } from './useOfferedChannels.js';
import { useCodeMutation, type UseCodeMutationResult } from './useCodeMutation.js';

export interface UseSecondFactorChallengeResult<Session> extends UseCodeVerificationResult<
  SecondFactorPhoneNumber,
  Session
> {
  /** The numbers that can receive a code, masked. `number` is the one in use: the one chosen, else the default one. */
  numbers: UseQueryResult<readonly SecondFactorPhoneNumber[], PhoneError>;
  /**
   * Chooses another number, and sends a code to it unless a good one was sent before or the next one is not allowed
   * yet.
   */
  sendTo: (id: string) => void;
  /** The mutation behind `send`: sends a code (`{ id, channel? }`) and leaves `attempt` as it is. */
  prepare: UseMutationResult<{ expireAt: number | null }, PhoneError, PrepareVerificationVariables>;
  /**
   * Sends a code to the number in use unless this sign-in attempt, or its first step, has requested one before: safe to
   * call in an effect.
   */
  prepareOnce: () => void;
  /**
   * Whether the sign-in attempt is over without having been passed: it has expired, or one of its second factors was
   * removed meanwhile. Only a new sign-in helps.
   */
  hasEnded: boolean;
  /** Tries a backup code (`{ code }`). Errors: `incorrect_code`, `rate_limited`, `locked`. */
  attemptBackupCode: UseCodeMutationResult<Session, object>;
  /** How many backup codes are left once one was used; null as long as it is not known. */
  backupCodesLeft: number | null;
}

/**
 * The challenge of a sign-in: which step it is at, sending a code, the countdown until the next one, trying a code or a
 * backup code, which returns the session, and the error to show. Needs no `PhoneNumbersProvider`, only a
 * `QueryClientProvider`. Returns the same as `usePhoneVerification`, as far as both have it.
 */
export function useSecondFactorChallenge<Session>(
  adapter: SecondFactorAdapter<Session>,
): UseSecondFactorChallengeResult<Session> {
  const client = useQueryClient();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const numbers = useQuery(secondFactorNumbersQuery(adapter));
  const number = findNumberInUse(numbers.data ?? [], [chosenId, adapter.sentTo]);
  useEffect(() => recordFirstStepSend(adapter), [adapter]);
  const id = number?.id ?? null;
  const prepare = useMutation(prepareSecondFactorMutation(adapter, useContext(MessagesContext)?.locale));
  const { mutate } = prepare;
  const attempt = useCodeMutation<Session, { id: string }>(attemptSecondFactorMutation(adapter), true);
  const attemptBackupCode = useCodeMutation<Session, object>(
    attemptBackupCodeMutation(adapter),
    adapter.attemptBackupCode !== undefined,
  );
  const isDone = attempt.isSuccess || attemptBackupCode.isSuccess;
  const end = isDone
    ? undefined
    : [numbers, prepare, attempt, attemptBackupCode].find(({ error }) => isOver(error))?.error;
  const isOfNumber = prepare.variables?.id === id;
  const { channels } = adapter;
  const { offered, noteRefusal } = useOfferedChannels(id, channels);
  const readOwnSend = () => (id === null ? null : readChallengeSend(adapter, id));
  return {
    ...deriveCodeVerification<SecondFactorPhoneNumber, Session>(
      isDone,
      isOfNumber ? prepare.error : null,
      {
        number,
        offered,
        channel: getChosenChannel(readOwnSend(), channels) ?? channels[0] ?? 'sms',
        isCodeGood: useClockSnapshot((now) => isSendGood(readOwnSend(), adapter.limits, now), false),
        mayHaveCode: readOwnSend()?.sentAt != null,
        isSending: isOfNumber && prepare.isPending,
        secondsUntilResend: useClockSnapshot((now) => getSecondsUntilResend(readOwnSend(), now), 0),
        attempt,
        reason:
          attempt.error?.code === 'too_many_attempts'
            ? attempt.error.code
            : isCodeVoid(attempt.error) || readOwnSend()?.sentAt
              ? 'expired'
              : 'not_sent',
      },
      end ?? undefined,
    ),
    numbers,
    hasEnded: end != null,
    prepare,
    send: (input, callbacks) => {
      attempt.reset();
      if (id !== null) mutate({ ...input, id }, noteRefusal(input, callbacks));
    },
    sendTo: (other) => {
      setChosenId(other);
      const send = readChallengeSend(adapter, other);
      const now = Date.now();
      if (!isSendGood(send, adapter.limits, now) && getSecondsUntilResend(send, now) === 0) mutate({ id: other });
    },
    prepareOnce: useCallback(() => {
      if (
        id !== null &&
        adapter.sentTo === undefined &&
        !readChallengeSend(adapter, id) &&
        !hasRequestedCode(client, adapter)
      )
        mutate({ id });
    }, [adapter, client, id, mutate]),
    attemptBackupCode,
    backupCodesLeft: adapter.backupCodesLeft ?? null,
  };
}

function findNumberInUse(
  numbers: readonly SecondFactorPhoneNumber[],
  preferred: readonly (string | null | undefined)[],
): SecondFactorPhoneNumber | null {
  for (const wanted of preferred) {
    const number = numbers.find(({ id }) => id === wanted);
    if (number) return number;
  }
  return numbers.find((number) => number.default) ?? numbers[0] ?? null;
}
