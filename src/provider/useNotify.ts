'use client';
import { useEffect, useMemo } from 'react';
import type { Notify, PhoneEvents } from '../core/events.js';
import type { PhoneNumbersContextValue } from './PhoneNumbersContext.js';

/**
 * Returns a stable function that calls these callbacks, after those of `parent`. Another user or backend gets another
 * one, so that a late outcome is reported to the callbacks of the user whose it is.
 */
export function useNotify(
  { adapter, userId, notify: parent }: Pick<PhoneNumbersContextValue, 'adapter' | 'userId' | 'notify'>,
  events: PhoneEvents,
): Notify {
  // In JavaScript it may be missing, which usePhoneNumbersContext reports.
  const owner = `${(adapter as Partial<typeof adapter> | undefined)?.scope} ${userId}`;
  const { listen, notify } = useMemo(() => createNotifier(owner, parent), [owner, parent]);
  useEffect(() => listen(events));
  return notify;
}

function createNotifier(_owner: string, parent: Notify | undefined) {
  let events: PhoneEvents = {};
  let signedOut: unknown = null;
  const notify: Notify = (name, argument) => {
    parent?.(name, argument);
    if (name === 'onSignedOut') {
      const isKnown = signedOut;
      signedOut = argument;
      if (isKnown) return;
    }
    // Not at once, so that an error of the app's callback is not mistaken for one of the operation.
    if (argument) queueMicrotask(() => (events[name] as ((argument: unknown) => void) | undefined)?.(argument));
  };
  return { notify, listen: (latest: PhoneEvents) => void (events = latest) };
}
