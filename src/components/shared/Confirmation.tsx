'use client';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { PhoneError } from '../../core/errors.js';
import { Alert } from '../../primitives/Alert.js';
import { Button } from '../../primitives/Button.js';
import { activeElementSeenFrom } from '../../primitives/focus.js';
import { useEscape } from '../../primitives/useEscape.js';
import { errorText } from '../../core/error-text.js';
import { useMessages } from './useMessages.js';

export interface ConfirmationProps {
  title: string;
  /** The consequences, one paragraph each; empty entries are omitted. */
  meaning: readonly (string | null | false | undefined)[];
  confirm: string;
  cancel: string;
  /** Whether to render the confirm button as a dangerous one. @default true */
  isDangerous?: boolean | undefined;
  /** Whether the request is pending: the buttons do nothing meanwhile. @default false */
  isPending?: boolean | undefined;
  /** The error of the last request. */
  error?: PhoneError | null | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}

/**
 * Asks for confirmation in place: stays open and busy until the request succeeds, and shows the error if it fails. The
 * focus starts on the cancel button. Escape cancels. Renders a `<div role="alertdialog" data-part="confirmation">`.
 */
export function Confirmation({
  title,
  meaning,
  confirm,
  cancel,
  isDangerous = true,
  isPending = false,
  error,
  onConfirm,
  onCancel,
}: ConfirmationProps) {
  const messages = useMessages();
  const dialog = useRef<HTMLDivElement>(null);
  const cancelButton = useRef<HTMLButtonElement>(null);
  const titleId = useId();
  const descriptionId = useId();
  useEffect(() => cancelButton.current?.focus(), []);

  // While it has the focus; a request that is pending cannot be cancelled.
  useEscape(
    dialog,
    () => !isPending && onCancel(),
    () => dialog.current?.contains(activeElementSeenFrom(dialog.current)) === true,
  );

  return (
    <div
      ref={dialog}
      role="alertdialog"
      data-scope="phonekit"
      data-part="confirmation"
      aria-labelledby={titleId}
      aria-describedby={descriptionId}
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
