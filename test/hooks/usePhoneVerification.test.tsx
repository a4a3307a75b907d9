import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryAdapter, memorySecondFactorAdapter, type MemoryAdapterOptions } from '../../src/adapters/memory/index.js';
import { PhoneError } from '../../src/core/errors.js';
import { usePendingVerification, usePhoneNumbers, usePhoneVerification, useSecondFactorChallenge, useStartVerification } from '../../src/index.js';
import { codeOf, gb, holdAnswers, later, renderKitHook, us, wrongCodeOf } from '../support/page/render-kit.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const unverified = (options: MemoryAdapterOptions = {}) =>
  memoryAdapter({ phoneNumbers: [{ id: 'phone_1', phoneNumber: us, verification: null }, { id: 'phone_2', phoneNumber: gb }], ...options });

async function renderVerification(options: MemoryAdapterOptions = {}, id = 'phone_1') {
  const kit = await renderKitHook(() => usePhoneVerification(id), { adapter: unverified(options) });
  await expect.poll(() => kit.result.current.numbers.isSuccess).toBe(true);
  return kit;
}

describe('usePhoneVerification', () => {
  it('leads from the offer to send a code, over the code field, to the verified number', async () => {
    const { result, adapter } = await renderVerification();
    expect(result.current).toMatchObject({ step: 'send', reason: 'not_sent', isCodeGood: false, isSending: false, secondsUntilResend: 0, error: null });
    expect(result.current.number).toMatchObject({ id: 'phone_1', phoneNumber: us });
    const release = holdAnswers(adapter, 'prepareVerification');
    result.current.send();
    await expect.poll(() => result.current).toMatchObject({ step: 'enter', isSending: true, secondsUntilResend: 30 });
    await release();
    await expect.poll(() => result.current).toMatchObject({ step: 'enter', isSending: false, isCodeGood: true });
    result.current.attempt.mutate({ id: 'phone_1', code: codeOf(adapter) });
    await expect.poll(() => result.current.step).toBe('done');
    expect(result.current.number?.verification?.status).toBe('verified');
    expect(adapter.calls.filter((call) => call !== 'list')).toEqual(['prepareVerification', 'attemptVerification']);
  });

  it('sends nothing by itself', async () => {
    const { adapter } = await renderVerification();
    expect(adapter.inbox.messages).toEqual([]);
  });

  it('has no step without a number: while the list is fetched, if it fails, and if the number is not on it', async () => {
    const adapter = unverified({ latency: 30 });
    adapter.failNext('list', 'network');
    adapter.failNext('list', 'network');
    const { result } = await renderKitHook(() => usePhoneVerification('phone_1'), { adapter });
    expect(result.current).toMatchObject({ number: null, step: null, numbers: { isPending: true } });
    await expect.poll(() => result.current.numbers.error?.code).toBe('network');
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
    result.current.send();
    await expect.poll(() => result.current.isCodeGood).toBe(true);
    result.current.attempt.mutate({ id: 'phone_1', code: wrongCodeOf(adapter) });
    await expect.poll(() => result.current.error).toMatchObject({ code: 'incorrect_code', attemptsLeft: 4 });
    expect(result.current.step).toBe('enter');
    later(31);
    await expect.poll(() => result.current.secondsUntilResend).toBe(0);
    const onSuccess = vi.fn();
    result.current.send({}, { onSuccess });
    await expect.poll(() => onSuccess.mock.calls).toHaveLength(1);
    await expect.poll(() => result.current.error).toBeNull();
    expect(adapter.inbox.messages).toHaveLength(2);
  });

  it('returns to the offer with the reason when the code is void, and shows no error on top', async () => {
    const { result, adapter } = await renderVerification({ policy: { wrongCodesPerCode: 1 } });
    result.current.send();
    await expect.poll(() => result.current.isCodeGood).toBe(true);
    result.current.attempt.mutate({ id: 'phone_1', code: wrongCodeOf(adapter) });
    await expect.poll(() => result.current).toMatchObject({ step: 'send', reason: 'too_many_attempts', error: null });
    expect(result.current.attempt.error?.code).toBe('too_many_attempts');
  });

  it('returns to the offer when the code expires by the clock', async () => {
    const { result } = await renderVerification();
    result.current.send();
    await expect.poll(() => result.current.isCodeGood).toBe(true);
    later(601);
    await expect.poll(() => result.current).toMatchObject({ step: 'send', reason: 'expired', isCodeGood: false, error: null });
  });

  it('shows why a send failed, and no longer when the wait is over', async () => {
    const { result, adapter } = await renderVerification();
    adapter.failNext('prepareVerification', 'message_not_sent');
    const onError = vi.fn();
    result.current.send({}, { onError });
    await expect.poll(() => result.current.error?.code).toBe('message_not_sent');
    expect(result.current.step).toBe('send');
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'message_not_sent' });
    adapter.failNext('prepareVerification', new PhoneError('rate_limited', { retryAfter: 60 }));
    result.current.send();
    await expect.poll(() => result.current).toMatchObject({ error: { code: 'rate_limited' }, secondsUntilResend: 60 });
    later(61);
    await expect.poll(() => result.current).toMatchObject({ error: null, secondsUntilResend: 0 });
  });

  it('sends by the channel that is asked for', async () => {
    const { result, adapter } = await renderVerification();
    const { prepareVerification } = adapter;
    const asked: unknown[] = [];
    adapter.prepareVerification = (input) => (asked.push(input.channel), prepareVerification(input));
    result.current.send({ channel: 'voice' });
    await expect.poll(() => asked).toEqual(['voice']);
  });

  it('follows a code that another component sent', async () => {
    const { result, adapter } = await renderKitHook(() => ({ start: useStartVerification(), verification: usePhoneVerification('phone_1') }), { adapter: unverified() });
    await expect.poll(() => result.current.verification.step).toBe('send');
    const release = holdAnswers(adapter, 'prepareVerification');
    result.current.start(result.current.verification.number!);
    await expect.poll(() => result.current.verification).toMatchObject({ step: 'enter', isSending: true });
    await release();
    await expect.poll(() => result.current.verification.isSending).toBe(false);
  });

  it('returns what useSecondFactorChallenge returns, as far as both have it', async () => {
    const backend = memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] });
    const adapter = memorySecondFactorAdapter(backend);
    const { result } = await renderKitHook(() => ({ verification: usePhoneVerification('phone_1'), challenge: useSecondFactorChallenge(adapter) }), { adapter: unverified() });
    const { sendTo: _sendTo, prepareOnce: _prepareOnce, attemptBackupCode: _attemptBackupCode, ...common } = result.current.challenge;
    expect(Object.keys(result.current.verification).sort()).toEqual(Object.keys(common).sort());
    await expect.poll(() => result.current.challenge).toMatchObject({ step: 'send', reason: 'not_sent' });
    result.current.challenge.send();
    await expect.poll(() => result.current.challenge).toMatchObject({ step: 'enter', isCodeGood: true });
    result.current.challenge.attempt.mutate({ id: result.current.challenge.number?.id ?? '', code: codeOf(backend) });
    await expect.poll(() => result.current.challenge.step).toBe('done');
  });
});

