'use client';
import { PhoneError } from '../../core/errors.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { usePhoneVerification } from '../../hooks/usePhoneVerification.js';
import { Alert } from '../../primitives/Alert.js';
import { Button } from '../../primitives/Button.js';
import { splitRootProps, type RootProps } from '../../primitives/root-props.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import { CodeStep } from './parts/CodeStep.js';
import { errorText } from '../../core/error-text.js';
import { isFocusLost } from '../shared/focus-watch.js';
import { useWhenSettled } from '../shared/useWhenSettled.js';
import { usePreload } from '../../primitives/lazyModule.js';
import { useMessages, useOwnerKey } from '../shared/useMessages.js';
import { writtenNumberModule, useReadableNumbers } from '../shared/useReadableNumbers.js';

export interface VerifyPhoneFormProps extends RootProps {
  /** The `id` of a number on the list. */
  id: string;
  /** Called when the number was verified. */
  onVerified?: ((number: PhoneNumber) => void) | undefined;
  /** Called when the cancel button is clicked, which is rendered only if this is set. */
  onCancel?: (() => void) | undefined;
  /** Whether the field is focused when it mounts. @default true */
  autoFocus?: boolean | undefined;
}

/**
 * Verifies a number: a code field with a resend button while a sent code is good, otherwise a button that sends one.
 * Sends nothing by itself. Renders a `<form data-part="verify-form">`.
 */
export function VerifyPhoneForm(props: VerifyPhoneFormProps) {
  return <VerifyPhone key={`${useOwnerKey()} ${props.id}`} {...props} />;
}

function VerifyPhone({ id, onVerified, onCancel, autoFocus = true, ...rest }: VerifyPhoneFormProps) {
  const [root] = splitRootProps(rest);
  const messages = useMessages();
  const readable = useReadableNumbers();
  const { codeLength } = usePhoneNumbersContext().adapter.limits;
  const verification = usePhoneVerification(id);
  const { numbers, number } = verification;
  const whenSettled = useWhenSettled();
  usePreload(writtenNumberModule);

  if (!number) {
    if (numbers.isPending) return <div {...root} data-scope="phonekit" data-part="form-skeleton" aria-busy="true" />;
    return <Alert root={root}>{errorText(messages, numbers.error ?? new PhoneError('not_found'))}</Alert>;
  }
  const name = readable(number.phoneNumber);
  if (isVerified(number)) {
    const outcomeRef = verification.attempt.isIdle ? null : focusIfLost;
    return (
      <p {...root} ref={outcomeRef} tabIndex={-1} role="status" data-scope="phonekit" data-part="form-description">
        {messages.verify.verified(name)}
      </p>
    );
  }
  return (
    <CodeStep
      root={root}
      verification={verification}
      id={id}
      name={name}
      codeLength={codeLength}
      notSent={messages.verify.notSent}
      submitLabel={messages.verify.submit}
      autoFocus={autoFocus}
      whenSettled={whenSettled}
      onPassed={onVerified}
    >
      {onCancel && (
        <Button variant="plain" onClick={onCancel}>
          {messages.verify.cancel}
        </Button>
      )}
    </CodeStep>
  );
}

/** The code field is gone, and took the focus along. */
function focusIfLost(outcome: HTMLElement | null) {
  if (isFocusLost(outcome)) outcome?.focus();
}
