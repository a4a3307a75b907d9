import { createRoot } from 'react-dom/client';
import { PhoneNumbers, PhoneNumbersProvider } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';
import 'phonekit/styles.css';

const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <PhoneNumbersProvider adapter={adapter} userId="user_1">
    <PhoneNumbers />
  </PhoneNumbersProvider>,
);
