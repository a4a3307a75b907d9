import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { httpAdapter } from '../../../../src/adapters/http/index.js';
import '../../../../src/styles/styles.css';

// The cookie holds the user's id beside the session, so that no number is shown to a user of another tab.
const adapter = httpAdapter({ baseUrl: '/api/phone', userIdCookie: 'user_id' });

export function Settings({ userId }: { userId: string }) {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
