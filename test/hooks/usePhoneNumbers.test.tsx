import { QueryClient, useQuery } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneError } from '../../src/core/errors.js';
import { usePhoneNumbers } from '../../src/hooks/usePhoneNumbers.js';
import { fail, faultyAdapter } from '../../src/testing/index.js';
import { gb, us } from '../support/numbers.js';
import { renderKitHook } from '../support/render-kit-hook.js';

describe('usePhoneNumbers', () => {
  it("returns TanStack Query's own result with the numbers", async () => {
    const { result } = renderKitHook(
      () => ({ ours: usePhoneNumbers(), theirs: useQuery({ queryKey: ['other'], queryFn: () => 1 }) }),
      {
        adapter: faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb] })),
      },
    );
    expect(result.current.ours).toMatchObject({ isPending: true, data: undefined, fetchStatus: 'fetching' });
    await waitFor(() => expect(result.current.ours.isSuccess).toBe(true));
    expect(Object.keys(result.current.ours)).toEqual(Object.keys(result.current.theirs));
    expect(result.current.ours.data?.map(({ phoneNumber }) => phoneNumber)).toEqual([us, gb]);
  });

  it('returns a failure as a PhoneError, and reads again on refetch', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    adapter.faults = () => fail('network');
    const { result } = renderKitHook(usePhoneNumbers, { adapter });
    await waitFor(() => expect(result.current.isError).toBe(true));
    expect(result.current.error).toBeInstanceOf(PhoneError);
    expect(result.current.error?.code).toBe('network');
    adapter.faults = {};
    const { data } = await act(() => result.current.refetch());
    expect(data).toHaveLength(1);
  });

  it('ignores defaults of the app that would throw, queue or hide', async () => {
    const client = new QueryClient({
      defaultOptions: { queries: { throwOnError: true, networkMode: 'online', retry: 9 } },
    });
    const adapter = faultyAdapter(memoryAdapter());
    adapter.faults = () => fail('network');
    const { result } = renderKitHook(usePhoneNumbers, { adapter, client });
    await waitFor(() => expect(result.current.error?.code).toBe('network'));
    expect(result.current.failureCount).toBe(1);
  });

  it('reads the list once for all callers', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us], latency: 20 }));
    const { result } = renderKitHook(() => [usePhoneNumbers(), usePhoneNumbers()] as const, { adapter });
    await waitFor(() => expect(result.current[1].isSuccess).toBe(true));
    expect(result.current[0].data).toBe(result.current[1].data);
    // Twice under StrictMode, which mounts twice and cancels the fetch of the first mount.
    expect(adapter.calls.length).toBeLessThanOrEqual(2);
  });
});
