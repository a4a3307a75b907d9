'use client';
import { useId, useState, type FormEvent, type ReactNode, type Ref, type RefObject } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { UseCodeMutationResult } from '../hooks/useCodeMutation.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { CodeField } from '../primitives/CodeField.js';
import type { Messages } from '../messages/types.js';
import { errorText } from './errorText.js';
import { ResendAnnouncement } from './ResendAnnouncement.js';

export interface EnterCodeProps<Answer> {
  messages: Messages;
  /** The `id` of the number. */
  id: string;
  /** The number for reading, masked where nobody is signed in. */
  name: string;
  codeLength: number;
  attempt: UseCodeMutationResult<Answer, { id: string }>;
  /** Has a new code sent. */
  onResend: (callbacks: { onSuccess: () => void }) => void;
  isSending: boolean;
  /** Why the last send failed. */
  sendError: PhoneError | null;
  /** Until a code may be sent again. */
  secondsLeft: number;
  submitLabel: string;
  inputRef: RefObject<HTMLInputElement | null>;
  formRef?: Ref<HTMLFormElement>;
  /** The right code came. */
  onPassed?: (answer: Answer) => void;
  /** Further buttons. */
  children?: ReactNode;
}

/** The step while a code is out: the field, and a new code after the wait. */
export function EnterCode<Answer>(props: EnterCodeProps<Answer>) {
  const { messages, id, name, codeLength, attempt, onResend, isSending, sendError, secondsLeft, inputRef, formRef } = props;
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  /** What was answered is said until the digits are edited. */
  const [isEdited, setIsEdited] = useState(false);
  const [isResent, setIsResent] = useState(false);
  /** A send that failed before this step was opened is no news. */
  const [oldError] = useState(sendError);
  const descriptionId = useId();
  const errorId = useId();

  const change = (typed: string) => {
    setCode(typed);
    setIsIncomplete(false);
    setIsEdited(true);
  };
  const tryCode = (whole: string) => {
    setIsEdited(false);
    attempt.mutate(
      { id, code: whole },
      {
        onSuccess: (answer) => props.onPassed?.(answer),
        onError: (error) => {
          inputRef.current?.focus();
          if (error.code === 'incorrect_code') inputRef.current?.select();
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === codeLength) return tryCode(code);
    setIsIncomplete(true);
    inputRef.current?.focus();
  };
  const resend = () => {
    setIsIncomplete(false);
    setIsEdited(false);
    inputRef.current?.focus();
    const takeOver = () => {
      setIsResent(true);
      // The digits of the code before; those of the new one, if it was faster than the answer, stay.
      setCode((now) => (now === code ? '' : now));
    };
    onResend({ onSuccess: takeOver });
  };

  const newError = sendError === oldError ? null : sendError;
  const answered = isEdited ? null : attempt.isIdle ? newError : attempt.error;
  const problem = isIncomplete ? messages.verify.incomplete(codeLength) : errorText(messages, answered);
  const sent = isResent ? messages.verify.resentTo(name) : messages.verify.sentTo(name, codeLength);

  return (
    <form ref={formRef} data-scope="phonekit" data-part="verify-form" noValidate onSubmit={submit}>
      <p data-scope="phonekit" data-part="form-description" id={descriptionId} role="status">
        {isSending ? messages.verify.sending(name) : sent}
      </p>
      <CodeField
        value={code}
        onChange={change}
        onComplete={tryCode}
        length={codeLength}
        labels={messages.codeField}
        invalid={isIncomplete || (!isEdited && attempt.error?.field === 'code')}
        readOnly={attempt.isPending}
        inputRef={inputRef}
        aria-describedby={`${descriptionId} ${errorId}`}
      />
      <Alert id={errorId}>{problem}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button type="submit" variant="primary" busy={attempt.isPending}>
          {props.submitLabel}
        </Button>
        <Button variant="plain" busy={isSending} unavailable={secondsLeft > 0 || attempt.isPending} onClick={resend}>
          {secondsLeft > 0 ? messages.verify.resendIn(secondsLeft) : messages.verify.resend}
        </Button>
        {props.children}
      </div>
      <ResendAnnouncement messages={messages} secondsLeft={secondsLeft} />
    </form>
  );
}
