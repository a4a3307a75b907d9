import { act, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { usePrepareVerification } from '../../src/hooks/usePrepareVerification.js';
import { useResendCountdown } from '../../src/hooks/useResendCountdown.js';
import { fail, faultyAdapter, hold } from '../../src/testing/index.js';
import { gb, us } from '../support/numbers.js';
import { renderKitHook } from '../support/render-kit-hook.js';
import { release } from '../support/waiting.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
/** Longer than the kit's interval for reading the clock. */
const aLook = () => new Promise((resolve) => setTimeout(resolve, 300));

async function renderCountdowns() {
  let renders = 0;
  const kit = renderKitHook(
    () => {
      renders += 1;
      return {
        prepare: usePrepareVerification(),
        first: useResendCountdown('phone_1'),
        second: useResendCountdown('phone_2'),
      };
    },
    {
      adapter: faultyAdapter(
        memoryAdapter({
          phoneNumbers: [
            { id: 'phone_1', phoneNumber: us, verification: null },
            { id: 'phone_2', phoneNumber: gb, verification: null },
          ],
        }),
      ),
    },
  );
  return { ...kit, rendersOf: async (run: () => void) => ((renders = 0), run(), await aLook(), renders) };
}

describe('useResendCountdown', () => {
  it('counts whole seconds, of each number by itself', async () => {
    const { result } = await renderCountdowns();
    expect(result.current).toMatchObject({ first: 0, second: 0 });
    act(() => result.current.prepare.mutate({ id: 'phone_1' }));
    await waitFor(() => expect(result.current).toMatchObject({ first: 30, second: 0, prepare: { isSuccess: true } }));
    later(1000);
    await waitFor(() => expect(result.current.first).toBe(29));
    later(28_001);
    await waitFor(() => expect(result.current.first).toBe(1));
    later(999);
    await waitFor(() => expect(result.current.first).toBe(0));
  });

  it('counts from the request, however long the response takes, and ends at a failure', async () => {
    const { result, adapter } = await renderCountdowns();
    const held = hold(fail('message_not_sent'));
    adapter.faults = { prepareVerification: [held] };
    act(() => result.current.prepare.mutate({ id: 'phone_1' }));
    await waitFor(() => expect(result.current.first).toBe(30));
    await act(() => release(held));
    await waitFor(() => expect(result.current.first).toBe(0));
  });

  it('uses the wait that the backend returns', async () => {
    const { result, adapter } = await renderCountdowns();
    adapter.faults = { prepareVerification: [fail('rate_limited', { retryAfter: 60 })] };
    act(() => result.current.prepare.mutate({ id: 'phone_1' }));
    await waitFor(() => expect(result.current.first).toBe(60));
  });

  it('renders only when its second changes', async () => {
    const { result, rendersOf } = await renderCountdowns();
    act(() => result.current.prepare.mutate({ id: 'phone_1' }));
    await waitFor(() => expect(result.current).toMatchObject({ first: 30, prepare: { isSuccess: true } }));
    expect(await rendersOf(() => {})).toBe(0);
    later(1000);
    await waitFor(() => expect(result.current.first).toBe(29));
    expect(await rendersOf(() => later(400))).toBe(0);
  });

  it('reads the clock once for a render, in which a second may end', async () => {
    const { result, rerender } = await renderCountdowns();
    act(() => result.current.prepare.mutate({ id: 'phone_1' }));
    await waitFor(() => expect(result.current).toMatchObject({ first: 30, prepare: { isSuccess: true } }));
    // React complains if two reads differ.
    let now = Date.now();
    vi.spyOn(Date, 'now').mockImplementation(() => (now += 700));
    rerender();
    await waitFor(() => expect(result.current.first).toBeLessThan(25));
  });

  it('leaves no timer after unmount', async () => {
    const started = vi.spyOn(globalThis, 'setTimeout');
    const ticks = () => started.mock.calls.filter(([, delay]) => delay === 250);
    const { unmount } = await renderCountdowns();
    await waitFor(() => expect(ticks().length).toBeGreaterThan(2));
    unmount();
    started.mockClear();
    await aLook();
    expect(ticks()).toEqual([]);
  });
});
