'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { isCodeGood, readSend } from '../query/sends.js';
import { useClockSnapshot } from './useClockSnapshot.js';

/**
 * Whether a code is out for this number that can still be typed. On a server, where no clock is the person's, the
 * backend's word counts, lest the page call a code expired for as long as it takes to hydrate.
 */
export function useIsCodeGood(number: PhoneNumber | null): boolean {
  const { adapter, userId } = usePhoneNumbersContext();
  return useClockSnapshot(
    () => number !== null && isCodeGood(number, readSend(userId, number.id), adapter.limits, Date.now()),
    number?.verification?.status === 'unverified' && number.verification.expireAt !== null,
  );
}
