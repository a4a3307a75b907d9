import { queryOptions, type QueryClient, type QueryFunctionContext } from '@tanstack/react-query';
import type { PhoneAdapter } from '../core/adapter.js';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { phoneKeys, type KeyOwner } from './keys.js';
import { replaceEqualPhoneNumbers } from './replace-equal-phone-numbers.js';
import { callAdapter, type PhoneSession } from './session.js';

/** Returns `queryOptions` for the list: for `useQuery`, `prefetchQuery`, or `ensureQueryData` in a loader. */
export function phoneNumbersQuery(session: PhoneSession) {
  return queryOptions<readonly PhoneNumber[], PhoneError>({
    queryKey: phoneKeys.list(session),
    queryFn: (context) =>
      readAdapter(session, context, async (adapter) =>
        (await adapter.list({ signal: context.signal })).map(withoutBackupCodes),
      ),
    ...readOptions,
    structuralSharing: replaceEqualPhoneNumbers,
  });
}

/** Runs a call that only reads; notifies of the error when it is not tried again. */
export function readAdapter<Result>(
  session: PhoneSession,
  { client, queryKey, signal }: QueryFunctionContext,
  run: (adapter: PhoneAdapter) => Promise<Result>,
): Promise<Result> {
  return callAdapter(session, run).catch((error: PhoneError) => {
    const failures = client.getQueryState(queryKey)?.fetchFailureCount ?? 0;
    if (!signal.aborted && !readOptions.retry(failures, error)) session.notify?.('onError', error);
    throw error;
  });
}

/** Options of the queries of a user's data, set here because an app's defaults would win otherwise. */
export const readOptions = {
  // Results are written through, so a component that mounts later need not fetch; changes in other tabs show on focus.
  staleTime: 30_000,
  refetchOnWindowFocus: 'always',
  refetchOnReconnect: 'always',
  networkMode: 'always',
  retry: (failureCount: number, error: PhoneError) => error.code === 'unknown' && failureCount < 2,
  throwOnError: false,
} as const;

/** Returns the number without backup codes, which only the operation that created them returns: no cache holds them. */
export function withoutBackupCodes(number: PhoneNumber): PhoneNumber {
  return number.backupCodes ? { ...number, backupCodes: null } : number;
}

/** Returns the confirmed list as it is in the cache. */
export function readList(client: QueryClient, owner: KeyOwner): readonly PhoneNumber[] | undefined {
  return client.getQueryData(phoneKeys.list(owner));
}

/** Writes a change into the list if it has been fetched. */
export async function writeList(
  client: QueryClient,
  owner: KeyOwner,
  update: (numbers: readonly PhoneNumber[]) => readonly PhoneNumber[],
): Promise<void> {
  const list = { queryKey: phoneKeys.list(owner), exact: true };
  const wasFetching = client.isFetching(list) > 0;
  // A fetch in flight may be older than this change and must not overwrite it.
  await client.cancelQueries(list);
  client.setQueryData<readonly PhoneNumber[]>(list.queryKey, (numbers) => numbers && update(numbers));
  if (wasFetching) invalidateList(client, owner);
}

/** Marks the list as stale, and fetches it now if it is on screen. */
export function invalidateList(client: QueryClient, owner: KeyOwner): void {
  void client.invalidateQueries({ queryKey: phoneKeys.list(owner), exact: true });
}

/** Marks how many backup codes are left as stale, and fetches it now if it is on screen. */
export function invalidateBackupCodeStatus(client: QueryClient, owner: KeyOwner): void {
  void client.invalidateQueries({ queryKey: phoneKeys.backupCodeStatus(owner) });
}

/** Fetches the list now, writes it through and returns it. If that fails, invalidates it and returns null. */
export async function refetchList(client: QueryClient, session: PhoneSession): Promise<readonly PhoneNumber[] | null> {
  try {
    const numbers = await callAdapter(session, (adapter) => adapter.list({}));
    await writeList(client, session, () => numbers);
    return numbers;
  } catch {
    invalidateList(client, session);
    return null;
  }
}
