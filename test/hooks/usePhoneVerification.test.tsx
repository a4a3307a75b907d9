import { act, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  memoryAdapter,
  memorySecondFactorAdapter,
  type MemoryAdapterOptions,
} from '../../src/adapters/memory/index.js';
import {
  usePendingVerification,
  usePhoneNumbers,
  usePhoneVerification,
  useSecondFactorChallenge,
  useStartVerification,
} from '../../src/index.js';
import { fail, faultyAdapter, hold, lost } from '../../src/testing/index.js';
import { codeOf, gb, us, wrongCodeOf } from '../support/numbers.js';
import { renderKitHook } from '../support/render-kit-hook.js';
import { later as passTime, release } from '../support/waiting.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const later = (seconds: number) => act(() => passTime(seconds));

const createAdapter = (options: MemoryAdapterOptions = {}) =>
  faultyAdapter(
    memoryAdapter({
      phoneNumbers: [
        { id: 'phone_1', phoneNumber: us, verification: null },
        { id: 'phone_2', phoneNumber: gb },
      ],
      ...options,
    }),
  );

async function renderVerification(options: MemoryAdapterOptions = {}, id = 'phone_1') {
  const kit = renderKitHook(() => usePhoneVerification(id), { adapter: createAdapter(options) });
  await waitFor(() => expect(kit.result.current.numbers.isSuccess).toBe(true));
  return kit;
}

