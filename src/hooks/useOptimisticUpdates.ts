'use client';
import { useMutationState } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { applyOptimisticUpdates, pendingMutations } from '../query/optimistic.js';

/** Returns a `select` for the list that applies the changes in flight; one that fails is dropped. */
export function useOptimisticUpdates(): (numbers: readonly PhoneNumber[]) => readonly PhoneNumber[] {
  const { userId } = usePhoneNumbersContext();
  const pending = useMutationState(pendingMutations(userId));
  return useCallback((numbers) => applyOptimisticUpdates(numbers, pending), [pending]);
}
