import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { render } from 'vitest-browser-react';
import { memoryAdapter, type MemoryAdapter } from '../../src/adapters/memory.js';
import type { Messages } from '../../src/messages/types.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';

export interface KitOptions {
  adapter?: MemoryAdapter;
  userId?: string;
  messages?: Messages;
  client?: QueryClient;
}

/** The real tree over the backend in the tab, under StrictMode, as an app would have it. */
export async function renderKit(children: ReactNode, options: KitOptions = {}) {
  const { client = new QueryClient(), adapter = memoryAdapter() } = options;
  const tree = ({ userId = 'user_1', messages, adapter: now = adapter }: KitOptions) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={now} userId={userId} messages={messages}>
          {children}
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  const screen = await render(tree(options));
  return { ...screen, adapter, client, change: (changed: KitOptions) => screen.rerender(tree({ ...options, ...changed })) };
}
