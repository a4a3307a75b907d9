import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { memoryAdapter } from '../../../../src/adapters/memory/index.js';
import { MuiPhoneField } from './MuiPhoneField.js';

const adapter = memoryAdapter();

/** Every form below the provider uses it; `PhoneNumbers`, `AddPhoneForm` and `SecondFactorSettings` take another. */
export function Settings() {
  return (
    <PhoneNumbersProvider adapter={adapter} userId="user_1" phoneField={MuiPhoneField}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
