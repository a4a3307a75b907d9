'use client';
import { useContext } from 'react';
import { en } from '../../../messages/en.js';
import type { PhoneMessages } from '../../../messages/types.js';
import { MessagesContext } from '../../../provider/MessagesContext.js';

/** Returns all texts, with those of a sign-in; English if the nearest provider has none. */
export function useChallengeMessages(): PhoneMessages {
  return useContext(MessagesContext) ?? en;
}
