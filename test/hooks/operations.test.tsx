import { useMutation } from '@tanstack/react-query';
import { act, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { optionalOperations, phoneOperations, type PhoneOperation } from '../../src/core/adapter.js';
import { PhoneError } from '../../src/core/errors.js';
import * as kit from '../../src/index.js';
import { useAddPhone } from '../../src/hooks/useAddPhone.js';
import { usePrepareVerification } from '../../src/hooks/usePrepareVerification.js';
import { useRemovePhone } from '../../src/hooks/useRemovePhone.js';
import { useVerifyPhone } from '../../src/hooks/useVerifyPhone.js';
import { delay, fail, faultyAdapter } from '../../src/testing/index.js';
import { publicHooks } from '../../stories/support/public-hooks.js';
import { codeOf, gb, us, wrongCodeOf } from '../support/numbers.js';
import { renderKitHook } from '../support/render-kit-hook.js';

const useAll = () => ({
  add: useAddPhone(),
  prepare: usePrepareVerification(),
  verify: useVerifyPhone(),
  remove: useRemovePhone(),
});

/** Two numbers; the first was sent a code. */
async function renderAll() {
  const adapter = faultyAdapter(
    memoryAdapter({
      phoneNumbers: [
        { id: 'phone_1', phoneNumber: us, verification: null },
        { id: 'phone_2', phoneNumber: gb },
      ],
    }),
  );
  await adapter.prepareVerification({ id: 'phone_1' });
  return renderKitHook(useAll, { adapter });
}

/** Returns the public hook of an operation. */
function hookOf(operation: PhoneOperation): () => { isSupported: boolean } {
  // The only hook that calls its operation differently: a code is passed as a `Secret`.
  if (operation === 'attemptVerification') return kit.useVerifyPhone;
  const found = publicHooks.find((hook) => hook.operation === operation);
  const hook: unknown = Reflect.get(kit, found?.name ?? '');
  expect(hook, `a hook of ${operation}`).toBeInstanceOf(Function);
  return hook as () => { isSupported: boolean };
}

describe.each(phoneOperations)('the hook of %s', (operation) => {
  it("returns all of TanStack Query's own result, and whether the backend has the method", () => {
    const useOperation = hookOf(operation);
    const { result } = renderKitHook(() => ({
      ours: useOperation(),
      theirs: useMutation({ mutationFn: async () => 1 }),
    }));
    expect(Object.keys(result.current.ours).sort()).toEqual(
      [...Object.keys(result.current.theirs), 'isSupported'].sort(),
    );
    expect(result.current.ours).toMatchObject({ status: 'idle', isSupported: true });
  });
});

describe.each(optionalOperations)('the hook of %s', (operation) => {
  it('is not supported if the adapter lacks the method', () => {
    const adapter = Object.assign(faultyAdapter(memoryAdapter()), { [operation]: undefined });
    expect(renderKitHook(hookOf(operation), { adapter }).result.current.isSupported).toBe(false);
  });
});

describe.each(['add', 'prepare', 'verify', 'remove'] as const)('the hook to %s', (name) => {
  it('keeps mutate and mutateAsync the same functions, so that effects may depend on them', async () => {
    const { result, rerender } = await renderAll();
    const before = result.current[name];
    rerender();
    expect(result.current[name].mutate).toBe(before.mutate);
    expect(result.current[name].mutateAsync).toBe(before.mutateAsync);
  });
});

describe('mutate', () => {
  it("calls the caller's onSuccess and onSettled with the result", async () => {
    const { result } = await renderAll();
    const callbacks = { onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() };
    act(() => result.current.add.mutate({ phoneNumber: '+33612345678' }, callbacks));
    await waitFor(() => expect(callbacks.onSettled.mock.calls).toHaveLength(1));
    expect(callbacks.onSuccess.mock.calls[0]?.slice(0, 2)).toMatchObject([
      { phoneNumber: '+33612345678' },
      { phoneNumber: '+33612345678' },
    ]);
    expect(callbacks.onError).not.toHaveBeenCalled();
    await waitFor(() => expect(result.current.add.isSuccess).toBe(true));
  });

  it("calls the caller's onError and onSettled with a PhoneError", async () => {
    const { result, adapter } = await renderAll();
    const callbacks = { onSuccess: vi.fn(), onError: vi.fn(), onSettled: vi.fn() };
    act(() => result.current.verify.mutate({ id: 'phone_1', code: wrongCodeOf(adapter) }, callbacks));
    await waitFor(() => expect(callbacks.onSettled.mock.calls).toHaveLength(1));
    expect(callbacks.onError.mock.calls[0]?.[0]).toBeInstanceOf(PhoneError);
    expect(callbacks.onError.mock.calls[0]?.[0]).toMatchObject({
      code: 'incorrect_code',
      attemptsLeft: 4,
      field: 'code',
    });
    expect(callbacks.onSuccess).not.toHaveBeenCalled();
    await waitFor(() => expect(result.current.verify.error?.code).toBe('incorrect_code'));
  });

  it('returns what is pending', async () => {
    const { result, adapter } = await renderAll();
    adapter.faults = () => delay(100);
    act(() => result.current.remove.mutate({ id: 'phone_2' }));
    await waitFor(() => expect(result.current.remove).toMatchObject({ isPending: true, variables: { id: 'phone_2' } }));
    await waitFor(() => expect(result.current.remove.data).toHaveLength(1));
  });

  it('is cleared on reset', async () => {
    const { result, adapter } = await renderAll();
    adapter.faults = { prepareVerification: [fail('rate_limited', { retryAfter: 60 })] };
    act(() => result.current.prepare.mutate({ id: 'phone_1' }));
    await waitFor(() => expect(result.current.prepare.error).toMatchObject({ code: 'rate_limited', retryAfter: 60 }));
    act(() => result.current.prepare.reset());
    await waitFor(() => expect(result.current.prepare).toMatchObject({ status: 'idle', error: null }));
  });
});

describe('mutateAsync', () => {
  it('resolves with the result of each operation, and rejects with a PhoneError', async () => {
    const { result, adapter } = await renderAll();
    const { add, verify, remove, prepare } = result.current;
    expect(await act(() => verify.mutateAsync({ id: 'phone_1', code: codeOf(adapter) }))).toMatchObject({
      verification: { status: 'verified' },
    });
    const { id } = await act(() => add.mutateAsync({ phoneNumber: '+33612345678' }));
    expect(await act(() => prepare.mutateAsync({ id }))).toMatchObject({ id, verification: { status: 'unverified' } });
    expect(await act(() => remove.mutateAsync({ id }))).toHaveLength(2);
    const refused: unknown = await act(() => prepare.mutateAsync({ id }).catch((error: unknown) => error));
    expect(refused).toBeInstanceOf(PhoneError);
    expect(refused).toMatchObject({ code: 'not_found' });
  });
});

describe('useVerifyPhone', () => {
  it('shows no code in its variables', async () => {
    const { result, adapter } = await renderAll();
    const code = codeOf(adapter);
    act(() => result.current.verify.mutate({ id: 'phone_1', code }));
    await waitFor(() => expect(result.current.verify.isSuccess).toBe(true));
    expect(JSON.stringify(result.current.verify)).not.toContain(code);
    expect(result.current.verify.variables).toMatchObject({ id: 'phone_1' });
  });
});

describe('useRemovePhone', () => {
  it('returns that it is not supported, and rejects with unsupported if it is called anyway', async () => {
    const adapter = Object.assign(memoryAdapter({ phoneNumbers: [us] }), { delete: undefined });
    const { result } = renderKitHook(useRemovePhone, { adapter: adapter as never });
    expect(result.current.isSupported).toBe(false);
    const refused: unknown = await act(() =>
      result.current.mutateAsync({ id: 'any' }).catch((error: unknown) => error),
    );
    expect(refused).toMatchObject({ code: 'unsupported' });
  });
});

describe('two hooks at once', () => {
  it('each call their own caller back', async () => {
    const { adapter, result } = renderKitHook(() => [usePrepareVerification(), usePrepareVerification()] as const, {
      adapter: faultyAdapter(
        memoryAdapter({
          latency: 20,
          phoneNumbers: [
            { id: 'phone_1', phoneNumber: us, verification: null },
            { id: 'phone_2', phoneNumber: gb, verification: null },
          ],
        }),
      ),
    });
    const succeeded: string[] = [];
    act(() => result.current[0].mutate({ id: 'phone_1' }, { onSuccess: ({ id }) => void succeeded.push(id) }));
    act(() => result.current[1].mutate({ id: 'phone_2' }, { onSuccess: ({ id }) => void succeeded.push(id) }));
    await waitFor(() => expect(succeeded.sort()).toEqual(['phone_1', 'phone_2']));
    expect(adapter.inbox.messages).toHaveLength(2);
  });
});
