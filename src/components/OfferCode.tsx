'use client';
import type { FormEvent, RefObject } from 'react';
import type { PhoneNumber } from '../core/model.js';
import type { LastSend } from '../hooks/useLastSend.js';
import type { usePrepareVerification } from '../hooks/usePrepareVerification.js';
import { useResendCountdown } from '../hooks/useResendCountdown.js';
import type { useVerifyPhone } from '../hooks/useVerifyPhone.js';
import type { Messages } from '../messages/types.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { errorText } from './errorText.js';
import { useMessages } from './useMessages.js';

export interface OfferCodeProps {
  number: PhoneNumber;
  /** The number for reading. */
  name: string;
  verify: ReturnType<typeof useVerifyPhone>;
  send: ReturnType<typeof usePrepareVerification>;
  lastSend: LastSend | undefined;
  buttonRef: RefObject<HTMLButtonElement | null>;
  onCancel?: () => void;
}

/** The step of `VerifyPhoneForm` while no code is out that could be typed: why, and a button that sends one. */
export function OfferCode({ number, name, verify, send, lastSend, buttonRef, onCancel }: OfferCodeProps) {
  const messages = useMessages();
  const secondsLeft = useResendCountdown(number.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.reset();
    send.mutate({ id: number.id });
  };
  // What the backend says of a spent code is the description; it is not said twice.
  const isSpent = verify.error?.code === 'code_expired' || verify.error?.code === 'too_many_attempts';
  const sendError = lastSend?.status === 'error' ? lastSend.error : null;
  const isWaitOver = sendError?.code === 'rate_limited' && secondsLeft === 0;
  const error = sendError && !isWaitOver ? sendError : isSpent ? null : verify.error;

  return (
    <form data-scope="phonekit" data-part="verify-form" noValidate onSubmit={submit}>
      <p data-scope="phonekit" data-part="form-description" role="status">
        {reason(messages, number, name)}
      </p>
      <Alert>{errorText(messages, error)}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button type="submit" variant="primary" buttonRef={buttonRef} unavailable={secondsLeft > 0}>
          {secondsLeft > 0 ? messages.verify.resendIn(secondsLeft) : messages.verify.send}
        </Button>
        {onCancel && (
          <Button variant="plain" onClick={onCancel}>
            {messages.verify.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

function reason({ verify }: Messages, { verification }: PhoneNumber, name: string): string {
  if (verification?.status === 'failed') return verify.burnt(name);
  const wasSent = verification?.status === 'expired' || verification?.expireAt != null;
  return wasSent ? verify.expired(name) : verify.notSent(name);
}
