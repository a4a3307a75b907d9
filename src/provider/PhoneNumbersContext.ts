'use client';
import { createContext, useContext, type ComponentType } from 'react';
import type { PhoneAdapter, StepUp } from '../core/adapter.js';
import type { Notify } from '../core/events.js';
import type { PhoneMessages } from '../messages/types.js';
import type { PhoneFieldProps } from '../primitives/PhoneField.js';

export interface PhoneNumbersContextValue {
  adapter: PhoneAdapter;
  userId: string;
  onStepUp?: StepUp | undefined;
  /** Calls a callback of the provider, such as `onVerified`. The operations call it; an app need not. */
  notify?: Notify | undefined;
  /** null if the texts are in English. */
  messages: PhoneMessages | null;
  /** undefined if the number field is `PhoneField`. */
  phoneField?: ComponentType<PhoneFieldProps> | undefined;
}

export const PhoneNumbersContext = createContext<PhoneNumbersContextValue | null>(null);

/**
 * Returns the props of the `PhoneNumbersProvider` above: adapter, user, step-up and messages. Throws if there is none,
 * or if it has no adapter.
 */
export function usePhoneNumbersContext(): PhoneNumbersContextValue {
  const value = useContext(PhoneNumbersContext);
  if (!value?.adapter) {
    throw new Error('phonekit: this component needs a <PhoneNumbersProvider adapter={…} userId="…"> above it.');
  }
  return value;
}
