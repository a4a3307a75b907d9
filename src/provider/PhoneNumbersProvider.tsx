'use client';
import { useCallback, useEffect, useMemo, useRef, type ComponentType, type ReactNode } from 'react';
import type { PhoneAdapter, StepUp } from '../core/adapter.js';
import type { PhoneEvents } from '../core/events.js';
import { warn } from '../core/warn.js';
import type { PhoneMessages } from '../messages/types.js';
import type { PhoneFieldProps } from '../primitives/PhoneField.js';
import { MessagesContext } from './MessagesContext.js';
import { PhoneNumbersContext } from './PhoneNumbersContext.js';
import { useNotify } from './useNotify.js';
import { WithQueryClient } from './WithQueryClient.js';

export interface PhoneNumbersProviderProps extends PhoneEvents {
  /** The backend: `memoryAdapter()`, `httpAdapter({ baseUrl })`, … Create it once, outside of render. */
  adapter: PhoneAdapter;
  /**
   * The id of the signed-in user. The cache and all drafts are separate for each id.
   */
  userId: string;
  /** Called when the backend requires the user to prove again who they are before a sensitive change. */
  onStepUp?: StepUp | undefined;
  /** The texts of the components, from `phonekit/messages/<locale>` or your own. @default English */
  messages?: PhoneMessages | undefined;
  /**
   * The number field of the forms below: any component with `PhoneFieldProps`, defined outside of render.
   * @default PhoneField
   */
  phoneField?: ComponentType<PhoneFieldProps> | undefined;
  /** The components that render the kit's components or call its hooks. */
  children?: ReactNode | undefined;
}

/**
 * Provides the backend, the user and the texts to the components and hooks below. Renders no element. Uses the app's
 * `QueryClient` if there is one above, and creates one otherwise.
 */
export function PhoneNumbersProvider({
  adapter,
  userId,
  onStepUp,
  messages,
  phoneField,
  children,
  ...events
}: PhoneNumbersProviderProps) {
  const stepUp = useStableStepUp(onStepUp);
  const instance = useRef(null);
  useEffect(() => warn((warnings) => warnings.warnOfProps(instance, adapter, userId)), [adapter, userId]);
  const notify = useNotify({ adapter, userId }, events);
  const value = useMemo(
    () => ({ adapter, userId, onStepUp: stepUp, notify, messages: messages ?? null, phoneField }),
    [adapter, userId, stepUp, notify, messages, phoneField],
  );
  return (
    <WithQueryClient>
      <PhoneNumbersContext.Provider value={value}>
        <MessagesContext.Provider value={value.messages}>{children}</MessagesContext.Provider>
      </PhoneNumbersContext.Provider>
    </WithQueryClient>
  );
}

/** Returns a stable function, so that an inline `onStepUp` neither renders every row again nor is called twice. */
function useStableStepUp(onStepUp: StepUp | undefined): StepUp | undefined {
  const latest = useRef(onStepUp);
  useEffect(() => void (latest.current = onStepUp), [onStepUp]);
  const stable = useCallback<StepUp>(async (error) => latest.current?.(error), []);
  return onStepUp && stable;
}
