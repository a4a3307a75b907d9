'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { readSend } from '../query/send-storage.js';
import { isCodeGood } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';

/**
 * Returns whether a code was sent to the number that is still good. A server does not know the user's clock, so until
 * hydration a code counts as good if the backend has set its `expireAt`; it would flash as expired otherwise.
 */
export function useIsCodeGood(number: PhoneNumber | null): boolean {
  const session = usePhoneNumbersContext();
  return useClockSnapshot(
    (now) => number !== null && isCodeGood(number, readSend(session, number.id), session.adapter.limits, now),
    number?.verification?.status === 'unverified' && number.verification.expireAt !== null,
  );
}
