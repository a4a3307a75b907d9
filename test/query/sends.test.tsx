import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPhoneNumber, type PhoneNumber } from '../../src/core/model.js';
import {
  forgetSend,
  isCodeGood,
  isSendGood,
  recordVoidCode,
  recordSendError,
  recordSendTime,
  readSend,
  getSecondsUntilResend,
  subscribeToSends,
} from '../../src/query/sends.js';

const limits = { resendCooldown: 30, codeLifetime: 600 };
const start = Date.UTC(2026, 0, 1);
const ada = { adapter: { scope: 'memory' }, userId: 'user_1' };

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: start }));
afterEach(() => {
  forgetSend(ada, 'phone_1');
  vi.useRealTimers();
});

function number(verification: Partial<PhoneNumber['verification']> | null): PhoneNumber {
  return createPhoneNumber('phone_1', '+12015550123', {
    verification: verification && {
      status: 'unverified',
      strategy: 'phone_code',
      channel: 'sms',
      attempts: 0,
      expireAt: null,
      ...verification,
    },
  });
}

describe('getSecondsUntilResend', () => {
  it('counts down by the wall clock, in whole seconds', () => {
    recordSendTime(ada, 'phone_1', limits);
    const send = readSend(ada, 'phone_1');
    expect(
      [0, 1, 999, 1000, 29_001, 30_000, 90_000].map((later) => getSecondsUntilResend(send, start + later)),
    ).toEqual([30, 30, 30, 29, 1, 0, 0]);
  });

  it('ends where the clock was moved back', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(getSecondsUntilResend(readSend(ada, 'phone_1'), start - 3_600_000)).toBe(0);
  });

  it('follows what the backend asks for', () => {
    recordSendTime(ada, 'phone_1', limits);
    recordSendError(ada, 'phone_1', null, 60);
    expect(getSecondsUntilResend(readSend(ada, 'phone_1'), start)).toBe(60);
  });

  it('is over where nothing was sent', () => {
    expect(getSecondsUntilResend(readSend(ada, 'phone_1'), start)).toBe(0);
  });
});

describe('isCodeGood', () => {
  it("goes by this browser's clock where it sent the code, whatever the backend's clock says", () => {
    recordSendTime(ada, 'phone_1', limits);
    const send = readSend(ada, 'phone_1');
    const wayOff = number({ expireAt: start - 86_400_000 });
    expect(isCodeGood(wayOff, send, limits, start + 599_999)).toBe(true);
    expect(isCodeGood(wayOff, send, limits, start + 600_000)).toBe(false);
  });

  it("goes by the backend's expireAt where another browser sent it", () => {
    expect(isCodeGood(number({ expireAt: start + 1 }), null, limits, start)).toBe(true);
    expect(isCodeGood(number({ expireAt: start }), null, limits, start)).toBe(false);
    expect(isCodeGood(number({ expireAt: null }), null, limits, start)).toBe(false);
  });

  it.each(['verified', 'failed', 'expired'] as const)('is over once the number is %s', (status) => {
    recordSendTime(ada, 'phone_1', limits);
    expect(isCodeGood(number({ status }), readSend(ada, 'phone_1'), limits, start)).toBe(false);
  });

  it('is false where the backend only asks for patience, since no code went out', () => {
    recordSendTime(ada, 'phone_1', limits);
    recordSendError(ada, 'phone_1', null, 60);
    expect(isCodeGood(number({ expireAt: null }), readSend(ada, 'phone_1'), limits, start)).toBe(false);
  });
});

describe('isSendGood', () => {
  it('is a code that this browser had sent, for as long as it lives', () => {
    recordSendTime(ada, 'phone_1', limits);
    const send = readSend(ada, 'phone_1');
    expect([0, 599_999, 600_000].map((later) => isSendGood(send, limits, start + later))).toEqual([true, true, false]);
    expect(isSendGood(null, limits, start)).toBe(false);
  });
});

