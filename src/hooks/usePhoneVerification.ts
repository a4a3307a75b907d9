'use client';
import { useMutationState, type UseQueryResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber, type Verification } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import type { PrepareVerificationVariables } from '../query/prepare-verification.js';
import { readSend } from '../query/send-storage.js';
import { getChosenChannel } from '../query/sends.js';
import { prepareVerificationStates } from '../query/prepare-verification-states.js';
import { deriveCodeVerification, type UseCodeVerificationResult } from './code-verification.js';
import { useIsCodeGood } from './useIsCodeGood.js';
import { useOfferedChannels } from './useOfferedChannels.js';
import { useNumbersQuery } from './useNumbersQuery.js';
import type { UsePhoneMutationResult } from './usePhoneMutation.js';
import { usePrepareVerification } from './usePrepareVerification.js';
import { useResendCountdown } from './useResendCountdown.js';
import { useVerifyPhone } from './useVerifyPhone.js';

export interface UsePhoneVerificationResult extends UseCodeVerificationResult<PhoneNumber, PhoneNumber> {
  /** The list that `number` is on. */
  numbers: UseQueryResult<readonly PhoneNumber[], PhoneError>;
  /** The mutation behind `send`: sends a code (`{ id, channel? }`) and leaves `attempt` as it is. */
  prepare: UsePhoneMutationResult<PhoneNumber, PrepareVerificationVariables>;
}

/**
 * The verification of one number on the list: which step it is at, sending a code, the countdown until the next one,
 * trying it, and the error to show. Sends nothing by itself. Returns the same as `useSecondFactorChallenge`, as far as
 * both have it. Errors: those of `usePrepareVerification` and `useVerifyPhone`.
 */
export function usePhoneVerification(id: string): UsePhoneVerificationResult {
  const session = usePhoneNumbersContext();
  // Does not refetch a list that is in the cache, because the verify step usually opens on a visible list.
  const numbers = useNumbersQuery({ refetchOnMount: false });
  const number = numbers.data?.find((candidate) => candidate.id === id) ?? null;
  const prepare = usePrepareVerification();
  const attempt = useVerifyPhone();
  // Includes sends by other components, such as a row or a form.
  const lastSend = useMutationState(prepareVerificationStates(session, id)).at(-1);
  const { channels } = session.adapter;
  const { offered, noteRefusal } = useOfferedChannels(id, channels);
  const send = readSend(session, id);
  const mayHaveCode =
    number?.verification?.status === 'unverified' && (send?.sentAt ?? number.verification.expireAt) !== null;
  return {
    ...deriveCodeVerification<PhoneNumber, PhoneNumber>(
      number !== null && isVerified(number),
      lastSend?.error ?? null,
      {
        number,
        offered,
        channel: getChosenChannel(send, channels) ?? channels[0] ?? 'sms',
        isCodeGood: useIsCodeGood(number),
        mayHaveCode,
        isSending: lastSend?.status === 'pending',
        secondsUntilResend: useResendCountdown(id),
        attempt,
        reason: getReasonToSend(number?.verification, mayHaveCode),
      },
    ),
    numbers,
    prepare,
    send: (input, callbacks) => {
      attempt.reset();
      prepare.mutate({ ...input, id }, noteRefusal(input, callbacks));
    },
  };
}

function getReasonToSend(
  verification: Verification | null | undefined,
  mayHaveCode: boolean,
): UsePhoneVerificationResult['reason'] {
  if (verification?.status === 'failed') return 'too_many_attempts';
  return verification?.status === 'expired' || mayHaveCode ? 'expired' : 'not_sent';
}
