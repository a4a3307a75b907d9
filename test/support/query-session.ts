import { MutationObserver, QueryClient, type UseMutationOptions } from '@tanstack/react-query';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import type { PhoneError } from '../../src/core/errors.js';
import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory/index.js';
import { phoneKeys } from '../../src/query/keys.js';
import { phoneNumbersQuery } from '../../src/query/list.js';
import type { PhoneNumber } from '../../src/core/model.js';
import { faultyAdapter } from '../../src/testing/index.js';

/** One user's numbers in one cache, without React. */
export function querySession(options: MemoryAdapterOptions = {}, client = new QueryClient()) {
  return querySessionOver(faultyAdapter(memoryAdapter(options)), options.userId ?? 'user_1', client);
}

/** The same over any backend. */
export function querySessionOver<Adapter extends PhoneAdapter>(
  adapter: Adapter,
  userId: string,
  client = new QueryClient(),
) {
  const session = { adapter, userId };
  return {
    adapter,
    client,
    session,
    readList: () => client.fetchQuery(phoneNumbersQuery(session)),
    cachedList: () => client.getQueryData<readonly PhoneNumber[]>(phoneKeys.list(session)),
    isListStale: () => client.getQueryState(phoneKeys.list(session))?.isInvalidated,
    mutate: <Result, Input>(mutation: UseMutationOptions<Result, PhoneError, Input>, input: Input) =>
      new MutationObserver<Result, PhoneError, Input>(client, mutation).mutate(input),
  };
}
