import { dehydrate, QueryClient } from '@tanstack/react-query';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import { Suspense } from 'react';
import { phoneNumbersQuery } from '../../../../../../../src/index.js';
import { httpAdapter } from '../../../../../../../src/adapters/http/index.js';
import { handler } from '../phone-handler';
import { readUserId } from '../session';
import { PhoneSettings } from './PhoneSettings';

export default function Page() {
  return (
    <Suspense fallback={<p>Loading…</p>}>
      <Settings />
    </Suspense>
  );
}

async function Settings() {
  // Rendered for each request, and never prerendered.
  await connection();
  const userId = await readUserId();
  const cookie = (await headers()).get('cookie') ?? '';
  const adapter = httpAdapter({
    // The base URL of the browser, since it is part of the query key.
    baseUrl: '/api/phone',
    headers: { cookie },
    // A server has no page that a relative URL could belong to. The handler is here, so call it without a network.
    fetch: (url, init) => handler(new Request(new URL(url, 'https://app.example.com'), init)),
  });
  const queryClient = new QueryClient();
  await queryClient.prefetchQuery(phoneNumbersQuery({ adapter, userId }));
  return <PhoneSettings userId={userId} state={dehydrate(queryClient)} />;
}
