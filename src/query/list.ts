import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { keepSameNumbers } from './keep-same-numbers.js';
import { phoneKeys } from './keys.js';
import { call, type PhoneSession } from './session.js';

type Numbers = readonly PhoneNumber[];

/** The list, as `queryOptions`: for `useQuery`, `prefetchQuery`, or `ensureQueryData` in a loader. */
export function phoneNumbersQuery(session: PhoneSession) {
  return queryOptions<Numbers, PhoneError>({
    queryKey: phoneKeys.list(session.userId),
    queryFn: ({ signal }) => call(session, (adapter) => adapter.list({ signal })),
    // Answers are written through, so a component that mounts later need not ask again; other tabs are seen on focus.
    staleTime: 30_000,
    structuralSharing: keepSameNumbers,
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
    // The rest stands here because an app's defaults would win otherwise.
    networkMode: 'always',
    retry: (failures, error) => error.code === 'unknown' && failures < 2,
    throwOnError: false,
  });
}

/** Writes a change into a list that was read; a list that never was stays unread. */
export async function writeList(client: QueryClient, userId: string, change: (numbers: Numbers) => Numbers): Promise<void> {
  const list = { queryKey: phoneKeys.list(userId), exact: true };
  const wasFetching = client.isFetching(list) > 0;
  // What is being read now may be older than this change and must not land on top of it.
  await client.cancelQueries(list);
  client.setQueryData<Numbers>(list.queryKey, (numbers) => numbers && change(numbers));
  if (wasFetching) invalidateList(client, userId);
}

/** Has the list read again, at once where it is on screen. */
export function invalidateList(client: QueryClient, userId: string): void {
  void client.invalidateQueries({ queryKey: phoneKeys.list(userId), exact: true });
}

/** Reads the list now, writes it through, and answers it; null where it cannot be read, and then it is invalidated. */
export async function readListAgain(client: QueryClient, session: PhoneSession): Promise<Numbers | null> {
  try {
    const numbers = await call(session, (adapter) => adapter.list({}));
    await writeList(client, session.userId, () => numbers);
    return numbers;
  } catch {
    invalidateList(client, session.userId);
    return null;
  }
}
