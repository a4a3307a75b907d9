'use client';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';

/** Returns the `key` of what holds drafts: another user, or another backend, starts afresh. */
export function useOwnerKey(): string {
  const { adapter, userId } = usePhoneNumbersContext();
  return `${adapter.scope} ${userId}`;
}