describe('recordSendError', () => {
  it('goes back to what was known before, or waits with the code before still good', () => {
    recordSendTime(ada, 'phone_1', limits);
    const before = readSend(ada, 'phone_1');
    vi.setSystemTime(start + 40_000);
    recordSendTime(ada, 'phone_1', limits);
    recordSendError(ada, 'phone_1', before, null);
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: start, askedAt: start, wait: 30, channel: null });
    recordSendError(ada, 'phone_1', before, 0);
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: start, askedAt: start + 40_000, wait: 0, channel: null });
  });
});

describe('recordVoidCode', () => {
  it('forgets the code, and not the wait for the next one', () => {
    recordSendTime(ada, 'phone_1', limits);
    recordVoidCode(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: null, askedAt: start, wait: 30, channel: null });
  });

  it('notes nothing where nothing was sent', () => {
    recordVoidCode(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toBeNull();
  });
});

describe('readSend', () => {
  it('answers the same object until something changes', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(readSend(ada, 'phone_1')).toBe(readSend(ada, 'phone_1'));
  });

  it('keeps timestamps in storage, and neither the user nor the number', () => {
    recordSendTime(ada, 'phone_1', limits);
    const stored = JSON.stringify({ ...localStorage });
    expect(stored).toContain(String(start));
    expect(stored).not.toMatch(/user_1|phone_1/);
  });

  it('has the same key after a reload, and another for each user, number and backend', () => {
    recordSendTime(ada, 'phone_1', limits);
    const key = Object.keys(localStorage)[0] ?? '';
    expect({ ...localStorage }).toEqual({ [key]: `[${start},${start},30]` });
    localStorage.setItem(key, `[null,${start},60]`);
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: null, askedAt: start, wait: 60, channel: null });
    expect(key).toBe('phonekit:send:151s8nhnv9n:22ynadbvmkq');
    forgetSend(ada, 'phone_1');
    expect(localStorage).toHaveLength(0);
  });

  it('keeps people and numbers apart', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(readSend({ ...ada, userId: 'user_2' }, 'phone_1')).toBeNull();
    expect(readSend(ada, 'phone_2')).toBeNull();
    expect(readSend({ ...ada, adapter: { scope: 'other' } }, 'phone_1')).toBeNull();
  });

  it.each(['', 'null', '{}', '[1]', '["a","b","c"]', '["a",1,1]', '[1,"b",1]', '[1,1,"c"]', '[1,1]', 'nonsense'])(
    'takes a spoilt entry (%j) for none',
    (text) => {
      recordSendTime(ada, 'phone_1', limits);
      const key = Object.keys(localStorage).find((name) => name.startsWith('phonekit:'))!;
      localStorage.setItem(key, text);
      expect(readSend(ada, 'phone_1')).toBeNull();
    },
  );

  it('remembers for as long as the page lives where storage refuses', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    recordSendTime(ada, 'phone_1', limits);
    expect(full).toHaveBeenCalled();
    expect(readSend(ada, 'phone_1')).toMatchObject({ sentAt: start });
    full.mockRestore();
    forgetSend(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toBeNull();
  });

  it('goes by storage again as soon as that takes something', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    recordSendTime(ada, 'phone_1', limits);
    full.mockRestore();
    recordSendTime(ada, 'phone_1', limits);
    localStorage.clear();
    expect(readSend(ada, 'phone_1')).toBeNull();
  });

  it('knows of nothing where storage may not be read', () => {
    recordSendTime(ada, 'phone_1', limits);
    const forbidden = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    expect(readSend(ada, 'phone_1')).toBeNull();
    forbidden.mockRestore();
    expect(readSend(ada, 'phone_1')).toMatchObject({ sentAt: start });
  });
});

describe('subscribeToSends', () => {
  it('tells of a send in this tab and in another one', () => {
    const onChange = vi.fn();
    const stop = subscribeToSends(onChange);
    recordSendTime(ada, 'phone_1', limits);
    window.dispatchEvent(new StorageEvent('storage', { key: Object.keys(localStorage)[0] }));
    window.dispatchEvent(new StorageEvent('storage', { key: "somebody else's" }));
    expect(onChange).toHaveBeenCalledTimes(2);
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    expect(onChange).toHaveBeenCalledTimes(3);
    stop();
    recordSendTime(ada, 'phone_1', limits);
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    expect(onChange).toHaveBeenCalledTimes(3);
  });
});
