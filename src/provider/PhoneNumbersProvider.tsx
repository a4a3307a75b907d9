'use client';
import { useCallback, useEffect, useMemo, useRef, type ComponentType, type ReactNode } from 'react';
import type { PhoneAdapter, StepUp } from '../core/adapter.js';
import type { Messages } from '../messages/types.js';
import type { PhoneFieldProps } from '../primitives/PhoneField.js';
import { PhoneNumbersContext } from './PhoneNumbersContext.js';
import { WithQueryClient } from './WithQueryClient.js';

export interface PhoneNumbersProviderProps {
  /** The backend, made once outside of render: `memoryAdapter()`, `httpAdapter({ baseUrl })`, … */
  adapter: PhoneAdapter;
  /** The signed-in person. Lists, drafts and answers in flight of one person never reach another. */
  userId: string;
  /** Asks the person to prove again who they are, where the backend wants that before a sensitive change. */
  onStepUp?: StepUp;
  /** The language of the components, from `phonekit/messages/<locale>`, or with words of your own spread over it. @default English */
  messages?: Messages;
  /** The number field of the forms below: any component with `PhoneFieldProps`, defined outside of render. @default PhoneField */
  phoneField?: ComponentType<PhoneFieldProps>;
  /** What asks for numbers: components and hooks of the kit, anywhere below. */
  children?: ReactNode;
}

/**
 * Gives the components and hooks below it their backend, user and language. Renders nothing of its own. It uses the
 * app's `QueryClient` where there is one above, and makes one otherwise.
 */
export function PhoneNumbersProvider({ adapter, userId, onStepUp, messages, phoneField, children }: PhoneNumbersProviderProps) {
  const stepUp = useStable(onStepUp);
  const value = useMemo(
    () => ({ adapter, userId, onStepUp: stepUp, messages: messages ?? null, phoneField }),
    [adapter, userId, stepUp, messages, phoneField],
  );
  return (
    <WithQueryClient>
      <PhoneNumbersContext.Provider value={value}>{children}</PhoneNumbersContext.Provider>
    </WithQueryClient>
  );
}

/** The same function as long as there is one, so that one written in place neither renders each row again nor asks twice. */
function useStable(onStepUp: StepUp | undefined): StepUp | undefined {
  const latest = useRef(onStepUp);
  useEffect(() => void (latest.current = onStepUp), [onStepUp]);
  const stable = useCallback<StepUp>(async (error) => latest.current?.(error), []);
  return onStepUp && stable;
}
