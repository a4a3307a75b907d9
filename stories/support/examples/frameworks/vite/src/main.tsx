import { createRoot } from 'react-dom/client';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../../../src/index.js';
import { httpAdapter } from '../../../../../../src/adapters/http/index.js';
import '../../../../../../src/styles/styles.css';

const adapter = httpAdapter({ baseUrl: '/api/phone' });

createRoot(document.getElementById('root') ?? document.body).render(
  <PhoneNumbersProvider adapter={adapter} userId="user_1">
    <PhoneNumbers />
  </PhoneNumbersProvider>,
);
