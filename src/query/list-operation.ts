import type { QueryClient } from '@tanstack/react-query';
import type { PhoneAdapter } from '../core/adapter.js';
import { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { inTurn, joined } from './in-flight.js';
import type { PhoneOperation } from './keys.js';
import { writeList } from './list.js';
import { answerFromList } from './operation.js';
import { seal, type Sealed } from './sealed.js';
import { call, type PhoneSession } from './session.js';

type Numbers = readonly PhoneNumber[];

export interface ListOperation {
  operation: PhoneOperation;
  /** What tells two calls apart: the same call while it is under way is one call. */
  subject: string;
  /** undefined: the adapter has no such method. */
  run: (adapter: PhoneAdapter) => Promise<Numbers> | undefined;
  /** Whether a list that was read again, after an answer was lost, shows that it was done. */
  isDone: (numbers: Numbers) => boolean;
}

export interface ListAnswer {
  numbers: Numbers;
  /** On the answer of the operation that made them; never in the cache. Sealed once, for all who share the call. */
  backupCodes: Sealed<readonly string[]> | null;
}

/**
 * Runs an operation that can change more than one number and so answers the whole list. Those of one user run one
 * after another, so that the last answer is the last word.
 */
export function runListOperation(
  client: QueryClient,
  session: PhoneSession,
  { operation, subject, run, isDone }: ListOperation,
): Promise<ListAnswer> {
  const { userId } = session;
  return joined(client, [userId, operation, subject], () =>
    inTurn(client, [userId, 'list'], async () => {
      const answer = await call(session, async (adapter) => {
        const answering = run(adapter);
        if (!answering) throw new PhoneError('unsupported', { message: `This adapter has no ${operation}.` });
        return answering;
      }).catch((error: PhoneError) =>
        answerFromList(client, session, error, ['network', 'not_found'], (numbers) => isDone(numbers) && numbers),
      );
      const numbers = answer.map((number) => (number.backupCodes ? { ...number, backupCodes: null } : number));
      await writeList(client, userId, () => numbers);
      const backupCodes = answer.find((number) => number.backupCodes)?.backupCodes;
      return { numbers, backupCodes: backupCodes ? seal(backupCodes) : null };
    }),
  );
}
