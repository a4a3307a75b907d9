import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { httpAdapter } from '../../../../src/adapters/http/index.js';

const adapter = httpAdapter({ baseUrl: '/api/phone' });

export function Settings({ userId }: { userId: string }) {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
