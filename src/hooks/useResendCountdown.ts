'use client';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { readSend, secondsUntilResend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';

/**
 * Whole seconds until a code may be sent to this number again; 0 when it may. Runs by the wall clock, survives remount
 * and reload, is shared between tabs, and follows a backend's `retryAfter`.
 */
export function useResendCountdown(id: string): number {
  const { userId } = usePhoneNumbersContext();
  return useClockSnapshot(() => secondsUntilResend(readSend(userId, id), Date.now()), 0);
}
