'use client';
import { QueryClient, QueryClientContext, QueryClientProvider } from '@tanstack/react-query';
import { useContext, useState, type ReactNode } from 'react';

/** The app's own `QueryClient` where there is one above, else one that lives as long as this. */
export function WithQueryClient({ children }: { children: ReactNode }) {
  return useContext(QueryClientContext) ? children : <OwnQueryClient>{children}</OwnQueryClient>;
}

function OwnQueryClient({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
