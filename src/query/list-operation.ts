import { mutationOptions, type QueryClient, type UseMutationOptions } from '@tanstack/react-query';
import type { PhoneAdapter, PhoneOperation } from '../core/adapter.js';
import { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { inTurn, joined } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { writeList } from './list.js';
import { answerFromList, operationDefaults } from './operation.js';
import { seal, type Sealed } from './sealed.js';
import { call, type PhoneSession } from './session.js';

type Numbers = readonly PhoneNumber[];

export interface ListOperation<Input, Answer> {
  /** undefined: the adapter has no such method. */
  run: (adapter: PhoneAdapter, input: Input) => Promise<Numbers> | undefined;
  /** Whether a list that was read again, after an answer was lost, shows that it was done. */
  isDone: (numbers: Numbers, input: Input) => boolean;
  /** What the caller gets once it is done. */
  answer: (answer: ListAnswer, input: Input) => Answer;
}

export interface ListAnswer {
  numbers: Numbers;
  /** On the answer of the operation that made them; never in the cache. Sealed once, for all who share the call. */
  backupCodes: Sealed<readonly string[]> | null;
}

/** What `mutationOptions` makes of such an operation. */
export interface ListMutation<Input, Answer> extends UseMutationOptions<Answer, PhoneError, Input> {
  mutationKey: readonly unknown[];
}

/**
 * An operation that can change more than one number and so answers the whole list. Those of one user run one after
 * another, so that the last answer is the last word; the same one while it is under way is one call.
 */
export function listMutation<Input, Answer>(
  session: PhoneSession,
  operation: PhoneOperation,
  { run, isDone, answer }: ListOperation<Input, Answer>,
): ListMutation<Input, Answer> {
  const { userId } = session;
  return mutationOptions<Answer, PhoneError, Input>({
    ...operationDefaults,
    mutationKey: phoneKeys.operation(userId, operation),
    mutationFn: (input, { client }) =>
      joined(client, [userId, operation, JSON.stringify(input)], () =>
        inTurn(client, [userId, 'list'], async () => {
          const list = await call(session, async (adapter) => {
            const answering = run(adapter, input);
            if (!answering) throw new PhoneError('unsupported', { message: `This adapter has no ${operation}.` });
            return answering;
          }).catch((error: PhoneError) =>
            answerFromList(
              client,
              session,
              error,
              ['network', 'not_found'],
              (numbers) => isDone(numbers, input) && numbers,
            ),
          );
          return answer(await writeAnswer(client, userId, list), input);
        }),
      ),
  });
}

async function writeAnswer(client: QueryClient, userId: string, list: Numbers): Promise<ListAnswer> {
  const numbers = list.map((number) => (number.backupCodes ? { ...number, backupCodes: null } : number));
  await writeList(client, userId, () => numbers);
  const backupCodes = list.find((number) => number.backupCodes)?.backupCodes;
  return { numbers, backupCodes: backupCodes ? seal(backupCodes) : null };
}
