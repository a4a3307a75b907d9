import type { QueryClient, UseMutationOptions } from '@tanstack/react-query';
import type { PhoneAdapter, PhoneOperation } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { enqueue } from './in-flight.js';
import { phoneKeys } from './keys.js';
import { invalidateList, readList, withoutBackupCodes, writeList } from './list.js';
import { mutationDefaults } from './mutation-defaults.js';
import { recoverFromList } from './recover-from-list.js';
import { runOperation } from './run-operation.js';
import { Secret } from './secret.js';
import { assertSupported, callAdapter, type PhoneSession } from './session.js';

export interface ListOperation<Input extends { id: string }, Result> {
  /** Calls the adapter's method; returns undefined if the adapter has no such method. */
  run: (adapter: PhoneAdapter, input: Input, client: QueryClient) => Promise<readonly PhoneNumber[]> | undefined;
  /** Returns whether the number, as the list has it now, shows that the operation was done; undefined: it is gone. */
  isDone: (number: PhoneNumber | undefined, input: Input) => boolean | undefined;
  /** Returns the list as it is shown until the operation settles. @default the list changes only when it succeeds */
  optimistic?: OptimisticUpdate<Input> | undefined;
  /** Called with an error before the list is fetched to check whether the operation was done anyway. */
  onError?: ((client: QueryClient, input: Input, error: PhoneError) => Promise<void>) | undefined;
  /** Called if the backup codes that the operation created are discarded before anybody has revealed them. */
  onUnseenCodes?: (() => void) | undefined;
  /**
   * Called when the result was written into the list, with the previous list, if it was fetched. Returns what the
   * mutation resolves with.
   */
  select: (result: ListResult, input: Input, before: readonly PhoneNumber[] | undefined, client: QueryClient) => Result;
}

export type OptimisticUpdate<Input> = (
  numbers: readonly PhoneNumber[],
  id: string,
  input: Input,
) => readonly PhoneNumber[];

/** `mutationOptions` of such an operation, with its `mutationKey`. */
export interface ListMutation<Input, Result> extends UseMutationOptions<Result, PhoneError, Input> {
  mutationKey: readonly unknown[];
  optimistic?: OptimisticUpdate<Input> | undefined;
}

export interface ListResult {
  numbers: readonly PhoneNumber[];
  /** The backup codes that the operation created, the same object for all callers that share the call. */
  backupCodes: Secret<readonly string[]> | null;
}

/** Returns `mutationOptions` for an operation that can change more than one number and so returns the whole list. */
export function listMutation<Input extends { id: string }, Result>(
  session: PhoneSession,
  operation: PhoneOperation,
  steps: ListOperation<Input, Result>,
): ListMutation<Input, Result> {
  return {
    ...mutationDefaults,
    mutationKey: phoneKeys.operation(session, operation),
    optimistic: steps.optimistic,
    mutationFn: (input, { client }) => runListOperation(client, session, operation, steps, input),
  };
}

/**
 * Runs such an operation, and writes the list without the backup codes. Those of one user run one after another, so
 * that the last response wins; the same one twice at a time is one request.
 */
export function runListOperation<Input extends { id: string }, Result>(
  client: QueryClient,
  session: PhoneSession,
  operation: PhoneOperation,
  { run, isDone, onError, onUnseenCodes, select }: ListOperation<Input, Result>,
  input: Input,
): Promise<Result> {
  const call = () =>
    callAdapter(session, async (adapter) => assertSupported(run(adapter, input, client), operation)).catch(
      async (error: PhoneError) => {
        await onError?.(client, input, error);
        return recoverFromList(
          client,
          session,
          error,
          ['network', 'not_found', 'already_verified'],
          (numbers) =>
            isDone(
              numbers.find(({ id }) => id === input.id),
              input,
            ) && numbers,
        );
      },
    );
  return runOperation(client, session, operation, JSON.stringify(input), () =>
    enqueue(client, phoneKeys.list(session), async () => {
      const before = readList(client, session);
      const list = await call();
      // Written during the call, for example when a number was added: the result may be older.
      const isOld = readList(client, session) !== before;
      const numbers = list.map(withoutBackupCodes);
      await writeList(client, session, () => numbers);
      if (isOld) invalidateList(client, session);
      const backupCodes = list.find((number) => number.backupCodes)?.backupCodes;
      const secret = backupCodes ? new Secret(backupCodes, onUnseenCodes) : null;
      if (describeFactors(before) !== describeFactors(numbers)) session.notify?.('onSecondFactorChange', numbers);
      return select({ numbers, backupCodes: secret }, input, before, client);
    }),
  );
}

/** Returns a text that differs if other numbers are second factors, or another one is the default. */
function describeFactors(numbers: readonly PhoneNumber[] = []): string {
  const factors = numbers.filter((number) => number.reservedForSecondFactor);
  return JSON.stringify(factors.map(({ id, defaultSecondFactor }) => [id, defaultSecondFactor]).sort());
}
