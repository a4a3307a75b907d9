import type { QueryClient } from '@tanstack/react-query';
import { isAmbiguous, type PhoneError, type PhoneErrorCode } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { invalidateList, readListAgain } from './list.js';
import type { PhoneSession } from './session.js';

/** What every mutation of the kit sets itself, because an app's defaults would win otherwise. */
export const operationDefaults = {
  /** Offline fails at once: a message or a removal must not happen later by itself. */
  networkMode: 'always',
  retry: false,
  throwOnError: false,
  /** ms. How the last send of a code went is read from the cache until then. */
  gcTime: 300_000,
} as const;

/**
 * After a failure behind which a success may hide (the answer was lost, or another tab was faster) the list is read
 * again, and what `find` sees there counts as the answer. Otherwise the failure stands.
 */
export async function answerFromList<Answer>(
  client: QueryClient,
  session: PhoneSession,
  error: PhoneError,
  codes: readonly PhoneErrorCode[],
  find: (numbers: readonly PhoneNumber[]) => Answer | null | undefined | false,
): Promise<Answer> {
  if (codes.includes(error.code)) {
    const numbers = await readListAgain(client, session);
    const found = numbers && find(numbers);
    if (found) return found;
  } else if (isAmbiguous(error) || error.code === 'not_found') {
    invalidateList(client, session.userId);
  }
  throw error;
}
