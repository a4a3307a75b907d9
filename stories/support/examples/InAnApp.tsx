import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { PhoneNumbers, PhoneNumbersProvider, type PhoneAdapter } from '../../../src/index.js';
import { ar } from '../../../src/messages/ar.js';

const queryClient = new QueryClient();

export interface AppProps {
  adapter: PhoneAdapter;
  user: { id: string; language: string };
}

export function App({ adapter, user }: AppProps) {
  return (
    <QueryClientProvider client={queryClient}>
      <PhoneNumbersProvider adapter={adapter} userId={user.id} messages={user.language === 'ar' ? ar : undefined}>
        <PhoneNumbers defaultCountry="GB" preferredCountries={['GB', 'IE']} headingLevel={3} />
      </PhoneNumbersProvider>
    </QueryClientProvider>
  );
}
