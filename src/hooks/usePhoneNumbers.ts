'use client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { phoneNumbersQuery } from '../query/list.js';
import { usePendingTransitions } from './usePendingTransitions.js';

/**
 * The person's phone numbers: TanStack Query's own result, its `error` a `PhoneError`. What was asked for and shows at
 * once (reserve, default, primary) is in it before the backend has answered.
 */
export function usePhoneNumbers(): UseQueryResult<readonly PhoneNumber[], PhoneError> {
  return useQuery({ ...phoneNumbersQuery(usePhoneNumbersContext()), select: usePendingTransitions() });
}
