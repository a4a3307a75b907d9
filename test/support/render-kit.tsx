import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { memoryAdapter, type MemoryAdapter } from '../../src/adapters/memory/index.js';
import type { PhoneAdapter, StepUp } from '../../src/core/adapter.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { PhoneNumbersProvider, type PhoneNumbersProviderProps } from '../../src/provider/PhoneNumbersProvider.js';
import { faultyAdapter, type FaultyAdapter } from '../../src/testing/index.js';

/** The in-memory backend, whose calls a test can break. */
export type FaultyMemoryAdapter = FaultyAdapter<MemoryAdapter>;

export interface KitOptions<Adapter extends PhoneAdapter = FaultyMemoryAdapter> {
  adapter?: Adapter;
  userId?: string;
  messages?: PhoneMessages;
  phoneField?: PhoneNumbersProviderProps['phoneField'];
  onStepUp?: StepUp;
  client?: QueryClient;
}

/** Renders the real tree over the in-memory backend, under StrictMode, as an app would. */
export async function renderKit<Adapter extends PhoneAdapter = FaultyMemoryAdapter>(
  children: ReactNode,
  options: KitOptions<Adapter> = {},
) {
  const { client = new QueryClient() } = options;
  // Inferred from the options, unless they have none.
  const adapter = options.adapter ?? (faultyAdapter(memoryAdapter()) as PhoneAdapter as Adapter);
  const tree = ({ userId = 'user_1', messages, phoneField, onStepUp, adapter: now = adapter }: KitOptions<Adapter>) => (
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
    change: async (changed: KitOptions<Adapter>) => screen.rerender(tree({ ...options, ...changed })),
  };
}
