'use client';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { readSend } from '../query/send-storage.js';
import { getSecondsUntilResend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';

/**
 * Returns the whole seconds until the next code may be sent to a number; 0 if it may be sent now. It follows the wall
 * clock and a backend's `retryAfter`, survives remount and reload, and is shared between tabs.
 */
export function useResendCountdown(id: string): number {
  const session = usePhoneNumbersContext();
  return useClockSnapshot((now) => getSecondsUntilResend(readSend(session, id), now), 0);
}
