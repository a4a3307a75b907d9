'use client';

import { HydrationBoundary, QueryClient, QueryClientProvider, type DehydratedState } from '@tanstack/react-query';
import { useState } from 'react';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../../../../src/index.js';
import { httpAdapter } from '../../../../../../../src/adapters/http/index.js';
import '../../../../../../../src/styles/styles.css';

const adapter = httpAdapter({ baseUrl: '/api/phone' });

export function PhoneSettings({ userId, state }: { userId: string; state?: DehydratedState }) {
  // If your layout has a QueryClientProvider already, leave this one out.
  const [queryClient] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={queryClient}>
      <HydrationBoundary state={state}>
        <PhoneNumbersProvider adapter={adapter} userId={userId}>
          <PhoneNumbers />
        </PhoneNumbersProvider>
      </HydrationBoundary>
    </QueryClientProvider>
  );
}
