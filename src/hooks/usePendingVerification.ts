'use client';
import { useSyncExternalStore } from 'react';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { readSend, subscribeToSends } from '../query/send-storage.js';
import { isCodeGood } from '../query/sends.js';

/**
 * Returns the first of these numbers to which this browser sent a code that is still good, else null: the verification
 * to continue after a reload.
 */
export function usePendingVerification(numbers: readonly PhoneNumber[]): PhoneNumber | null {
  const session = usePhoneNumbersContext();
  // Subscribes to the records but not to the clock: the component that continues the verification handles its expiry.
  const index = useSyncExternalStore(
    subscribeToSends,
    () =>
      numbers.findIndex((number) => {
        const send = readSend(session, number.id);
        return send?.sentAt != null && isCodeGood(number, send, session.adapter.limits, Date.now());
      }),
    () => -1,
  );
  return numbers[index] ?? null;
}
