'use client';
import { useRef } from 'react';
import type { SecondFactorPhoneNumber } from '../core/adapter.js';
import { isCodeVoid } from '../core/errors.js';
import type { UseSecondFactorChallengeResult } from '../hooks/useSecondFactorChallenge.js';
import type { Messages } from '../messages/types.js';
import { EnterCode } from './EnterCode.js';
import { OfferCode } from './OfferCode.js';
import { unlessWaitIsOver } from './unlessWaitIsOver.js';
import { useStepFocus } from './useStepFocus.js';

export interface SecondFactorCodeProps<Session> {
  messages: Messages;
  challenge: UseSecondFactorChallengeResult<Session>;
  number: SecondFactorPhoneNumber;
  codeLength: number;
  onComplete: (session: Session) => void;
}

/** The way by text message: the code field while a code is out, else the offer to send one. */
export function SecondFactorCode<Session>({ messages, challenge, number, ...props }: SecondFactorCodeProps<Session>) {
  const { prepare, attempt, isCodeGood, secondsUntilResend: secondsLeft } = challenge;
  const { id, maskedPhoneNumber: name } = number;
  const codeInput = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const isSending = prepare.isPending && prepare.variables.id === id;
  const isEntering = isCodeGood || isSending;
  useStepFocus(isEntering ? codeInput : sendButton, true);

  const sendError = unlessWaitIsOver(prepare.variables?.id === id ? prepare.error : null, secondsLeft);
  if (isEntering) {
    return (
      <EnterCode
        {...{ messages, id, name, attempt, isSending, sendError, secondsLeft }}
        codeLength={props.codeLength}
        onResend={(callbacks) => prepare.mutate({ id }, callbacks)}
        submitLabel={messages.challenge.submit}
        inputRef={codeInput}
        onPassed={props.onComplete}
      />
    );
  }
  const { verify } = messages;
  const reason =
    attempt.error?.code === 'too_many_attempts' ? verify.burnt : isCodeVoid(attempt.error) ? verify.expired : messages.challenge.notSent;
  const send = () => {
    attempt.reset();
    prepare.mutate({ id });
  };
  return (
    <OfferCode
      {...{ messages, secondsLeft }}
      reason={reason(name)}
      error={sendError ?? (isCodeVoid(attempt.error) ? null : attempt.error)}
      onSend={send}
      buttonRef={sendButton}
    />
  );
}
