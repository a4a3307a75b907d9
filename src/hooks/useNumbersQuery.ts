'use client';
import { useMutationState, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { phoneNumbersQuery } from '../query/list.js';
import { applyOptimisticUpdates, pendingMutations } from '../query/optimistic.js';

/** The list with the optimistic changes in flight applied; one that fails is dropped. */
export function useNumbersQuery(options?: {
  refetchOnMount: boolean;
}): UseQueryResult<readonly PhoneNumber[], PhoneError> {
  const session = usePhoneNumbersContext();
  const pending = useMutationState(pendingMutations(session));
  const select = useCallback((numbers: readonly PhoneNumber[]) => applyOptimisticUpdates(numbers, pending), [pending]);
  return useQuery({ ...phoneNumbersQuery(session), select, ...options });
}
