import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { faultyAdapter } from '../../src/testing/index.js';
import type { FaultyMemoryAdapter } from './render-kit.js';

/** Renders one or more hooks of the kit without its components, as an app with its own interface does. */
export function renderKitHook<Result>(
  useIt: () => Result,
  options: { adapter?: FaultyMemoryAdapter; client?: QueryClient } = {},
) {
  const { client = new QueryClient(), adapter = faultyAdapter(memoryAdapter()) } = options;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={adapter} userId="user_1">
          {children}
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  onTestFinished(() => localStorage.clear());
  return { ...renderHook(useIt, { wrapper }), adapter, client };
}
