import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createBrowserRouter, RouterProvider, useLoaderData } from 'react-router';
import { phoneNumbersQuery, PhoneNumbers, PhoneNumbersProvider } from '../../../../../../src/index.js';
import { httpAdapter } from '../../../../../../src/adapters/http/index.js';
import '../../../../../../src/styles/styles.css';

/** Replace it by your app's session: everyone is the same user here. */
const readUserId = async () => 'user_1';

const queryClient = new QueryClient();
const adapter = httpAdapter({ baseUrl: '/api/phone' });

async function loadSettings() {
  const userId = await readUserId();
  // prefetchQuery never rejects: if the list cannot be fetched, the component shows the error and a button to retry.
  await queryClient.prefetchQuery(phoneNumbersQuery({ adapter, userId }));
  return { userId };
}

function Settings() {
  const { userId } = useLoaderData<typeof loadSettings>();
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}

const router = createBrowserRouter([
  { path: '/settings', loader: loadSettings, Component: Settings, hydrateFallbackElement: <p>Loading…</p> },
]);

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
