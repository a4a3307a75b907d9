'use client';
import { useMutationState } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { phoneKeys } from '../query/keys.js';
import { pendingTransition, withPending } from '../query/pending.js';

/** Puts what was asked for on top of the confirmed list, until its answer comes; a failure simply drops it. */
export function usePendingTransitions(): (numbers: readonly PhoneNumber[]) => readonly PhoneNumber[] {
  const { userId } = usePhoneNumbersContext();
  const pending = useMutationState({
    filters: { mutationKey: phoneKeys.all(userId), status: 'pending' },
    select: pendingTransition,
  });
  return useCallback((numbers) => withPending(numbers, pending), [pending]);
}
