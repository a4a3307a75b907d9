'use client';
import { useRef, type ReactNode } from 'react';
import type { UseCodeVerificationResult } from '../hooks/code-verification.js';
import type { Messages } from '../messages/types.js';
import { EnterCode } from './EnterCode.js';
import { OfferCode } from './OfferCode.js';
import { useStepFocus } from './useStepFocus.js';

export interface CodeStepProps<Data> {
  messages: Messages;
  /** What `usePhoneVerification` or `useSecondFactorChallenge` returned. */
  verification: UseCodeVerificationResult<{ id: string }, Data>;
  /** The `id` of the number. */
  id: string;
  /** The number for reading, masked if nobody is signed in. */
  name: string;
  codeLength: number;
  /** The text for a number to which no code was sent. */
  notSent: (name: string) => string;
  submitLabel: string;
  autoFocus: boolean;
  /** Called when the code was right. */
  onPassed?: (data: Data) => void;
  /** Further buttons. */
  children?: ReactNode;
}

/** The code field while a code is out, else the offer to send one. Renders a `<form data-part="verify-form">`. */
export function CodeStep<Data>(props: CodeStepProps<Data>) {
  const { messages, verification, id, name, codeLength, notSent, submitLabel, autoFocus, onPassed, children } = props;
  const { step, reason, attempt, send, isSending, sendError, error, secondsUntilResend } = verification;
  const codeInput = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const formRef = useStepFocus(step === 'send' ? sendButton : codeInput, autoFocus);

  if (step === 'send') {
    const { burnt, expired } = messages.verify;
    const say = { not_sent: notSent, expired, too_many_attempts: burnt }[reason];
    return (
      <OfferCode
        messages={messages}
        reason={say(name)}
        error={error}
        secondsLeft={secondsUntilResend}
        onSend={send}
        buttonRef={sendButton}
        formRef={formRef}
      >
        {children}
      </OfferCode>
    );
  }
  return (
    <EnterCode
      messages={messages}
      id={id}
      name={name}
      codeLength={codeLength}
      attempt={attempt}
      onResend={send}
      isSending={isSending}
      sendError={sendError}
      secondsLeft={secondsUntilResend}
      submitLabel={submitLabel}
      inputRef={codeInput}
      formRef={formRef}
      onPassed={onPassed}
    >
      {children}
    </EnterCode>
  );
}
