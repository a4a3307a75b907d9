'use client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { phoneNumbersQuery } from '../query/list.js';
import { usePendingTransitions } from './usePendingTransitions.js';

/** One number of the list, null where it is not in it. Asks for the list only where nobody has yet. */
export function usePhoneNumber(id: string): UseQueryResult<PhoneNumber | null, PhoneError> {
  const shown = usePendingTransitions();
  return useQuery({
    ...phoneNumbersQuery(usePhoneNumbersContext()),
    select: (numbers) => shown(numbers).find((number) => number.id === id) ?? null,
    refetchOnMount: false,
  });
}
