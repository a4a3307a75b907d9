import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { memoryAdapter, type MemoryAdapter } from '../../src/adapters/memory/index.js';
import type { PhoneAdapter, StepUp } from '../../src/core/adapter.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { PhoneNumbersProvider, type PhoneNumbersProviderProps } from '../../src/provider/PhoneNumbersProvider.js';

export interface KitOptions<Adapter extends PhoneAdapter = MemoryAdapter> {
  adapter?: Adapter;
  userId?: string;
  messages?: PhoneMessages;
  phoneField?: PhoneNumbersProviderProps['phoneField'];
  onStepUp?: StepUp;
  client?: QueryClient;
}

/** The real tree over the in-memory backend, under StrictMode, as an app would have it. */
export async function renderKit(children: ReactNode, options: KitOptions = {}) {
  const { client = new QueryClient(), adapter = memoryAdapter() } = options;
  const tree = ({ userId = 'user_1', messages, phoneField, onStepUp, adapter: now = adapter }: KitOptions) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider
          adapter={now}
          userId={userId}
          messages={messages}
          phoneField={phoneField}
          onStepUp={onStepUp}
        >
          {children}
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  onTestFinished(() => localStorage.clear());
  const screen = render(tree(options));
  return {
    ...screen,
    adapter,
    client,
    change: async (changed: KitOptions) => screen.rerender(tree({ ...options, ...changed })),
  };
}
