'use client';
import { useId, type FormEvent, type ReactNode, type Ref, type RefObject } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { Messages } from '../messages/types.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { errorText } from './errorText.js';
import { ResendAnnouncement } from './ResendAnnouncement.js';

export interface OfferCodeProps {
  messages: Messages;
  /** Why there is no code to type. */
  reason: string;
  error: PhoneError | null;
  /** Until a code may be sent. */
  secondsLeft: number;
  onSend: () => void;
  buttonRef: RefObject<HTMLButtonElement | null>;
  formRef?: Ref<HTMLFormElement>;
  /** Further buttons. */
  children?: ReactNode;
}

/** The step while no code is out that could be typed: why, and a button that sends one. */
export function OfferCode({ messages, reason, error, secondsLeft, onSend, buttonRef, formRef, children }: OfferCodeProps) {
  const reasonId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form ref={formRef} data-scope="phonekit" data-part="verify-form" noValidate onSubmit={submit}>
      <p data-scope="phonekit" data-part="form-description" id={reasonId} role="status">
        {reason}
      </p>
      <Alert>{errorText(messages, error)}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button type="submit" variant="primary" buttonRef={buttonRef} aria-describedby={reasonId} unavailable={secondsLeft > 0}>
          {secondsLeft > 0 ? messages.verify.resendIn(secondsLeft) : messages.verify.send}
        </Button>
        {children}
      </div>
      <ResendAnnouncement messages={messages} secondsLeft={secondsLeft} />
    </form>
  );
}
