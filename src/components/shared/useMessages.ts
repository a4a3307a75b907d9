'use client';
import { useContext } from 'react';
import { enOfAccount } from '../../messages/en.js';
import type { PhoneMessages } from '../../messages/types.js';
import { MessagesContext } from '../../provider/MessagesContext.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';

/** All texts but those of a sign-in, which only its own screen loads. */
export type ScreenMessages = Omit<PhoneMessages, 'challenge'>;

/** Returns the texts of the nearest provider or `SecondFactorChallenge`; English if it has none. */
export function useMessages(): ScreenMessages {
  return useContext(MessagesContext) ?? enOfAccount;
}

/** Returns the `key` of what holds drafts: another user, or another backend, starts afresh. */
export function useOwnerKey(): string {
  const { adapter, userId } = usePhoneNumbersContext();
  return `${adapter.scope} ${userId}`;
}
