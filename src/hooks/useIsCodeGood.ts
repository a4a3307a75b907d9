'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { isCodeGood, readSend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';

/**
 * Returns whether a code was sent to the number that is still good. A server has no clock of the user's: there, and
 * until the page is hydrated, the backend's word counts, lest the code be shown as expired for as long as that takes.
 */
export function useIsCodeGood(number: PhoneNumber | null): boolean {
  const session = usePhoneNumbersContext();
  return useClockSnapshot(
    (now) => number !== null && isCodeGood(number, readSend(session, number.id), session.adapter.limits, now),
    number?.verification?.status === 'unverified' && number.verification.expireAt !== null,
  );
}
