'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { readSend } from '../query/send-storage.js';
import { getSecondsUntilResend, isCodeGood } from '../query/sends.js';
import { usePrepareVerification } from './usePrepareVerification.js';

/**
 * Returns a function that sends a code to a number unless a good one was sent before or the next one is not allowed
 * yet: what a click on "Verify" calls, so that opening the verify step again and again sends one message.
 */
export function useStartVerification(): (number: PhoneNumber) => void {
  const session = usePhoneNumbersContext();
  const { mutate } = usePrepareVerification();
  return (number) => {
    const send = readSend(session, number.id);
    const now = Date.now();
    if (isCodeGood(number, send, session.adapter.limits, now) || getSecondsUntilResend(send, now) > 0) return;
    mutate({ id: number.id });
  };
}
