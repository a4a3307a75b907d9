'use client';
import type { PhoneNumber } from '../core/model.js';
import { prepareVerificationMutation, type PrepareVerificationVariables } from '../query/prepare-verification.js';
import { usePhoneMutation, type UsePhoneMutationResult } from './usePhoneMutation.js';

/**
 * Sends a code to a number (`{ id, channel? }`), which voids the previous one. Returns the number. Errors:
 * `rate_limited` with `retryAfter`, `message_not_sent`, `recipient_opted_out`, `recipient_unreachable`, `locked`,
 * `unsupported_country`, `not_found`.
 */
export function usePrepareVerification(): UsePhoneMutationResult<PhoneNumber, PrepareVerificationVariables> {
  return usePhoneMutation('prepareVerification', prepareVerificationMutation);
}
