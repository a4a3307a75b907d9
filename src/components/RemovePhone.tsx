'use client';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { PhoneNumber } from '../core/model.js';
import { useRemovePhone } from '../hooks/useRemovePhone.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { errorText } from './errorText.js';
import { useMessages } from './useMessages.js';

export interface RemovePhoneProps {
  number: PhoneNumber;
  /** The number for reading. */
  name: string;
  onCancel: () => void;
}

/**
 * Asks before a number is removed, naming it; stays open and busy meanwhile, and says why it could not be done. It goes
 * away with its row. The focus starts on the harmless answer. Escape cancels.
 */
export function RemovePhone({ number, name, onCancel }: RemovePhoneProps) {
  const messages = useMessages();
  const remove = useRemovePhone();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const descriptionId = useId();
  useEffect(() => cancelButton.current?.focus(), []);

  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || remove.isPending) return;
    // A dialog around the kit stays open: this Escape was for the question.
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  };

  return (
    <div
      role="alertdialog"
      data-scope="phonekit"
      data-part="confirmation"
      aria-labelledby={titleId}
      aria-describedby={descriptionId}
      onKeyDown={cancelOnEscape}
    >
      <p data-scope="phonekit" data-part="form-title" id={titleId}>
        {messages.remove.title(name)}
      </p>
      <p data-scope="phonekit" data-part="form-description" id={descriptionId}>
        {messages.remove.description}
      </p>
      <Alert>{errorText(messages, remove.error)}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({ id: number.id })}>
          {messages.remove.confirm}
        </Button>
        <Button variant="plain" buttonRef={cancelButton} unavailable={remove.isPending} onClick={onCancel}>
          {messages.remove.cancel}
        </Button>
      </div>
    </div>
  );
}
