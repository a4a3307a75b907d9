'use client';
import { useSyncExternalStore } from 'react';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { isCodeGood, readSend, subscribeToSends } from '../query/sends.js';

/** The number for which this browser had a code sent that can still be typed: what a reload goes on with. */
export function usePendingVerification(numbers: readonly PhoneNumber[]): PhoneNumber | null {
  const { adapter, userId } = usePhoneNumbersContext();
  // Not by the clock: whoever went on with it follows its end, and nobody else asks.
  const index = useSyncExternalStore(
    subscribeToSends,
    () =>
      numbers.findIndex((number) => {
        const send = readSend(userId, number.id);
        return send?.sentAt != null && isCodeGood(number, send, adapter.limits, Date.now());
      }),
    () => -1,
  );
  return numbers[index] ?? null;
}
