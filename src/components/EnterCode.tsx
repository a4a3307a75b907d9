'use client';
import { useId, useState, type FormEvent, type RefObject } from 'react';
import type { PhoneNumber } from '../core/model.js';
import type { LastSend } from '../hooks/useLastSend.js';
import type { usePrepareVerification } from '../hooks/usePrepareVerification.js';
import { useResendCountdown } from '../hooks/useResendCountdown.js';
import type { useVerifyPhone } from '../hooks/useVerifyPhone.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { CodeField } from '../primitives/CodeField.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { errorText } from './errorText.js';
import { useMessages } from './useMessages.js';

export interface EnterCodeProps {
  number: PhoneNumber;
  /** The number for reading. */
  name: string;
  verify: ReturnType<typeof useVerifyPhone>;
  send: ReturnType<typeof usePrepareVerification>;
  lastSend: LastSend | undefined;
  inputRef: RefObject<HTMLInputElement | null>;
  onVerified?: (number: PhoneNumber) => void;
  onCancel?: () => void;
}

/** The step of `VerifyPhoneForm` while a code is out: the field, and a new code after the wait. */
export function EnterCode({ number, name, verify, send, lastSend, inputRef, onVerified, onCancel }: EnterCodeProps) {
  const messages = useMessages();
  const { codeLength } = usePhoneNumbersContext().adapter.limits;
  const secondsLeft = useResendCountdown(number.id);
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  /** What was answered is said until the digits are edited. */
  const [isEdited, setIsEdited] = useState(false);
  const [isResent, setIsResent] = useState(false);
  const descriptionId = useId();
  const errorId = useId();

  const change = (typed: string) => {
    setCode(typed);
    setIsIncomplete(false);
    setIsEdited(true);
  };
  const attempt = (whole: string) => {
    setIsEdited(false);
    verify.mutate(
      { id: number.id, code: whole },
      {
        onSuccess: (verified) => onVerified?.(verified),
        onError: (error) => {
          inputRef.current?.focus();
          if (error.code === 'incorrect_code') inputRef.current?.select();
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === codeLength) return attempt(code);
    setIsIncomplete(true);
    inputRef.current?.focus();
  };
  const resend = () => {
    setIsIncomplete(false);
    setIsEdited(false);
    verify.reset();
    inputRef.current?.focus();
    const takeOver = () => {
      setIsResent(true);
      // The digits of the code before; those of the new one, if it was faster than the answer, stay.
      setCode((now) => (now === code ? '' : now));
    };
    send.mutate({ id: number.id }, { onSuccess: takeOver });
  };

  const sendError = lastSend?.status === 'error' ? lastSend.error : null;
  const isWaitOver = sendError?.code === 'rate_limited' && secondsLeft === 0;
  const problem = isIncomplete
    ? messages.verify.incomplete(codeLength)
    : isEdited
      ? null
      : verify.isIdle
        ? errorText(messages, isWaitOver ? null : sendError)
        : errorText(messages, verify.error);
  const isSending = lastSend?.status === 'pending';
  const description = isSending
    ? messages.verify.sending(name)
    : isResent
      ? messages.verify.resentTo(name)
      : messages.verify.sentTo(name, codeLength);

  return (
    <form data-scope="phonekit" data-part="verify-form" noValidate onSubmit={submit}>
      <p data-scope="phonekit" data-part="form-description" id={descriptionId} role="status">
        {description}
      </p>
      <CodeField
        value={code}
        onChange={change}
        onComplete={attempt}
        length={codeLength}
        labels={messages.codeField}
        invalid={isIncomplete || (!isEdited && verify.error?.field === 'code')}
        readOnly={verify.isPending}
        inputRef={inputRef}
        aria-describedby={`${descriptionId} ${errorId}`}
      />
      <Alert id={errorId}>{problem}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button type="submit" variant="primary" busy={verify.isPending}>
          {messages.verify.submit}
        </Button>
        <Button variant="plain" busy={isSending} unavailable={secondsLeft > 0 || verify.isPending} onClick={resend}>
          {secondsLeft > 0 ? messages.verify.resendIn(secondsLeft) : messages.verify.resend}
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
