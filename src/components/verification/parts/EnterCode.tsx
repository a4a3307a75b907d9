'use client';
import { useId, useState, type ReactNode, type Ref, type RefObject } from 'react';
import type { Channel } from '../../../core/model.js';
import type { UseCodeVerificationResult } from '../../../hooks/code-verification.js';
import { Alert } from '../../../primitives/Alert.js';
import { Button } from '../../../primitives/Button.js';
import type { RootProps } from '../../../primitives/root-props.js';
import { ControlledCodeField } from '../../../primitives/CodeField.js';
import { errorText } from '../../../core/error-text.js';
import { useFormRoot } from '../../shared/useFormRoot.js';
import { useMessages } from '../../shared/useMessages.js';
import type { WhenSettled } from '../../shared/useWhenSettled.js';
import { OtherChannels } from './OtherChannels.js';
import { ResendAnnouncement } from './ResendAnnouncement.js';

export interface EnterCodeProps<Data> {
  root?: RootProps | undefined;
  /** The result of `usePhoneVerification` or `useSecondFactorChallenge`. */
  verification: UseCodeVerificationResult<{ id: string }, Data>;
  /** The `id` of the number. */
  id: string;
  /** The formatted number, masked if nobody is signed in. */
  name: string;
  codeLength: number;
  /** The text for a number to which no code was sent. */
  notSent: (name: string) => string;
  submitLabel: string;
  inputRef: RefObject<HTMLInputElement | null>;
  formRef: Ref<HTMLFormElement>;
  /** From the component that calls the hook of `verification`, because it outlives this one. */
  whenSettled: WhenSettled;
  /** Called when the code is accepted. */
  onPassed: ((data: Data) => void) | undefined;
  /** More buttons. */
  children?: ReactNode | undefined;
}

/** The step at which a code is entered: the field, and a button that sends another code after the wait. */
export function EnterCode<Data>(props: EnterCodeProps<Data>) {
  const messages = useMessages();
  const { id, name, codeLength, inputRef, formRef } = props;
  const { attempt, error, isSending, secondsUntilResend: secondsLeft, send, channel } = props.verification;
  const [code, setCode] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  /** An error is shown until the digits are edited. */
  const [isEdited, setIsEdited] = useState(false);
  const [isResent, setIsResent] = useState(false);
  /** An error from before this step opened is not shown. */
  const [oldError] = useState(error);
  const descriptionId = useId();
  const errorId = useId();

  const change = (typed: string) => {
    setCode(typed);
    setIsIncomplete(false);
    setIsEdited(true);
  };
  const tryCode = (whole: string) => {
    setIsEdited(false);
    props.whenSettled(attempt.mutateAsync({ id, code: whole }), props.onPassed, () => {
      inputRef.current?.focus();
      // Typing replaces a wrong code; after another failure, Enter tries the same code again.
      inputRef.current?.select();
    });
  };
  const submit = () => {
    if (code.length === codeLength) return tryCode(code);
    setIsIncomplete(true);
    inputRef.current?.focus();
  };
  const { Root, root, submitButton, field } = useFormRoot(submit);
  const resend = (channel?: Channel) => {
    setIsIncomplete(false);
    setIsEdited(false);
    inputRef.current?.focus();
    const takeOver = () => {
      setIsResent(true);
      // Clears the digits of the previous code; those of the new one, if it arrived before the response, stay.
      setCode((now) => (now === code ? '' : now));
    };
    send({ channel }, { onSuccess: takeOver });
  };

  const shownError = isEdited || error === oldError ? null : error;
  const problem = isIncomplete ? messages.verify.incomplete(codeLength) : errorText(messages, shownError);
  const sent =
    attempt.isIdle && error?.mayArrive
      ? props.notSent(name)
      : channel === 'voice'
        ? messages.verify.calling(name)
        : isResent
          ? messages.verify.resentTo(name)
          : messages.verify.sentTo(name, codeLength);

  return (
    <Root {...props.root} {...root} ref={formRef} data-scope="phonekit" data-part="verify-form">
      <p data-scope="phonekit" data-part="form-description" id={descriptionId} role="status">
        {isSending ? messages.verify.sending(name) : sent}
      </p>
      <ControlledCodeField
        {...field}
        value={code}
        onChange={change}
        onComplete={tryCode}
        length={codeLength}
        labels={messages.codeField}
        invalid={isIncomplete || shownError?.field === 'code'}
        readOnly={attempt.isPending}
        readsMessages={channel === 'sms'}
        inputRef={inputRef}
        aria-describedby={`${descriptionId} ${errorId}`}
      />
      <Alert id={errorId}>{problem}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button {...submitButton} variant="primary" busy={attempt.isPending}>
          {props.submitLabel}
        </Button>
        <Button
          variant="plain"
          busy={isSending}
          unavailable={secondsLeft > 0 || attempt.isPending}
          onClick={() => resend()}
        >
          {secondsLeft > 0 ? messages.verify.resendIn(secondsLeft) : messages.verify.resend}
        </Button>
        {props.children}
      </div>
      {!isSending && !attempt.isPending && <OtherChannels verification={props.verification} onSend={resend} />}
      <ResendAnnouncement secondsLeft={secondsLeft} />
    </Root>
  );
}
