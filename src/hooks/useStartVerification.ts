'use client';
import type { PhoneNumber } from '../core/model.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { isCodeGood, readSend, secondsUntilResend } from '../query/sends.js';
import { usePrepareVerification } from './usePrepareVerification.js';

/**
 * What a click on "Verify" and a submitted number go on with: a code is sent, unless a good one is out already or the
 * wait for the next one runs. So closing and opening the verify step again and again sends one message.
 */
export function useStartVerification(): (number: PhoneNumber) => void {
  const { adapter, userId } = usePhoneNumbersContext();
  const { mutate } = usePrepareVerification();
  return (number) => {
    const send = readSend(userId, number.id);
    const now = Date.now();
    if (isCodeGood(number, send, adapter.limits, now) || secondsUntilResend(send, now) > 0) return;
    mutate({ id: number.id });
  };
}
