'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { prepareVerificationMutation, type PrepareVerificationInput } from '../query/prepare-verification.js';
import { useOperation, type Operation } from './useOperation.js';

/**
 * Has a code sent to a number (`{ id, channel? }`); a new code voids the one before. Errors: `rate_limited` with
 * `retryAfter`, `message_not_sent`, `unsupported_country`, `not_found`.
 */
export function usePrepareVerification(): Operation<PhoneNumber, PrepareVerificationInput> {
  return useOperation(prepareVerificationMutation(usePhoneNumbersContext()), true);
}
