import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { phoneNumbersQuery, PhoneNumbers, PhoneNumbersProvider } from '../../../../../../src/index.js';
import { httpAdapter } from '../../../../../../src/adapters/http/index.js';
import '../../../../../../src/styles/styles.css';

/** Replace it by your app's session: everyone is the same user here. */
const readUserId = async () => 'user_1';

const queryClient = new QueryClient();
const adapter = httpAdapter({ baseUrl: '/api/phone' });

const rootRoute = createRootRoute();
const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  async loader() {
    const userId = await readUserId();
    // prefetchQuery never rejects: if the list cannot be fetched, the component shows the error and a button to retry.
    await queryClient.prefetchQuery(phoneNumbersQuery({ adapter, userId }));
    return { userId };
  },
  component: Settings,
});

function Settings() {
  const { userId } = settingsRoute.useLoaderData();
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}

const router = createRouter({ routeTree: rootRoute.addChildren([settingsRoute]) });

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
