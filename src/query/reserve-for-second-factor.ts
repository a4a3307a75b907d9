import { mutationOptions } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import { phoneKeys } from './keys.js';
import { runListOperation, type ListAnswer } from './list-operation.js';
import { operationDefaults } from './operation.js';
import type { PhoneSession } from './session.js';

export interface ReserveForSecondFactorInput {
  id: string;
  /** false: the number is no second factor any longer. */
  reserved: boolean;
}

/** The list, and the backup codes made with the first reserved number: shown once, opened by `reveal`. */
export type ReserveForSecondFactorAnswer = ListAnswer;

/** Reserves a number as a second factor, which is shown at once, or ends that, which is shown when it is done. */
export function reserveForSecondFactorMutation(session: PhoneSession) {
  const operation = 'setReservedForSecondFactor';
  return mutationOptions<ReserveForSecondFactorAnswer, PhoneError, ReserveForSecondFactorInput>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(session.userId, operation),
    mutationFn: ({ id, reserved }, { client }) =>
      runListOperation(client, session, {
        operation,
        subject: `${id} ${reserved}`,
        run: (adapter) => adapter.setReservedForSecondFactor?.({ id, reserved }),
        isDone: (found) => found.some((number) => number.id === id && number.reservedForSecondFactor === reserved),
      }),
  });
}
