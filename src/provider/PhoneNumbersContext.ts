'use client';
import { createContext, useContext, type ComponentType } from 'react';
import type { PhoneAdapter, StepUp } from '../core/adapter.js';
import type { Messages } from '../messages/types.js';
import type { PhoneFieldProps } from '../primitives/PhoneField.js';

export interface PhoneNumbersContextValue {
  adapter: PhoneAdapter;
  userId: string;
  onStepUp?: StepUp;
  /** null: the components speak English. */
  messages: Messages | null;
  /** undefined: the components use the kit's own. */
  phoneField?: ComponentType<PhoneFieldProps>;
}

export const PhoneNumbersContext = createContext<PhoneNumbersContextValue | null>(null);

/** What the provider above gives; throws where there is none. */
export function usePhoneNumbersContext(): PhoneNumbersContextValue {
  const value = useContext(PhoneNumbersContext);
  if (!value) {
    throw new Error(
      'phonekit: no <PhoneNumbersProvider> above this component, so there is no backend to ask. Wrap it: <PhoneNumbersProvider adapter={…} userId="…">.',
    );
  }
  return value;
}
