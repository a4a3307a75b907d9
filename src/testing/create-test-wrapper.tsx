import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import type { PhoneAdapter } from '../core/adapter.js';
import type { Optional } from '../core/optional.js';
import { PhoneNumbersProvider, type PhoneNumbersProviderProps } from '../provider/PhoneNumbersProvider.js';

export interface TestWrapperOptions extends Optional<
  Pick<PhoneNumbersProviderProps, 'userId' | 'messages' | 'onStepUp'>
> {
  /**
   * The backend, such as `memoryAdapter()`. @default none, and no `PhoneNumbersProvider`: for `SecondFactorChallenge`,
   * which has its adapter as a prop
   */
  adapter?: PhoneAdapter | undefined;
}

/**
 * Returns a component for the `wrapper` option of Testing Library's `render` and `renderHook`: the provider over a
 * `QueryClient` of its own, so that no test sees the cache of another. A failed request fails at once, without retries,
 * and no timer is left behind.
 *
 * ```tsx
 * render(<PhoneNumbers />, { wrapper: createTestWrapper({ adapter, userId: 'user_1' }) });
 * ```
 */
export function createTestWrapper({
  adapter,
  userId = 'user_1',
  messages,
  onStepUp,
}: TestWrapperOptions = {}): ComponentType<{ children: ReactNode }> {
  const client = createTestClient();
  return function TestWrapper({ children }) {
    return (
      <QueryClientProvider client={client}>
        {adapter ? (
          <PhoneNumbersProvider adapter={adapter} userId={userId} messages={messages} onStepUp={onStepUp}>
            {children}
          </PhoneNumbersProvider>
        ) : (
          children
        )}
      </QueryClientProvider>
    );
  };
}

function createTestClient(): QueryClient {
  const client = new QueryClient();
  // Not `defaultOptions`, since the queries and mutations of the kit set these themselves.
  const overridden = (addDefaults: (options: never) => unknown) => (options?: object) =>
    addDefaults.call(client, { ...options, retry: false, gcTime: Infinity } as never) as never;
  client.defaultQueryOptions = overridden(client.defaultQueryOptions);
  client.defaultMutationOptions = overridden(client.defaultMutationOptions);
  return client;
}
