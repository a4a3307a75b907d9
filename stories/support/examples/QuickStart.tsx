import { PhoneNumbers, PhoneNumbersProvider } from '../../../src/index.js';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import '../../../src/styles/styles.css';

const adapter = memoryAdapter();

export function Settings() {
  return (
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
