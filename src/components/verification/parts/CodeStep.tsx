'use client';
import { useId, useRef, useState } from 'react';
import type { Channel } from '../../../core/model.js';
import { Alert } from '../../../primitives/Alert.js';
import { Button } from '../../../primitives/Button.js';
import { EnterCode, type EnterCodeProps } from './EnterCode.js';
import { errorText } from '../../../core/error-text.js';
import { useFormRoot } from '../../shared/useFormRoot.js';
import { useMessages } from '../../shared/useMessages.js';
import { OtherChannels } from './OtherChannels.js';
import { ResendAnnouncement } from './ResendAnnouncement.js';
import { useStepFocus } from './useStepFocus.js';

export interface CodeStepProps<Data> extends Omit<EnterCodeProps<Data>, 'inputRef' | 'formRef'> {
  /** Whether the first step takes the focus when it appears. */
  autoFocus: boolean;
}

/**
 * The code field while a sent code is good, otherwise a button that sends one, and why it is needed; only the error if
 * no further code helps. Renders a `<form data-part="verify-form">`, or a `<div>` for the error.
 */
export function CodeStep<Data>(props: CodeStepProps<Data>) {
  const messages = useMessages();
  const { verification } = props;
  const { step, secondsUntilResend: secondsLeft } = verification;
  const codeInput = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const blockedGroup = useRef<HTMLDivElement>(null);
  /** Whether the user has a code, which may be good although it seems to have expired. */
  const [hasCode, setHasCode] = useState(false);
  const isSendStep = step === 'send' && !(hasCode && verification.mayHaveCode);
  const control = isSendStep ? sendButton : step === 'blocked' ? blockedGroup : codeInput;
  const formRef = useStepFocus(control, props.autoFocus);
  const reasonId = useId();
  const { Root, root, submitButton } = useFormRoot(verification.send);
  if (step === 'blocked') {
    return (
      <div {...props.root} ref={formRef} data-scope="phonekit" data-part="verify-form">
        <div ref={blockedGroup} role="group" tabIndex={-1} aria-labelledby={reasonId}>
          <Alert id={reasonId}>{errorText(messages, verification.error)}</Alert>
        </div>
        <div data-scope="phonekit" data-part="form-actions">
          {props.children}
        </div>
      </div>
    );
  }
  if (!isSendStep) return <EnterCode {...props} inputRef={codeInput} formRef={formRef} />;

  const { verify } = messages;
  const { channel, reason } = verification;
  const notSent = channel === 'sms' ? props.notSent : verify.notSentBy[channel];
  // The button of a channel that is refused disappears.
  const sendBy = (other: Channel) => {
    sendButton.current?.focus();
    verification.send({ channel: other });
  };
  const say = { not_sent: notSent, expired: verify.expired, too_many_attempts: verify.burnt }[reason];
  return (
    <Root {...props.root} {...root} ref={formRef} data-scope="phonekit" data-part="verify-form">
      <p data-scope="phonekit" data-part="form-description" id={reasonId} role="status">
        {say(props.name)}
      </p>
      <Alert>{errorText(messages, verification.error)}</Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button
          {...submitButton}
          variant="primary"
          buttonRef={sendButton}
          aria-describedby={reasonId}
          unavailable={secondsLeft > 0}
        >
          {secondsLeft > 0 ? verify.resendIn(secondsLeft) : verify.send}
        </Button>
        {verification.mayHaveCode && (
          <Button variant="plain" onClick={() => setHasCode(true)}>
            {verify.haveCode}
          </Button>
        )}
        {props.children}
      </div>
      {(verification.error || reason !== 'not_sent') && <OtherChannels verification={verification} onSend={sendBy} />}
      <ResendAnnouncement secondsLeft={secondsLeft} />
    </Root>
  );
}