describe('useStartVerification', () => {
  it('sends a code unless a good one is out or the wait for the next one runs', async () => {
    const { result, adapter } = await renderKitHook(() => ({ numbers: usePhoneNumbers(), start: useStartVerification() }), { adapter: unverified() });
    await expect.poll(() => result.current.numbers.isSuccess).toBe(true);
    const start = () => result.current.start(result.current.numbers.data![0]!);
    start();
    start();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await expect.poll(() => result.current.numbers.data?.[0]?.verification?.status).toBe('unverified');
    start();
    later(31);
    start();
    expect(adapter.calls.filter((call) => call === 'prepareVerification')).toHaveLength(1);
    later(601);
    start();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(2);
  });
});

describe('usePendingVerification', () => {
  it('returns the number to which this browser sent a code that is still good', async () => {
    const { result } = await renderKitHook(
      () => {
        const numbers = usePhoneNumbers();
        return { numbers, start: useStartVerification(), pending: usePendingVerification(numbers.data ?? []) };
      },
      { adapter: unverified() },
    );
    await expect.poll(() => result.current.numbers.isSuccess).toBe(true);
    expect(result.current.pending).toBeNull();
    result.current.start(result.current.numbers.data![0]!);
    await expect.poll(() => result.current.pending?.id).toBe('phone_1');
  });
});
