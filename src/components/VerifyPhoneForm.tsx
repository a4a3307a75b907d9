'use client';
import { useRef } from 'react';
import { isCodeVoid, PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { useIsCodeGood } from '../hooks/useIsCodeGood.js';
import { useLastSend } from '../hooks/useLastSend.js';
import { usePhoneNumber } from '../hooks/usePhoneNumber.js';
import { usePrepareVerification } from '../hooks/usePrepareVerification.js';
import { useResendCountdown } from '../hooks/useResendCountdown.js';
import { useVerifyPhone } from '../hooks/useVerifyPhone.js';
import type { Messages } from '../messages/types.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { EnterCode } from './EnterCode.js';
import { errorText } from './errorText.js';
import { usePreloaded } from './lazyModule.js';
import { OfferCode } from './OfferCode.js';
import { unlessWaitIsOver } from './unlessWaitIsOver.js';
import { useMessages } from './useMessages.js';
import { writtenNumberModule, useReadableNumbers } from './useReadableNumbers.js';
import { useStepFocus } from './useStepFocus.js';

export interface VerifyPhoneFormProps {
  /** The `id` of a number on the list. */
  id: string;
  /** The code was right: the number is verified. */
  onVerified?: (number: PhoneNumber) => void;
  /** Draws a cancel button. */
  onCancel?: () => void;
  /** Whether the field takes the focus when it appears. @default true */
  autoFocus?: boolean;
}

/**
 * Proves that a number is the person's own: a code field with resend while a good code is out, else the offer to send
 * one. Sends nothing by itself. Renders a `<form data-part="verify-form">`.
 */
export function VerifyPhoneForm(props: VerifyPhoneFormProps) {
  const { userId } = usePhoneNumbersContext();
  return <VerifyPhone key={`${userId} ${props.id}`} {...props} />;
}

function VerifyPhone({ id, onVerified, onCancel, autoFocus = true }: VerifyPhoneFormProps) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const { codeLength } = usePhoneNumbersContext().adapter.limits;
  const { data: number = null, error, isPending } = usePhoneNumber(id);
  const lastSend = useLastSend(id);
  const isGood = useIsCodeGood(number);
  const secondsLeft = useResendCountdown(id);
  const send = usePrepareVerification();
  const verify = useVerifyPhone();
  const codeInput = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const isSending = lastSend?.status === 'pending';
  const isEntering = isGood || isSending;
  usePreloaded(idleModules);
  const formRef = useStepFocus(number && !isVerified(number) ? (isEntering ? codeInput : sendButton) : null, autoFocus);

  if (!number) {
    if (isPending) return <div data-scope="phonekit" data-part="form-skeleton" aria-busy="true" />;
    return <Alert>{errorText(messages, error ?? new PhoneError('not_found'))}</Alert>;
  }
  const name = readable(number.phoneNumber);
  if (isVerified(number)) {
    return (
      <p role="status" data-scope="phonekit" data-part="form-description">
        {messages.verify.verified(name)}
      </p>
    );
  }

  const sendError = unlessWaitIsOver(lastSend?.status === 'error' ? lastSend.error : null, secondsLeft);
  const cancel = onCancel && (
    <Button variant="plain" onClick={onCancel}>
      {messages.verify.cancel}
    </Button>
  );
  if (isEntering) {
    return (
      <EnterCode
        {...{ messages, id, name, codeLength, isSending, sendError, secondsLeft, formRef }}
        attempt={verify}
        onResend={(callbacks) => send.mutate({ id }, callbacks)}
        submitLabel={messages.verify.submit}
        inputRef={codeInput}
        onPassed={onVerified}
      >
        {cancel}
      </EnterCode>
    );
  }
  const sendFirst = () => {
    verify.reset();
    send.mutate({ id });
  };
  return (
    <OfferCode
      {...{ messages, secondsLeft, formRef }}
      reason={reasonToSend(messages, number, name)}
      // What the backend says of a spent code is the reason; it is not said twice.
      error={sendError ?? (isCodeVoid(verify.error) ? null : verify.error)}
      onSend={sendFirst}
      buttonRef={sendButton}
    >
      {cancel}
    </OfferCode>
  );
}

function reasonToSend({ verify }: Messages, { verification }: PhoneNumber, name: string): string {
  if (verification?.status === 'failed') return verify.burnt(name);
  const wasSent = verification?.status === 'expired' || verification?.expireAt != null;
  return wasSent ? verify.expired(name) : verify.notSent(name);
}

const idleModules = [writtenNumberModule];
