import { act, renderHook, waitFor } from '@testing-library/react';
import { useAddPhone, usePhoneNumbers } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';
import { createTestWrapper, fail, faultyAdapter } from 'phonekit/testing';

test('a number that was added is on the list', async () => {
  const wrapper = createTestWrapper({ adapter: memoryAdapter() });
  const { result } = renderHook(() => ({ list: usePhoneNumbers(), add: useAddPhone() }), { wrapper });
  await waitFor(() => expect(result.current.list.data).toEqual([]));

  act(() => result.current.add.mutate({ phoneNumber: '+12015550123' }));

  await waitFor(() => expect(result.current.list.data).toMatchObject([{ phoneNumber: '+12015550123' }]));
});

test('a refusal is the error of the mutation', async () => {
  const adapter = faultyAdapter(memoryAdapter(), { create: [fail('rate_limited', { retryAfter: 30 })] });
  const { result } = renderHook(useAddPhone, { wrapper: createTestWrapper({ adapter }) });

  act(() => result.current.mutate({ phoneNumber: '+12015550123' }));

  await waitFor(() => expect(result.current.error).toMatchObject({ code: 'rate_limited', retryAfter: 30 }));
});
