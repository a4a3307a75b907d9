import { act, renderHook, waitFor } from '@testing-library/react';
import { usePhoneNumbers, useRemovePhone } from 'phonekit';
import { memoryAdapter } from 'phonekit/adapters/memory';
import { createTestWrapper } from 'phonekit/testing';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => void vi.useRealTimers());

test('createTestWrapper leaves no timer behind', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });
  const { result, unmount } = renderHook(() => ({ list: usePhoneNumbers(), remove: useRemovePhone() }), {
    wrapper: createTestWrapper({ adapter }),
  });
  await waitFor(() => expect(result.current.list.data).toHaveLength(1));
  await act(() => result.current.remove.mutateAsync({ id: result.current.list.data?.[0]?.id ?? '' }));

  unmount();
  await vi.advanceTimersByTimeAsync(100);

  expect(vi.getTimerCount()).toBe(0);
});
