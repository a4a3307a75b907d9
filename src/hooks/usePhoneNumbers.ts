'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { useNumbersQuery } from './useNumbersQuery.js';

/**
 * Fetches the user's phone numbers. Returns TanStack Query's own result; `data` includes the changes in flight that are
 * optimistic (reserve, default, primary), and `error` is a `PhoneError`.
 */
export function usePhoneNumbers(): UseQueryResult<readonly PhoneNumber[], PhoneError> {
  return useNumbersQuery();
}
