'use client';
import { useRef } from 'react';
import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { useIsCodeGood } from '../hooks/useIsCodeGood.js';
import { useLastSend } from '../hooks/useLastSend.js';
import { usePhoneNumber } from '../hooks/usePhoneNumber.js';
import { usePrepareVerification } from '../hooks/usePrepareVerification.js';
import { useVerifyPhone } from '../hooks/useVerifyPhone.js';
import { Alert } from '../primitives/Alert.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { EnterCode } from './EnterCode.js';
import { errorText } from './errorText.js';
import { usePreloaded } from './lazyModule.js';
import { OfferCode } from './OfferCode.js';
import { useMessages } from './useMessages.js';
import { e164Module, useReadableNumbers } from './useReadableNumbers.js';
import { useStepFocus } from './useStepFocus.js';

export interface VerifyPhoneFormProps {
  /** The `id` of a number on the list. */
  id: string;
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
  const { data: number = null, error, isPending } = usePhoneNumber(id);
  const lastSend = useLastSend(id);
  const isGood = useIsCodeGood(number);
  const send = usePrepareVerification();
  const verify = useVerifyPhone();
  const codeInput = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const isSending = lastSend?.status === 'pending';
  const isEntering = isGood || isSending;
  usePreloaded(idleModules);
  useStepFocus(number && !isVerified(number) ? (isEntering ? codeInput : sendButton) : null, autoFocus);

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

  const step = { number, name, verify, send, onCancel };
  return isEntering ? (
    <EnterCode {...step} lastSend={lastSend} inputRef={codeInput} onVerified={onVerified} />
  ) : (
    <OfferCode {...step} lastSend={lastSend} buttonRef={sendButton} />
  );
}

const idleModules = [e164Module];
