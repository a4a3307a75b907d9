'use client';
import { useEffect, useId, useRef, useState } from 'react';
import type { UseSecondFactorChallengeResult } from '../../../hooks/useSecondFactorChallenge.js';
import { Alert } from '../../../primitives/Alert.js';
import { Button } from '../../../primitives/Button.js';
import { errorText } from '../../../core/error-text.js';
import type { WhenSettled } from '../../shared/useWhenSettled.js';
import { useFormRoot } from '../../shared/useFormRoot.js';
import { useChallengeMessages } from './useChallengeMessages.js';

export interface EnterBackupCodeProps<Session> {
  challenge: UseSecondFactorChallengeResult<Session>;
  whenSettled: WhenSettled;
  onComplete: (session: Session) => void;
}

/** The form for a backup code. Renders a `<form data-part="verify-form">`. */
export function EnterBackupCode<Session>({ challenge, whenSettled, onComplete }: EnterBackupCodeProps<Session>) {
  const messages = useChallengeMessages();
  const { attemptBackupCode: attempt } = challenge;
  const [code, setCode] = useState('');
  const [isMissing, setIsMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.focus(), []);

  const isLocked = attempt.error?.code === 'locked';
  const submit = () => {
    if (isLocked) return;
    setIsMissing(code.trim() === '');
    if (code.trim() === '') return input.current?.focus();
    whenSettled(attempt.mutateAsync({ code: code.trim() }), onComplete, () => {
      input.current?.focus();
      input.current?.select();
    });
  };
  const { Root, root, submitButton, field } = useFormRoot(submit);
  const change = (typed: string) => {
    setCode(typed);
    setIsMissing(false);
    if (attempt.isError) attempt.reset();
  };

  return (
    <Root {...root} data-scope="phonekit" data-part="verify-form">
      <div data-scope="phonekit" data-part="backup-code-field">
        <label data-scope="phonekit" data-part="label" htmlFor={id}>
          {messages.challenge.backupCode}
        </label>
        <input
          {...field}
          ref={input}
          id={id}
          data-scope="phonekit"
          data-part="backup-code-input"
          dir="ltr"
          translate="no"
          enterKeyHint="go"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={isMissing || attempt.error?.field === 'code' || undefined}
          aria-describedby={`${id}-error ${id}-hint`}
          value={code}
          onChange={(event) => change(event.target.value)}
          readOnly={attempt.isPending || isLocked}
        />
        <p data-scope="phonekit" data-part="hint" id={`${id}-hint`}>
          {messages.challenge.backupCodeHint}
        </p>
      </div>
      <Alert id={`${id}-error`}>
        {isMissing ? messages.challenge.backupCodeEmpty : errorText(messages, attempt.error)}
      </Alert>
      <div data-scope="phonekit" data-part="form-actions">
        <Button {...submitButton} variant="primary" busy={attempt.isPending} unavailable={isLocked}>
          {messages.challenge.submit}
        </Button>
      </div>
    </Root>
  );
}
