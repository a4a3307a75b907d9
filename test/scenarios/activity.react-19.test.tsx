import { act, render, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import * as React from 'react';
import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter } from '../../src/adapters/memory/index.js';
import { SecondFactorChallenge } from '../../src/components/challenge/SecondFactorChallenge.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { faultyAdapter, hold } from '../../src/testing/index.js';
import { codeOf, readable, us } from '../support/numbers.js';
import { button, codeField, numberField, press } from '../support/on-screen.js';
import { release } from '../support/waiting.js';

const { Activity } = React as {
  Activity?: React.ComponentType<{ mode: 'visible' | 'hidden'; children: React.ReactNode }>;
};

function renderIn(ui: React.ReactNode) {
  if (!Activity) throw new Error('This React has no Activity.');
  const Shown = Activity;
  const tree = (mode: 'visible' | 'hidden') => <Shown mode={mode}>{ui}</Shown>;
  const { rerender, unmount } = render(tree('visible'));
  return {
    hide: () => act(async () => rerender(tree('hidden'))),
    show: () => act(async () => rerender(tree('visible'))),
    unmount,
  };
}

const inProvider = (adapter: ReturnType<typeof memoryAdapter>, ui: React.ReactNode) => (
  <PhoneNumbersProvider adapter={adapter} userId="user_1">
    {ui}
  </PhoneNumbersProvider>
);
const shownCodes = () => document.querySelectorAll('[data-part=backup-code]').length;

describe('hidden by Activity and shown again', () => {
  it('shows backup codes that arrived meanwhile, and reports them as unsaved', async () => {
    const user = userEvent.setup();
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    const held = hold();
    adapter.faults = { setReservedForSecondFactor: () => held };
    const onUnsavedChange = vi.fn();
    const { hide, show, unmount } = renderIn(inProvider(adapter, <PhoneNumbers onUnsavedChange={onUnsavedChange} />));
    await press(user, 'Turn on');
    await press(user, readable[us]);
    await waitFor(() => expect(held.waiting).toBe(1));
    await hide();
    await act(() => release(held));
    await show();
    await waitFor(() => expect(shownCodes()).toBe(10));
    expect(onUnsavedChange.mock.calls).toEqual([[true]]);
    await hide();
    await show();
    expect(shownCodes()).toBe(10);
    expect(onUnsavedChange.mock.calls).toEqual([[true]]);
    unmount();
    await waitFor(() => expect(onUnsavedChange.mock.calls).toEqual([[true], [false]]));
  });

  it('calls onComplete once, when shown, of a sign-in that was passed meanwhile', async () => {
    const user = userEvent.setup();
    const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] });
    const held = hold();
    const challenge = faultyAdapter(memorySecondFactorAdapter(adapter));
    challenge.faults = { attempt: () => held };
    const onComplete = vi.fn();
    const { hide, show } = renderIn(<SecondFactorChallenge adapter={challenge} onComplete={onComplete} />);
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await waitFor(() => expect(codeField()).toHaveFocus());
    await user.keyboard(codeOf(adapter));
    await waitFor(() => expect(button('Continue')).toHaveAttribute('aria-busy'));
    await hide();
    await act(() => release(held));
    expect(onComplete).not.toHaveBeenCalled();
    await show();
    expect(onComplete).toHaveBeenCalledTimes(1);
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('keeps what was typed, and sends nothing', async () => {
    const user = userEvent.setup();
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    const { hide, show } = renderIn(inProvider(adapter, <PhoneNumbers />));
    await press(user, 'Add phone number');
    await waitFor(() => expect(numberField()).toBeVisible());
    await user.type(numberField(), '+44740012');
    await hide();
    await show();
    expect(numberField()).toHaveValue('+44 7400 12');
    await user.type(numberField(), '3456{Enter}');
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await waitFor(() => expect(codeField()).toHaveFocus());
    await user.keyboard(codeOf(adapter).slice(0, 3));
    await hide();
    await show();
    expect(codeField()).toHaveValue(codeOf(adapter).slice(0, 3));
    expect(adapter.inbox.messages).toHaveLength(1);
    expect(button('Resend in 30 sec')).toBeInTheDocument();
  });
});
