'use client';
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { useContext, useState, type ReactNode } from 'react';

/** Uses the app's `QueryClient` if there is one above, else one that lives as long as this component. */
export function WithQueryClient({ children }: { children: ReactNode }) {
  return useContext(QueryClientContext) ? children : <OwnQueryClient>{children}</OwnQueryClient>;
}

function OwnQueryClient({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
