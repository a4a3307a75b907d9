import { PhoneNumbers, PhoneNumbersProvider } from '../../../src/index.js';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';

// This backend requires step-up before a number is removed.
const adapter = memoryAdapter({ stepUp: ['delete'] });

/**
 * Resolves once the user has proved who they are; rejects if they cancel. `confirm()` stands in for your dialog.
 */
async function confirmIdentity(): Promise<void> {
  if (!window.confirm('Is it you?')) throw new Error('not now');
  adapter.confirmIdentity();
}

export function Settings() {
  return (
    <PhoneNumbersProvider adapter={adapter} userId="user_1" onStepUp={confirmIdentity}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
