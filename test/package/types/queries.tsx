import { QueryClient, useMutation, useQuery } from '@tanstack/react-query';
import {
  addPhoneMutation,
  backupCodeStatusQuery,
  CodeField,
  PhoneField,
  PhoneNumbers,
  PhoneNumbersProvider,
  phoneNumbersQuery,
  usePhoneNumbersContext,
  type PhoneAdapter,
  type PhoneNumbersProviderProps,
} from 'phonekit';
import { clerkAdapter } from 'phonekit/adapters/clerk';
import { httpAdapter } from 'phonekit/adapters/http';
import { memoryAdapter } from 'phonekit/adapters/memory';
import { de } from 'phonekit/messages/de';

// What apps write whose own values may be undefined.

export const adapter = (limit?: number, secondFactor?: boolean): PhoneAdapter[] => [
  memoryAdapter({ userId: undefined, policy: { codeLength: limit } }),
  httpAdapter({ baseUrl: '/api/phone', limits: { codeLength: limit }, headers: undefined }),
  clerkAdapter({} as Parameters<typeof clerkAdapter>[0], { limits: { codeLength: limit }, secondFactor }),
];

export const wrapped = (inner: PhoneAdapter): PhoneAdapter => ({
  ...inner,
  delete: inner.delete,
  backupCodeStatus: ({ signal }) => inner.backupCodeStatus?.({ signal }) ?? Promise.reject(new Error()),
  prepareVerification: ({ id, channel }) => inner.prepareVerification({ id, channel }),
});

export function Numbers({ enabled }: { enabled?: boolean }) {
  const session = usePhoneNumbersContext();
  const client = new QueryClient();
  void client.prefetchQuery(phoneNumbersQuery(session));
  const list = useQuery({ ...phoneNumbersQuery(session), ...(enabled !== undefined && { enabled }) });
  const status = useQuery(backupCodeStatusQuery(session));
  const add = useMutation(addPhoneMutation(session));
  add.mutate({ phoneNumber: '+12015550123' });
  return <p>{`${list.data?.length} ${status.data?.left} ${add.data?.id}`}</p>;
}

export function App({ messages, onStepUp }: Pick<PhoneNumbersProviderProps, 'messages' | 'onStepUp'>) {
  return (
    <PhoneNumbersProvider adapter={memoryAdapter()} userId="user_1" messages={messages} onStepUp={onStepUp}>
      <PhoneNumbers headingLevel={undefined} className={undefined} />
      <PhoneField value={null} onChange={() => {}} labels={de.phoneField} countries={undefined} id={undefined} />
      <CodeField name="code" labels={de.codeField} length={undefined} onComplete={undefined} />
    </PhoneNumbersProvider>
  );
}
