import type { QueryClient, UseMutationOptions } from '@tanstack/react-query';
import type { PhoneAdapter, PhoneOperation } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { dedupe, enqueue } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { invalidateList, readList, writeList } from './list.js';
import { mutationDefaults } from './mutation-defaults.js';
import { recoverFromList } from './recover-from-list.js';
import { Secret } from './secret.js';
import { assertSupported, callAdapter, type PhoneSession } from './session.js';

export interface ListOperation<Input extends { id: string }, Result> {
  /** Calls the adapter's method; returns undefined if the adapter has no such method. */
  run: (adapter: PhoneAdapter, input: Input, client: QueryClient) => Promise<readonly PhoneNumber[]> | undefined;
  /** Returns whether the number, as the list has it now, shows that the operation was done; undefined: it is gone. */
  isDone: (number: PhoneNumber | undefined, input: Input) => boolean | undefined;
  /** Returns the list as it is shown until the operation settles. @default the list changes only when it succeeds */
  optimistic?: OptimisticUpdate<Input>;
  /** Called after the result was written into the list, with the list of before; undefined: it was never fetched. */
  onDone?: (input: Input, before: readonly PhoneNumber[] | undefined) => void;
  /** Returns what the caller gets of the result. */
  select: (result: ListResult) => Result;
}

export type OptimisticUpdate<Input> = (
  numbers: readonly PhoneNumber[],
  id: string,
  input: Input,
) => readonly PhoneNumber[];

/** The options of such an operation: its `mutationKey` is set. */
export interface ListMutation<Input, Result> extends UseMutationOptions<Result, PhoneError, Input> {
  mutationKey: readonly unknown[];
  optimistic?: OptimisticUpdate<Input>;
}

export interface ListResult {
  numbers: readonly PhoneNumber[];
  /** The backup codes that the operation made, the same object for all callers that share the call. */
  backupCodes: Secret<readonly string[]> | null;
}

/**
 * Returns `mutationOptions` for an operation that can change more than one number and so returns the whole list. Those
 * of one user run one after another, so that the last response wins; the same one twice at a time is one request.
 */
export function listMutation<Input extends { id: string }, Result>(
  session: PhoneSession,
  operation: PhoneOperation,
  { run, isDone, optimistic, onDone, select }: ListOperation<Input, Result>,
): ListMutation<Input, Result> {
  const mutationKey = phoneKeys.operation(session, operation);
  return {
    ...mutationDefaults,
    mutationKey,
    optimistic,
    mutationFn: (input, { client }) =>
      dedupe(
        client,
        [...mutationKey, JSON.stringify(input)],
        () =>
          enqueue(client, phoneKeys.list(session), async () => {
            const result = await writeResult(client, session, () =>
              callAdapter(session, async (adapter) => assertSupported(run(adapter, input, client), operation)).catch(
                (error: PhoneError) =>
                  recoverFromList(
                    client,
                    session,
                    error,
                    ['network', 'not_found'],
                    (numbers) =>
                      isDone(
                        numbers.find(({ id }) => id === input.id),
                        input,
                      ) && numbers,
                  ),
              ),
            );
            onDone?.(input, result.before);
            return select(result);
          }),
        session.notify,
      ),
  };
}

/**
 * Runs a call that returns the whole list, and writes it without the backup codes. Fetches the list again if it was
 * written during the call, because the result may be older than that, such as a number that was added meanwhile.
 */
export async function writeResult(
  client: QueryClient,
  session: PhoneSession,
  call: () => Promise<readonly PhoneNumber[]>,
): Promise<ListResult & { before: readonly PhoneNumber[] | undefined }> {
  const before = readList(client, session);
  const list = await call();
  const isOld = readList(client, session) !== before;
  const numbers = list.map((number) => (number.backupCodes ? { ...number, backupCodes: null } : number));
  await writeList(client, session, () => numbers);
  if (isOld) invalidateList(client, session);
  if (describeFactors(before) !== describeFactors(numbers)) session.notify?.('onSecondFactorChange', numbers);
  const backupCodes = list.find((number) => number.backupCodes)?.backupCodes;
  return { numbers, before, backupCodes: backupCodes ? new Secret(backupCodes) : null };
}

/** Returns a text that differs if other numbers are second factors, or another one is the default. */
function describeFactors(numbers: readonly PhoneNumber[] = []): string {
  const factors = numbers.filter((number) => number.reservedForSecondFactor);
  return JSON.stringify(factors.map(({ id, defaultSecondFactor }) => [id, defaultSecondFactor]).sort());
}
