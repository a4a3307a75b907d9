'use client';
import { en } from '../../messages/en.js';
import type { Messages } from '../../messages/types.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';

/** The provider's messages, English where it has none. */
export function useMessages(): Messages {
  return usePhoneNumbersContext().messages ?? en;
}
