'use client';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { PhoneError } from '../../core/errors.js';
import { Alert } from '../../primitives/Alert.js';
import { Button } from '../../primitives/Button.js';
import { errorText } from './errorText.js';
import { useMessages } from './useMessages.js';

export interface ConfirmationProps {
  title: string;
  /** What it means, a paragraph each; what does not hold is left out. */
  meaning: readonly (string | null | false | undefined)[];
  confirm: string;
  cancel: string;
  /** Draws the answer that does it as a dangerous one. @default true */
  isDangerous?: boolean;
  /** It is under way. @default false */
  isPending?: boolean;
  /** Why it could not be done. */
  error?: PhoneError | null;
  onConfirm: () => void;
  onCancel: () => void;
}

/**
 * A question in place: stays open and busy until it is done, and says why it could not be. The focus starts on the
 * harmless answer. Escape cancels.
 */
export function Confirmation({ title, meaning, confirm, cancel, isDangerous = true, isPending = false, error, onConfirm, onCancel }: ConfirmationProps) {
  const messages = useMessages();
  const cancelButton = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const descriptionId = useId();
  useEffect(() => cancelButton.current?.focus(), []);

  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isPending) return;
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
        {title}
      </p>
      <div id={descriptionId}>{meaning.map(paragraph)}</div>
      <Alert>{errorText(messages, error)}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button variant={isDangerous ? 'danger' : 'primary'} busy={isPending} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button variant="plain" buttonRef={cancelButton} unavailable={isPending} onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </div>
  );
}

function paragraph(text: string | null | false | undefined): ReactNode {
  return (
    text && (
      <p key={text} data-scope="phonekit" data-part="form-description">
        {text}
      </p>
    )
  );
}
