'use client';
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { useContext, useMemo, useState, type ReactNode } from 'react';
import type { PhoneAdapter } from '../core/adapter.js';
import type { Messages } from '../messages/types.js';
import { PhoneNumbersContext } from './PhoneNumbersContext.js';

export interface PhoneNumbersProviderProps {
  /** The backend, made once outside of render: `memoryAdapter()`, `httpAdapter({ baseUrl })`, … */
  adapter: PhoneAdapter;
  /** The signed-in person. Lists, drafts and answers in flight of one person never reach another. */
  userId: string;
  /** The language of the components. @default English */
  messages?: Messages;
  children?: ReactNode;
}

/**
 * Gives the components and hooks below it their backend, user and language. Renders nothing of its own. It uses the
 * app's `QueryClient` where there is one above, and makes one otherwise.
 */
export function PhoneNumbersProvider({ adapter, userId, messages, children }: PhoneNumbersProviderProps) {
  const value = useMemo(() => ({ adapter, userId, messages: messages ?? null }), [adapter, userId, messages]);
  const content = <PhoneNumbersContext.Provider value={value}>{children}</PhoneNumbersContext.Provider>;
  return useContext(QueryClientContext) ? content : <OwnQueryClient>{content}</OwnQueryClient>;
}

function OwnQueryClient({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
