import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import {
  AddPhoneForm,
  BackupCodes,
  CodeField,
  PhoneField,
  PhoneNumbers,
  PhoneNumbersProvider,
  SecondFactorChallenge,
  SecondFactorSettings,
  Secret,
} from 'phonekit';
import { memoryAdapter, memorySecondFactorAdapter } from 'phonekit/adapters/memory';
import { en } from 'phonekit/messages/en';

// As many parts and states of the kit as fit on one page.

const adapter = memoryAdapter({
  phoneNumbers: [
    { phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
    { phoneNumber: '+447400123456', verification: { status: 'unverified' } },
  ],
});
const empty = memoryAdapter();
const signIn = { ...memorySecondFactorAdapter(adapter), attemptId: 'attempt_1' };
const field = { onChange() {}, labels: en.phoneField, flags: 'none' } as const;
const codes = new Secret(['abcd-efgh', 'ijkl-mnop']);
const code = { onChange() {}, labels: en.codeField };

function Scene() {
  useEffect(() => void openAll(), []);
  return (
    <>
      <PhoneNumbersProvider adapter={adapter} userId="user_1">
        <PhoneNumbers flags="none" />
        <SecondFactorSettings flags="none" />
        <BackupCodes codes={codes} onDone={() => {}} />
        <SecondFactorChallenge adapter={signIn} onComplete={() => {}} />
      </PhoneNumbersProvider>
      <PhoneNumbersProvider adapter={empty} userId="user_2">
        <PhoneNumbers flags="none" />
        <AddPhoneForm flags="none" />
      </PhoneNumbersProvider>
      <PhoneField {...field} value={null} invalid defaultCountry="US" />
      <PhoneField {...field} value="+12015550123" disabled />
      <CodeField {...code} value="12" />
      <CodeField {...code} value="123456" invalid />
      <CodeField {...code} value="123456" disabled />
    </>
  );
}

/** Opens a form and a list of countries, each with its focus. */
async function openAll() {
  const main = document.querySelector('main')!;
  const button = (name: string) => async () => {
    for (;;) {
      const found = [...main.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name));
      if (found && !found.ariaDisabled) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const until = async (selector: string) => {
    while (!main.querySelector(selector)) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  (await button(en.list.remove)()).click();
  await until('[data-part=confirmation]');
  await until('[data-part=codes]');
  await until('[data-part=challenge] [data-part=code-input]');
  main.querySelector<HTMLElement>('[data-part=country-button]:enabled')?.click();
  await until('[data-part=country-option]');
  await until('[data-part=empty]');
  await document.fonts.ready;
  await new Promise((resolve) => setTimeout(resolve, 300));
  main.dataset.ready = '';
}

createRoot(document.querySelector('main')!).render(<Scene />);
