import { PhoneNumbers, PhoneNumbersProvider, type PhoneAdapter } from '../../../src/index.js';
import { fa } from '../../../src/messages/fa.js';

export function Settings({ adapter, userId }: { adapter: PhoneAdapter; userId: string }) {
  return (
    <main dir="rtl" lang="fa">
      <PhoneNumbersProvider adapter={adapter} userId={userId} messages={fa}>
        <PhoneNumbers defaultCountry="IR" />
      </PhoneNumbersProvider>
    </main>
  );
}
