import type { PhoneNumber } from '../../core/model.js';
import type { PhoneMessages } from '../../messages/types.js';

/**
 * Returns a text that says which number will receive codes when this one no longer does; null if it does not receive
 * any now.
 */
export function codesAfter(
  messages: PhoneMessages['secondFactor'],
  readable: (phoneNumber: string) => string,
  number: PhoneNumber,
  left: readonly PhoneNumber[],
  otherFactors: readonly string[] = [],
): string | null {
  if (!number.reservedForSecondFactor) return null;
  const heir = left.find((other) => other.defaultSecondFactor);
  if (!heir) return otherFactors.length > 0 ? messages.stillOn(otherFactors) : messages.turnsOff;
  const say = number.defaultSecondFactor ? messages.codesPassTo : messages.codesStillGoTo;
  return say(readable(heir.phoneNumber));
}
