import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import { createPhoneNumber, type PhoneNumber } from '../../src/core/model.js';
import { forgetSend, readSend, subscribeToSends } from '../../src/query/send-storage.js';
import {
  isCodeGood,
  isSendGood,
  recordVoidCode,
  recordSendError,
  recordSendTime,
  recordSent,
  getSecondsUntilResend,
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

function rateLimited(retryAfter: number | null): PhoneError {
  return new PhoneError('rate_limited', { retryAfter });
}

describe('getSecondsUntilResend', () => {
  it('counts down by the wall clock, in whole seconds', () => {
    recordSendTime(ada, 'phone_1', limits);
    const send = readSend(ada, 'phone_1');
    expect(
      [0, 1, 999, 1000, 29_001, 30_000, 90_000].map((later) => getSecondsUntilResend(send, start + later)),
    ).toEqual([30, 30, 30, 29, 1, 0, 0]);
  });

  it('ends if the clock was moved back', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(getSecondsUntilResend(readSend(ada, 'phone_1'), start - 3_600_000)).toBe(0);
  });

  it('follows the wait of the backend', () => {
    recordSendTime(ada, 'phone_1', limits);
    recordSendError(ada, 'phone_1', null, rateLimited(60));
    expect(getSecondsUntilResend(readSend(ada, 'phone_1'), start)).toBe(60);
  });

  it('is 0 if nothing was sent', () => {
    expect(getSecondsUntilResend(readSend(ada, 'phone_1'), start)).toBe(0);
  });
});

describe('isCodeGood', () => {
  it("uses the clock of this browser if it sent the code, whatever the backend's clock", () => {
    recordSendTime(ada, 'phone_1', limits);
    const send = readSend(ada, 'phone_1');
    const wayOff = number({ expireAt: start - 86_400_000 });
    expect(isCodeGood(wayOff, send, limits, start + 599_999)).toBe(true);
    expect(isCodeGood(wayOff, send, limits, start + 600_000)).toBe(false);
  });

  it("uses the backend's expireAt if another browser sent it", () => {
    expect(isCodeGood(number({ expireAt: start + 1 }), null, limits, start)).toBe(true);
    expect(isCodeGood(number({ expireAt: start }), null, limits, start)).toBe(false);
    expect(isCodeGood(number({ expireAt: null }), null, limits, start)).toBe(false);
  });

  it.each(['verified', 'failed', 'expired'] as const)('is false once the number is %s', (status) => {
    recordSendTime(ada, 'phone_1', limits);
    expect(isCodeGood(number({ status }), readSend(ada, 'phone_1'), limits, start)).toBe(false);
  });

  it('is false as long as the number has no verification', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(isCodeGood(number(null), readSend(ada, 'phone_1'), limits, start)).toBe(false);
  });

  it('is false if the backend only returned a wait, since no code was sent', () => {
    recordSendTime(ada, 'phone_1', limits);
    recordSendError(ada, 'phone_1', null, rateLimited(60));
    expect(isCodeGood(number({ expireAt: null }), readSend(ada, 'phone_1'), limits, start)).toBe(false);
  });
});

describe('isSendGood', () => {
  it('is true for a code that this browser requested, until it expires', () => {
    recordSendTime(ada, 'phone_1', limits);
    const send = readSend(ada, 'phone_1');
    expect([0, 599_999, 600_000].map((later) => isSendGood(send, limits, start + later))).toEqual([true, true, false]);
    expect(isSendGood(null, limits, start)).toBe(false);
  });
});

