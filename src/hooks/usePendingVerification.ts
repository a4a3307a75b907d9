'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { isCodeGood, readSend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';

/** The number for which this browser had a code sent that can still be typed: what a reload goes on with. */
export function usePendingVerification(numbers: readonly PhoneNumber[]): PhoneNumber | null {
  const { adapter, userId } = usePhoneNumbersContext();
  const index = useClockSnapshot(
    () =>
      numbers.findIndex((number) => {
        const send = readSend(userId, number.id);
        return send?.sentAt != null && isCodeGood(number, send, adapter.limits, Date.now());
      }),
    -1,
  );
  return numbers[index] ?? null;
}
