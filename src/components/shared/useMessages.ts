'use client';
import { useContext } from 'react';
import { en } from '../../messages/en.js';
import type { PhoneMessages } from '../../messages/types.js';
import { MessagesContext } from '../../provider/MessagesContext.js';

/** Returns the texts of the nearest provider or `SecondFactorChallenge`; English if it has none. */
export function useMessages(): PhoneMessages {
  return useContext(MessagesContext) ?? en;
}
