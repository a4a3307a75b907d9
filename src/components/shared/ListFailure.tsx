'use client';
import { useEffect, useState, type RefObject } from 'react';
import type { PhoneError } from '../../core/errors.js';
import { Alert } from '../../primitives/Alert.js';
import { Button } from '../../primitives/Button.js';
import { errorText } from '../../core/error-text.js';
import { createFocusWatch } from './focus-watch.js';
import { useMessages } from './useMessages.js';

export interface ListFailureProps {
  /** Why the list could not be read; null while it is read again. */
  error: PhoneError | null;
  busy: boolean;
  onTryAgain: () => void;
  /** The element that gets the focus if "Try again" had it when the list arrived. */
  areaRef?: RefObject<HTMLElement | null> | undefined;
}

/** Says that the list could not be read, and why. "Try again" keeps its place and the focus until the list arrives. */
export function ListFailure({ error, busy, onTryAgain, areaRef }: ListFailureProps) {
  const messages = useMessages();
  const [lastError, setLastError] = useState(error);
  if (error && error !== lastError) setLastError(error);
  const [{ watch, isLost }] = useState(createFocusWatch);
  useEffect(
    () => () => {
      if (isLost()) areaRef?.current?.focus();
    },
    [areaRef, isLost],
  );

  return (
    <div ref={watch} data-scope="phonekit" data-part="list-failure">
      <Alert>{[messages.list.failed, errorText(messages, error ?? lastError)].join(' ')}</Alert>
      <Button busy={busy} onClick={onTryAgain}>
        {messages.list.tryAgain}
      </Button>
    </div>
  );
}
