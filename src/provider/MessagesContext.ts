'use client';
import { createContext } from 'react';
import type { PhoneMessages } from '../messages/types.js';

/**
 * The texts of the components below; null: they are in English, which is not imported here, so that hooks carry no
 * text.
 */
export const MessagesContext = createContext<PhoneMessages | null>(null);
