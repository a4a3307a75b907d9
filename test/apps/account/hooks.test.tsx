import { act, renderHook, waitFor } from '@testing-library/react';
import {
  PhoneNumbersProvider,
  useAddPhone,
  usePhoneNumbers,
  usePrepareVerification,
  useRemovePhone,
  useResendCountdown,
  useVerifyPhone,
} from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';
import { fail, faultyAdapter } from 'phonekit/testing';
import type { ReactNode } from 'react';

function usePhones() {
  return {
    list: usePhoneNumbers(),
    add: useAddPhone(),
    prepare: usePrepareVerification(),
    verify: useVerifyPhone(),
    remove: useRemovePhone(),
  };
}

test('a number is added, verified and removed', async () => {
  const adapter = memoryAdapter();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      {children}
    </PhoneNumbersProvider>
  );
  const { result } = renderHook(usePhones, { wrapper });
  await waitFor(() => expect(result.current.list.data).toEqual([]));

  const { id } = await act(() => result.current.add.mutateAsync({ phoneNumber: '+12015550123' }));
  await act(() => result.current.prepare.mutateAsync({ id }));
  await act(() => result.current.verify.mutateAsync({ id, code: adapter.inbox.messages[0]?.code ?? '' }));
  await waitFor(() => expect(result.current.list.data?.[0]?.verification?.status).toBe('verified'));

  act(() => result.current.remove.mutate({ id }));
  await waitFor(() => expect(result.current.list.data).toEqual([]));
});

test('the wait for the next code is counted', async () => {
  const adapter = memoryAdapter({ policy: { resendCooldown: 90 } });
  const { id } = await adapter.create({ phoneNumber: '+12015550123' });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      {children}
    </PhoneNumbersProvider>
  );
  const { result } = renderHook(() => ({ prepare: usePrepareVerification(), secondsLeft: useResendCountdown(id) }), {
    wrapper,
  });
  expect(result.current.secondsLeft).toBe(0);

  act(() => result.current.prepare.mutate({ id }));

  await waitFor(() => expect(result.current.secondsLeft).toBeGreaterThan(80));
});

test('a failure is a PhoneError of the mutation', async () => {
  const adapter = faultyAdapter(memoryAdapter(), { create: [fail('rate_limited')] });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      {children}
    </PhoneNumbersProvider>
  );
  const { result } = renderHook(useAddPhone, { wrapper });

  act(() => result.current.mutate({ phoneNumber: '+12015550123' }));

  await waitFor(() => expect(result.current.error).toMatchObject({ code: 'rate_limited' }));
});
