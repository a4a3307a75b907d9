import { withReservation } from '../core/transitions.js';
import { readList } from './list.js';
import { listMutation, type ListResult } from './list-mutation.js';
import type { PhoneSession } from './session.js';
import { noSetBefore, recordUnseenCodes, watchNewCodes } from './unseen-backup-codes.js';

export interface ReserveForSecondFactorVariables {
  id: string;
  /** Whether the number is reserved for the second factor, or no longer. */
  reserved: boolean;
}

/** The list, and the backup codes that were created with the first reserved number, to show once. */
export type ReserveForSecondFactorResult = ListResult;

/**
 * Returns `mutationOptions` that reserve a number for the second factor, which is optimistic, or end that, which is
 * not.
 */
export function reserveForSecondFactorMutation(session: PhoneSession) {
  return listMutation<ReserveForSecondFactorVariables, ReserveForSecondFactorResult>(
    session,
    'setReservedForSecondFactor',
    {
      run: (adapter, input, client) => {
        const response = adapter.setReservedForSecondFactor?.(input);
        const isFirst = input.reserved && !readList(client, session)?.some((number) => number.reservedForSecondFactor);
        return response && watchNewCodes(client, session, isFirst ? noSetBefore : null, response);
      },
      isDone: (number, { reserved }) => number?.reservedForSecondFactor === reserved,
      optimistic: (numbers, id, { reserved }) => (reserved ? withReservation(numbers, id, true) : numbers),
      onUnseenCodes: () => recordUnseenCodes(session, noSetBefore),
      select: (result) => result,
    },
  );
}