describe('recordSendError', () => {
  it('rolls back, or waits while the previous code stays valid', () => {
    recordSendTime(ada, 'phone_1', limits);
    const before = readSend(ada, 'phone_1');
    vi.setSystemTime(start + 40_000);
    recordSendTime(ada, 'phone_1', limits);
    recordSendError(ada, 'phone_1', before, rateLimited(null));
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: start, askedAt: start, wait: 30, channel: null });
    recordSendError(ada, 'phone_1', before, rateLimited(0));
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: start, askedAt: start + 40_000, wait: 0, channel: null });
  });

  it.each([null, 5])('keeps a code that may arrive, without the cooldown (wait: %s)', (retryAfter) => {
    for (const error of [
      new PhoneError('network', { retryAfter }),
      new PhoneError('message_not_sent', { retryAfter, mayArrive: true }),
    ]) {
      recordSendTime(ada, 'phone_1', limits);
      recordSendError(ada, 'phone_1', null, error);
      const wait = retryAfter ?? 0;
      expect(readSend(ada, 'phone_1')).toEqual({ sentAt: start, askedAt: start, wait, channel: null });
    }
  });

  it('restores the channel, so that the other one is still offered', () => {
    recordSendTime(ada, 'phone_1', limits, 'sms');
    const before = readSend(ada, 'phone_1');
    recordSendTime(ada, 'phone_1', limits, 'voice');
    recordSendError(ada, 'phone_1', before, new PhoneError('network'));
    expect(readSend(ada, 'phone_1')).toMatchObject({ sentAt: start, channel: 'sms' });
  });

  it('records nothing for an owner who has signed out', () => {
    recordSendError(ada, 'phone_1', null, new PhoneError('network'));
    expect(readSend(ada, 'phone_1')).toBeNull();
  });
});

describe('recordSent', () => {
  it('starts the wait again, and keeps when the code was requested, from which its lifetime counts', () => {
    recordSendTime(ada, 'phone_1', limits, 'voice');
    vi.setSystemTime(start + 4000);
    recordSent(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: start, askedAt: start + 4000, wait: 30, channel: 'voice' });
  });

  it('records nothing for an owner who has signed out, or has verified the number meanwhile', () => {
    recordSendTime(ada, 'phone_1', limits);
    forgetSend(ada, 'phone_1');
    recordSent(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toBeNull();
  });
});

describe('recordVoidCode', () => {
  it('forgets the code, but not the resend wait', () => {
    recordSendTime(ada, 'phone_1', limits);
    recordVoidCode(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: null, askedAt: start, wait: 30, channel: null });
  });

  it('records nothing if nothing was sent', () => {
    recordVoidCode(ada, 'phone_1');
    expect(readSend(ada, 'phone_1')).toBeNull();
  });
});

describe('readSend', () => {
  it('returns the same object until something changes', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(readSend(ada, 'phone_1')).toBe(readSend(ada, 'phone_1'));
  });

  it('keeps timestamps in storage, and neither the user nor the number', () => {
    recordSendTime(ada, 'phone_1', limits);
    const stored = JSON.stringify({ ...localStorage });
    expect(stored).toContain(String(start));
    expect(stored).not.toMatch(/user_1|phone_1/);
  });

  it('uses the same key after a reload, and another for each user, number and backend', () => {
    recordSendTime(ada, 'phone_1', limits);
    const key = Object.keys(localStorage)[0] ?? '';
    expect({ ...localStorage }).toEqual({ [key]: `[${start},${start},30,null]` });
    localStorage.setItem(key, `[null,${start},60]`);
    expect(readSend(ada, 'phone_1')).toEqual({ sentAt: null, askedAt: start, wait: 60, channel: null });
    expect(key).toBe('phonekit:send:jb2sd11s332e6:infc981n30s2a');
    forgetSend(ada, 'phone_1');
    expect(localStorage).toHaveLength(0);
  });

  it('keeps users and numbers apart', () => {
    recordSendTime(ada, 'phone_1', limits);
    expect(readSend({ ...ada, userId: 'user_2' }, 'phone_1')).toBeNull();
    expect(readSend(ada, 'phone_2')).toBeNull();
    expect(readSend({ ...ada, adapter: { scope: 'other' } }, 'phone_1')).toBeNull();
  });

  it.each(['', 'null', '{}', '[1]', '["a","b","c"]', '["a",1,1]', '[1,"b",1]', '[1,1,"c"]', '[1,1]', 'nonsense'])(
    'ignores an invalid entry (%j)',
    (text) => {
      recordSendTime(ada, 'phone_1', limits);
      const key = Object.keys(localStorage).find((name) => name.startsWith('phonekit:'))!;
      localStorage.setItem(key, text);
      expect(readSend(ada, 'phone_1')).toBeNull();
    },
  );

  it('falls back to memory if storage refuses', () => {
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

  it('uses storage again as soon as it accepts writes', () => {
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    recordSendTime(ada, 'phone_1', limits);
    full.mockRestore();
    recordSendTime(ada, 'phone_1', limits);
    localStorage.clear();
    expect(readSend(ada, 'phone_1')).toBeNull();
  });

  it('returns nothing if storage cannot be read', () => {
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
  it('notifies of a send in this tab and in another one', () => {
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
