'use client';
import { createContext } from 'react';
import type { PhoneMessages } from '../messages/types.js';

/** The texts of the components; null for English, which hooks must not import: they carry no texts. */
export const MessagesContext = createContext<PhoneMessages | null>(null);