describe('usePhoneVerification', () => {
  it('leads from the offer to send a code, through the code field, to the verified number', async () => {
    const { result, adapter } = await renderVerification();
    expect(result.current).toMatchObject({
      step: 'send',
      reason: 'not_sent',
      isCodeGood: false,
      isSending: false,
      secondsUntilResend: 0,
      error: null,
    });
    expect(result.current.number).toMatchObject({ id: 'phone_1', phoneNumber: us });
    const held = hold();
    adapter.faults = { prepareVerification: () => held };
    act(() => result.current.send());
    await waitFor(() =>
      expect(result.current).toMatchObject({ step: 'enter', isSending: true, secondsUntilResend: 30 }),
    );
    await act(() => release(held));
    await waitFor(() => expect(result.current).toMatchObject({ step: 'enter', isSending: false, isCodeGood: true }));
    act(() => result.current.attempt.mutate({ id: 'phone_1', code: codeOf(adapter) }));
    await waitFor(() => expect(result.current.step).toBe('done'));
    expect(result.current.number?.verification?.status).toBe('verified');
    expect(adapter.calls.filter((call) => call !== 'list')).toEqual(['prepareVerification', 'attemptVerification']);
  });

  it('sends nothing by itself', async () => {
    const { adapter } = await renderVerification();
    expect(adapter.inbox.messages).toEqual([]);
  });

  it('has no step without a number: while the list loads, if it fails, and if the number is not listed', async () => {
    const adapter = createAdapter({ latency: 30 });
    adapter.faults = { list: [fail('network'), fail('network')] };
    const { result } = renderKitHook(() => usePhoneVerification('phone_1'), { adapter });
    expect(result.current).toMatchObject({ number: null, step: null, numbers: { isPending: true } });
    await waitFor(() => expect(result.current.numbers.error?.code).toBe('network'));
    expect(result.current.step).toBeNull();
    const { result: other } = await renderVerification({}, 'phone_9');
    expect(other.current).toMatchObject({ number: null, step: null });
  });

  it('is done from the start for a verified number', async () => {
    const { result } = await renderVerification({}, 'phone_2');
    expect(result.current).toMatchObject({ step: 'done', error: null });
  });

  it('shows why an attempt failed, until the next one or the next code', async () => {
    const { result, adapter } = await renderVerification();
    act(() => result.current.send());
    await waitFor(() => expect(result.current.isCodeGood).toBe(true));
    act(() => result.current.attempt.mutate({ id: 'phone_1', code: wrongCodeOf(adapter) }));
    await waitFor(() => expect(result.current.error).toMatchObject({ code: 'incorrect_code', attemptsLeft: 4 }));
    expect(result.current.step).toBe('enter');
    later(31);
    await waitFor(() => expect(result.current.secondsUntilResend).toBe(0));
    const onSuccess = vi.fn();
    act(() => result.current.send({}, { onSuccess }));
    await waitFor(() => expect(onSuccess.mock.calls).toHaveLength(1));
    await waitFor(() => expect(result.current.error).toBeNull());
    expect(adapter.inbox.messages).toHaveLength(2);
  });

  it('returns to the offer with the reason when the code is void, and shows no error on top', async () => {
    const { result, adapter } = await renderVerification({ policy: { wrongCodesPerCode: 1 } });
    act(() => result.current.send());
    await waitFor(() => expect(result.current.isCodeGood).toBe(true));
    act(() => result.current.attempt.mutate({ id: 'phone_1', code: wrongCodeOf(adapter) }));
    await waitFor(() =>
      expect(result.current).toMatchObject({ step: 'send', reason: 'too_many_attempts', error: null }),
    );
    expect(result.current.attempt.error?.code).toBe('too_many_attempts');
  });

  it('returns to the offer when the code expires by the clock', async () => {
    const { result } = await renderVerification();
    act(() => result.current.send());
    await waitFor(() => expect(result.current.isCodeGood).toBe(true));
    later(601);
    await waitFor(() =>
      expect(result.current).toMatchObject({ step: 'send', reason: 'expired', isCodeGood: false, error: null }),
    );
  });

  it('shows why a send failed, and no longer when the wait is over', async () => {
    const { result, adapter } = await renderVerification();
    adapter.faults = { prepareVerification: [fail('message_not_sent')] };
    const onError = vi.fn();
    act(() => result.current.send({}, { onError }));
    await waitFor(() => expect(result.current.error?.code).toBe('message_not_sent'));
    expect(result.current.step).toBe('send');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'message_not_sent' });
    adapter.faults = { prepareVerification: [fail('rate_limited', { retryAfter: 60 })] };
    act(() => result.current.send());
    await waitFor(() =>
      expect(result.current).toMatchObject({ error: { code: 'rate_limited' }, secondsUntilResend: 60 }),
    );
    later(61);
    await waitFor(() => expect(result.current).toMatchObject({ error: null, secondsUntilResend: 0 }));
  });

  it('accepts the code of a message that was reported as not sent', async () => {
    const { result, adapter } = await renderVerification();
    adapter.faults = { prepareVerification: [lost('message_not_sent')] };
    act(() => result.current.send());
    await waitFor(() => expect(result.current).toMatchObject({ error: { code: 'message_not_sent' }, step: 'enter' }));
    act(() => result.current.attempt.mutate({ id: 'phone_1', code: codeOf(adapter) }));
    await waitFor(() => expect(result.current.step).toBe('done'));
  });

  it('sends by the given channel', async () => {
    const { result, adapter } = await renderVerification();
    const { prepareVerification } = adapter;
    const channels: unknown[] = [];
    adapter.prepareVerification = (input) => (channels.push(input.channel), prepareVerification(input));
    act(() => result.current.send({ channel: 'voice' }));
    await waitFor(() => expect(channels).toEqual(['voice']));
  });

  it('follows a code that another component sent', async () => {
    const { result, adapter } = renderKitHook(
      () => ({ start: useStartVerification(), verification: usePhoneVerification('phone_1') }),
      { adapter: createAdapter() },
    );
    await waitFor(() => expect(result.current.verification.step).toBe('send'));
    const held = hold();
    adapter.faults = { prepareVerification: () => held };
    act(() => result.current.start(result.current.verification.number!));
    await waitFor(() => expect(result.current.verification).toMatchObject({ step: 'enter', isSending: true }));
    await act(() => release(held));
    await waitFor(() => expect(result.current.verification.isSending).toBe(false));
  });

  it('returns what useSecondFactorChallenge returns, as far as both have it', async () => {
    const backend = faultyAdapter(
      memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] }),
    );
    const adapter = faultyAdapter(memorySecondFactorAdapter(backend));
    const { result } = renderKitHook(
      () => ({ verification: usePhoneVerification('phone_1'), challenge: useSecondFactorChallenge(adapter) }),
      { adapter: createAdapter() },
    );
    const {
      sendTo: _sendTo,
      prepareOnce: _prepareOnce,
      attemptBackupCode: _attemptBackupCode,
      hasEnded: _hasEnded,
      backupCodesLeft: _backupCodesLeft,
      ...common
    } = result.current.challenge;
    expect(Object.keys(result.current.verification).sort()).toEqual(Object.keys(common).sort());
    await waitFor(() => expect(result.current.challenge).toMatchObject({ step: 'send', reason: 'not_sent' }));
    act(() => result.current.challenge.send());
    await waitFor(() => expect(result.current.challenge).toMatchObject({ step: 'enter', isCodeGood: true }));
    await waitFor(() => expect(backend.inbox.messages).toHaveLength(1));
    act(() =>
      result.current.challenge.attempt.mutate({ id: result.current.challenge.number?.id ?? '', code: codeOf(backend) }),
    );
    await waitFor(() => expect(result.current.challenge.step).toBe('done'));
  });
});

describe('useStartVerification', () => {
  it('sends a code unless a valid one is out or the resend wait is running', async () => {
    const { result, adapter } = renderKitHook(() => ({ numbers: usePhoneNumbers(), start: useStartVerification() }), {
      adapter: createAdapter(),
    });
    await waitFor(() => expect(result.current.numbers.isSuccess).toBe(true));
    const start = () => act(() => result.current.start(result.current.numbers.data![0]!));
    start();
    start();
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await waitFor(() => expect(result.current.numbers.data?.[0]?.verification?.status).toBe('unverified'));
    start();
    later(31);
    start();
    expect(adapter.calls.filter((call) => call === 'prepareVerification')).toHaveLength(1);
    later(601);
    start();
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(2));
  });
});

describe('usePendingVerification', () => {
  it('returns the number to which this browser sent a code that is still valid', async () => {
    const { result } = renderKitHook(
      () => {
        const numbers = usePhoneNumbers();
        return { numbers, start: useStartVerification(), pending: usePendingVerification(numbers.data ?? []) };
      },
      { adapter: createAdapter() },
    );
    await waitFor(() => expect(result.current.numbers.isSuccess).toBe(true));
    expect(result.current.pending).toBeNull();
    act(() => result.current.start(result.current.numbers.data![0]!));
    await waitFor(() => expect(result.current.pending?.id).toBe('phone_1'));
  });
});
