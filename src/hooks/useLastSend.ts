'use client';
import { useMutationState, type MutationState } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { phoneKeys } from '../query/keys.js';
import type { PrepareVerificationInput } from '../query/prepare-verification.js';

/** A send of a code, as TanStack Query's mutation cache keeps it. */
export type LastSend = MutationState<PhoneNumber, PhoneError, PrepareVerificationInput>;

/** How the newest send of a code to this number goes, whichever component asked for it. */
export function useLastSend(id: string): LastSend | undefined {
  const { userId } = usePhoneNumbersContext();
  return useMutationState({
    filters: { mutationKey: phoneKeys.operation(userId, 'prepareVerification'), exact: true },
    select: (mutation) => mutation.state as LastSend,
  })
    .filter((state) => state.variables?.id === id)
    .at(-1);
}
