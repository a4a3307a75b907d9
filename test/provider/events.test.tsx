import { act, render, renderHook, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { StrictMode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import type { PhoneEvents } from '../../src/core/events.js';
import { useAddPhone } from '../../src/hooks/useAddPhone.js';
import { usePhoneNumbers } from '../../src/hooks/usePhoneNumbers.js';
import { useRemovePhone } from '../../src/hooks/useRemovePhone.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { fail, faultyAdapter, hold, lost } from '../../src/testing/index.js';
import { codeOf, fr, gb, readable, us } from '../support/numbers.js';
import { button, codeField, numberField, press, rows } from '../support/on-screen.js';
import { aWhile, release } from '../support/waiting.js';

const names = ['onAdded', 'onVerified', 'onRemoved', 'onSecondFactorChange', 'onError', 'onSignedOut'] as const;

/** Callbacks that write down what they are called with. */
function record() {
  const calls: [name: string, about: unknown][] = [];
  const note = (name: string) => (argument: unknown) => {
    const { phoneNumber, code } = argument as { phoneNumber?: string; code?: string };
    calls.push([name, Array.isArray(argument) ? argument.length : (phoneNumber ?? code)]);
  };
  const events: PhoneEvents = Object.fromEntries(names.map((name) => [name, note(name)]));
  return { calls, events };
}

const seeded = (options: MemoryAdapterOptions) => faultyAdapter(memoryAdapter(options));

/** The whole screen, whose callbacks, and those of its provider, are recorded. */
function renderScreen(adapter = seeded({ phoneNumbers: [us] })) {
  const provider = record();
  const screen = record();
  const tree = (isShown: boolean, userId = 'user_1') => (
    <StrictMode>
      <PhoneNumbersProvider adapter={adapter} userId={userId} {...provider.events}>
        {isShown && <PhoneNumbers {...screen.events} />}
      </PhoneNumbersProvider>
    </StrictMode>
  );
  const { rerender } = render(tree(true));
  return {
    adapter,
    provider,
    screen,
    hide: () => rerender(tree(false)),
    become: (id: string) => rerender(tree(true, id)),
  };
}

describe('the callbacks of PhoneNumbers and of the provider', () => {
  it('are called once for each outcome: a number added, verified, reserved and removed', async () => {
    const user = userEvent.setup();
    const { adapter, provider, screen } = renderScreen();
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toBeVisible());
    await user.type(numberField(), '+447400123456{Enter}');
    await waitFor(() => expect(codeField()).toHaveFocus());
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await user.keyboard(codeOf(adapter));
    await waitFor(() => expect(screen.calls).toHaveLength(2));
    await press(user, 'Turn on');
    await press(user, readable[gb]);
    await waitFor(() => expect(screen.calls).toHaveLength(3));
    await press(user, `Remove ${readable[us]}`);
    await press(user, 'Remove number');
    await waitFor(() => expect(screen.calls).toHaveLength(4));
    await act(() => aWhile());
    const expected = [
      ['onAdded', gb],
      ['onVerified', gb],
      ['onSecondFactorChange', 2],
      ['onRemoved', us],
    ];
    expect(screen.calls).toEqual(expected);
    expect(provider.calls).toEqual(expected);
  });

  it('are called after the screen was unmounted', async () => {
    const user = userEvent.setup();
    const { adapter, provider, screen, hide } = renderScreen();
    const held = hold();
    adapter.faults = { delete: () => held };
    await press(user, `Remove ${readable[us]}`);
    await press(user, 'Remove number');
    await waitFor(() => expect(held.waiting).toBe(1));
    hide();
    await act(() => release(held));
    expect(screen.calls).toEqual([['onRemoved', us]]);
    expect(provider.calls).toEqual([['onRemoved', us]]);
  });

  it('are those of the user whose operation it was', async () => {
    const user = userEvent.setup();
    const { adapter, provider, become } = renderScreen();
    const held = hold();
    adapter.faults = { delete: () => held };
    await press(user, `Remove ${readable[us]}`);
    await press(user, 'Remove number');
    await waitFor(() => expect(held.waiting).toBe(1));
    const before = provider.calls.length;
    become('user_2');
    await act(() => release(held));
    expect(provider.calls.slice(before)).toEqual([['onRemoved', us]]);
  });

  it('are called with the error of an operation, but not for a lost response if the list has the change', async () => {
    const user = userEvent.setup();
    const { adapter, provider } = renderScreen();
    await waitFor(() => expect(rows()).toHaveLength(1));
    adapter.faults = { delete: [fail('last_identification'), lost()] };
    await press(user, `Remove ${readable[us]}`);
    await press(user, 'Remove number');
    await waitFor(() => expect(provider.calls).toEqual([['onError', 'last_identification']]));
    await press(user, 'Remove number');
    await waitFor(() => expect(provider.calls.at(-1)).toEqual(['onRemoved', us]));
    expect(provider.calls).toHaveLength(2);
  });

  it('are called once with an error of the list, when it is not tried again', async () => {
    const adapter = seeded({ phoneNumbers: [us] });
    adapter.faults = { list: () => fail('network') };
    const { provider, screen } = renderScreen(adapter);
    await waitFor(() => expect(button('Try again')).toBeVisible());
    expect(provider.calls).toEqual([['onError', 'network']]);
    expect(screen.calls).toEqual(provider.calls);
  });

  it('are called once when the session has ended, until a call succeeds again', async () => {
    const user = userEvent.setup();
    const { adapter, provider } = renderScreen();
    await waitFor(() => expect(rows()).toHaveLength(1));
    const signedOut = () => provider.calls.filter(([name]) => name === 'onSignedOut');
    adapter.faults = { delete: [fail('unauthenticated'), fail('unauthenticated'), fail('forbidden')] };
    await press(user, `Remove ${readable[us]}`);
    await press(user, 'Remove number');
    await waitFor(() => expect(provider.calls).toHaveLength(2));
    await press(user, 'Remove number');
    await waitFor(() => expect(provider.calls).toHaveLength(3));
    expect(signedOut()).toEqual([['onSignedOut', 'unauthenticated']]);
  });

  it('are not called if the user cancels a step-up', async () => {
    const user = userEvent.setup();
    const adapter = seeded({ phoneNumbers: [us] });
    const { calls, events } = record();
    render(
      <PhoneNumbersProvider
        adapter={adapter}
        userId="user_1"
        onStepUp={() => Promise.reject(new Error('closed'))}
        {...events}
      >
        <PhoneNumbers />
      </PhoneNumbersProvider>,
    );
    await waitFor(() => expect(rows()).toHaveLength(1));
    adapter.faults = { delete: () => fail('step_up_required') };
    await press(user, `Remove ${readable[us]}`);
    await press(user, 'Remove number');
    await waitFor(() => expect(adapter.calls).toContain('delete'));
    await act(() => aWhile());
    expect(calls).toEqual([]);
  });
});

describe('the callbacks of the provider, for hooks alone', () => {
  function renderHooks(events: PhoneEvents, adapter = seeded({ phoneNumbers: [us] })) {
    return renderHook(() => ({ add: useAddPhone(), remove: useRemovePhone(), list: usePhoneNumbers() }), {
      wrapper: ({ children }) => (
        <PhoneNumbersProvider adapter={adapter} userId="user_1" {...events}>
          {children}
        </PhoneNumbersProvider>
      ),
    });
  }

  it('are not called for a number that was on the list before', async () => {
    const { calls, events } = record();
    const { result } = renderHooks(events);
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true));
    await act(() => result.current.add.mutateAsync({ phoneNumber: us }));
    await act(() => result.current.add.mutateAsync({ phoneNumber: fr }));
    expect(calls).toEqual([['onAdded', fr]]);
  });

  it('are called once for two calls of the same operation at a time', async () => {
    const { calls, events } = record();
    const { result } = renderHooks(events);
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true));
    await act(() =>
      Promise.all([
        result.current.add.mutateAsync({ phoneNumber: fr }),
        result.current.add.mutateAsync({ phoneNumber: fr }),
      ]),
    );
    expect(calls).toEqual([['onAdded', fr]]);
  });

  it('may throw: the operation still succeeds', async () => {
    const uncaught: unknown[] = [];
    const defer = queueMicrotask;
    vi.stubGlobal('queueMicrotask', (run: () => void) =>
      defer(() => {
        try {
          run();
        } catch (thrown) {
          uncaught.push(thrown);
        }
      }),
    );
    const { result } = renderHooks({
      onAdded: () => {
        throw new Error('The app has a mistake.');
      },
    });
    await waitFor(() => expect(result.current.list.isSuccess).toBe(true));
    await act(() => result.current.add.mutateAsync({ phoneNumber: fr }));
    await waitFor(() => expect(result.current.list.data).toHaveLength(2));
    expect(result.current.add.isError).toBe(false);
    expect(uncaught).toHaveLength(1);
    vi.unstubAllGlobals();
  });
});
