import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider } from '../../../src/provider/PhoneNumbersProvider.js';

// The page that a test opens with `openTab`. Its backend is stored in the origin's storage.
const adapter = memoryAdapter({ persist: 'tab-test' });

createRoot(document.body.appendChild(document.createElement('main'))).render(
  <StrictMode>
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers />
    </PhoneNumbersProvider>
  </StrictMode>,
);
