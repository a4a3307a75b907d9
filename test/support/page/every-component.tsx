import { dehydrate, hydrate, QueryClient, QueryClientProvider, type DehydratedState } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { memoryAdapter, memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../../src/components/phone-numbers/AddPhoneForm.js';
import { BackupCodes } from '../../../src/components/backup-codes/BackupCodes.js';
import { InsideForm } from '../../../src/provider/InsideForm.js';
import { PhoneNumberList } from '../../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { SecondFactorChallenge } from '../../../src/components/challenge/SecondFactorChallenge.js';
import { SecondFactorSettings } from '../../../src/components/second-factor/SecondFactorSettings.js';
import { VerifyPhoneForm } from '../../../src/components/verification/VerifyPhoneForm.js';
import { en } from '../../../src/messages/en.js';
import { CodeField } from '../../../src/primitives/CodeField.js';
import { PhoneField } from '../../../src/primitives/PhoneField.js';
import { PhoneNumbersProvider } from '../../../src/provider/PhoneNumbersProvider.js';
import { phoneNumbersQuery } from '../../../src/query/list.js';

/** One verified number that is a second factor, and one that was sent a code. */
export function accountWithNumbers() {
  const adapter = memoryAdapter({
    phoneNumbers: [
      { id: 'phone_1', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
      { id: 'phone_2', phoneNumber: '+447400123456', verification: { status: 'unverified' } },
    ],
  });
  // One backend for the server and the browser, so that the browser finds what the server has dehydrated.
  return { ...adapter, scope: 'memory:account' };
}

const signIn = { ...memorySecondFactorAdapter(accountWithNumbers()), attemptId: 'attempt_1' };
const ignore = () => {};

/** Every component that the kit exports, by its exported name. */
export const everyComponent: Readonly<Record<string, ReactNode>> = {
  AddPhoneForm: <AddPhoneForm onCancel={ignore} />,
  BackupCodes: <BackupCodes />,
  CodeField: <CodeField value="12" onChange={ignore} labels={en.codeField} />,
  InsideForm: (
    <form>
      <InsideForm>
        <AddPhoneForm onCancel={ignore} />
        <VerifyPhoneForm id="phone_2" onCancel={ignore} />
      </InsideForm>
    </form>
  ),
  PhoneField: <PhoneField value="+447400123456" onChange={ignore} labels={en.phoneField} />,
  PhoneNumberList: <PhoneNumberList />,
  PhoneNumbers: <PhoneNumbers smsNotice />,
  PhoneNumbersProvider: 'children',
  SecondFactorChallenge: <SecondFactorChallenge adapter={signIn} onComplete={ignore} />,
  SecondFactorSettings: <SecondFactorSettings smsNotice />,
  VerifyPhoneForm: <VerifyPhoneForm id="phone_2" onCancel={ignore} />,
};

/** The page that an app would render on a server, and hydrate in a browser. */
export function appPage(name: string, client: QueryClient, adapter = accountWithNumbers()) {
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={adapter} userId="user_1">
          <main>{everyComponent[name]}</main>
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

/** The server's markup, and the list if it was prefetched. */
export async function renderOnServer(name: string, { prefetched }: { prefetched: boolean }) {
  const client = new QueryClient();
  const adapter = accountWithNumbers();
  if (prefetched) await client.prefetchQuery(phoneNumbersQuery({ adapter, userId: 'user_1' }));
  const html = renderToString(appPage(name, client, adapter));
  return { html, state: JSON.stringify(dehydrate(client)) };
}

/** The cache of a page that came with the list. */
export function hydratedClient(state: string): QueryClient {
  const client = new QueryClient();
  hydrate(client, JSON.parse(state) as DehydratedState);
  return client;
}
