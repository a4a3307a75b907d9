'use client';
import type { PhoneNumber } from '../../core/model.js';
import { usePhoneNumbers } from '../../hooks/usePhoneNumbers.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import { useMessages } from './useMessages.js';
import { useReadableNumbers } from './useReadableNumbers.js';

/**
 * Returns a text that says which of the numbers that are `left` will receive codes when this one no longer does; null
 * if it does not receive any now. Renders after each read of the list, with which an adapter may learn of other
 * factors.
 */
export function useCodesAfter(number: PhoneNumber, left: readonly PhoneNumber[]): string | null {
  const messages = useMessages().secondFactor;
  const readable = useReadableNumbers();
  const { otherFactors = [] } = usePhoneNumbersContext().adapter;
  const { dataUpdatedAt } = usePhoneNumbers();
  if (dataUpdatedAt === 0 || !number.reservedForSecondFactor) return null;
  const heir = left.find((other) => other.defaultSecondFactor);
  if (!heir) return otherFactors.length > 0 ? messages.stillOn(otherFactors) : messages.turnsOff;
  const say = number.defaultSecondFactor ? messages.codesPassTo : messages.codesStillGoTo;
  return say(readable(heir.phoneNumber));
}
