import type { QueryClient } from '@tanstack/react-query';
import { isAmbiguous, type PhoneError } from '../core/errors.js';
import type { PhoneErrorCode } from '../core/error-codes.js';
import type { PhoneNumber } from '../core/model.js';
import { invalidateList, refetchList } from './list.js';
import type { PhoneSession } from './session.js';

/**
 * Fetches the list after an error that may hide a success (the response was lost, or another tab was faster), and
 * returns what `find` finds there. Throws the error if it finds nothing, or if the error's code is not one of `codes`.
 */
export async function recoverFromList<Result>(
  client: QueryClient,
  session: PhoneSession,
  error: PhoneError,
  codes: readonly PhoneErrorCode[],
  find: (numbers: readonly PhoneNumber[]) => Result | null | undefined | false,
): Promise<Result> {
  if (codes.includes(error.code)) {
    const numbers = await refetchList(client, session);
    const found = numbers && find(numbers);
    if (found) return found;
  } else if (isAmbiguous(error) || staleAfter.includes(error.code)) {
    invalidateList(client, session);
  }
  throw error;
}

/** A message that is reported as not sent may still arrive; the list says whether its code is good. */
const staleAfter: readonly PhoneErrorCode[] = ['not_found', 'message_not_sent'];
