'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { isVerified, type PhoneNumber } from '../core/model.js';
import type { PhoneProblem } from '../core/phone-text.js';
import { useAddPhone } from '../hooks/useAddPhone.js';
import { useStartVerification } from '../hooks/useStartVerification.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { ControlledPhoneField, type PhoneFieldOptions } from '../primitives/PhoneField.js';
import { usePhoneNumbersContext } from '../provider/PhoneNumbersContext.js';
import { afterPress } from './afterPress.js';
import { errorText } from './errorText.js';
import { useMessages } from './useMessages.js';

export interface AddPhoneFormProps extends PhoneFieldOptions {
  /** The number is on the list and a code is on its way: go on with `VerifyPhoneForm`. */
  onAdded?: (number: PhoneNumber) => void;
  /** Draws a cancel button. */
  onCancel?: () => void;
  /** Whether the field takes the focus when it appears. @default true */
  autoFocus?: boolean;
}

interface AddPhoneValues {
  phoneNumber: string | null;
  /** Why there is no number. */
  problem: PhoneProblem | null;
}

/**
 * Takes a phone number, checks it before anything is sent, adds it and has a code sent to it. A number that is on the
 * list already, but not verified, goes on like a new one. Renders a `<form data-part="add-form">`.
 */
export function AddPhoneForm(props: AddPhoneFormProps) {
  const { userId } = usePhoneNumbersContext();
  return <AddPhone key={userId} {...props} />;
}

function AddPhone({ onAdded, onCancel, autoFocus = true, ...field }: AddPhoneFormProps) {
  const messages = useMessages();
  const add = useAddPhone();
  const startVerification = useStartVerification();
  const [mayNotReceiveTexts, setMayNotReceiveTexts] = useState(false);
  /** What was answered is said until the number is edited. */
  const [isEdited, setIsEdited] = useState(false);
  const [phoneNumber, setPhoneNumber] = useState<string | null>(null);
  const { register, getValues, setValue, handleSubmit, clearErrors, formState } = useForm<AddPhoneValues>({
    defaultValues: { phoneNumber: null, problem: 'empty' },
    mode: 'onBlur',
    reValidateMode: 'onBlur',
  });
  const registered = register('phoneNumber', { validate: (_, { problem }) => problem ?? true });
  const input = useRef<HTMLInputElement>(null);
  const consentId = useId();
  const errorId = useId();
  const hintId = useId();
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  const addNumber = ({ phoneNumber }: AddPhoneValues) => {
    if (!phoneNumber) return;
    setIsEdited(false);
    add.mutate({ phoneNumber }, { onSuccess: goOn, onError: focusField });
  };
  const focusField = () => input.current?.focus();
  const goOn = (number: PhoneNumber) => {
    if (isVerified(number)) return focusField();
    startVerification(number);
    onAdded?.(number);
  };
  // A mistake is said when the field is left or the form submitted, and no longer once it is another one or none.
  const noteProblem = (next: PhoneProblem | null) => {
    setValue('problem', next);
    if (formState.errors.phoneNumber) clearErrors('phoneNumber');
  };

  const found = formState.errors.phoneNumber?.message as PhoneProblem | undefined;
  // To leave the field empty is no mistake until the form is submitted.
  const fieldProblem = found === 'empty' && !formState.isSubmitted ? undefined : found;
  const answer = isEdited ? null : add;
  const isListed = answer?.data !== undefined && isVerified(answer.data);
  const error = fieldProblem
    ? messages.phoneField.problems[fieldProblem]
    : isListed
      ? messages.add.alreadyVerified
      : errorText(messages, answer?.error);
  const isInvalid = fieldProblem !== undefined || isListed || answer?.error?.field === 'phoneNumber';

  return (
    <form data-scope="phonekit" data-part="add-form" aria-label={messages.add.title} noValidate onSubmit={(event) => void handleSubmit(addNumber, focusField)(event)}>
      <ControlledPhoneField
        {...field}
        name="phoneNumber"
        value={phoneNumber}
        onChange={(value) => {
          setIsEdited(true);
          setPhoneNumber(value);
          void registered.onChange({ type: 'change', target: { name: 'phoneNumber', value } });
        }}
        onProblem={noteProblem}
        onHint={(hint) => setMayNotReceiveTexts(hint !== null)}
        onBlur={() => afterPress(() => void registered.onBlur({ type: 'blur', target: { name: 'phoneNumber', value: getValues('phoneNumber') } }))}
        labels={messages.phoneField}
        locale={messages.locale}
        invalid={isInvalid}
        readOnly={add.isPending}
        inputRef={input}
        aria-describedby={`${errorId} ${hintId} ${consentId}`}
      />
      <Alert id={errorId}>{error}</Alert>
      {mayNotReceiveTexts && (
        <p data-scope="phonekit" data-part="hint" id={hintId}>
          {messages.add.mayNotReceiveTexts}
        </p>
      )}
      <p data-scope="phonekit" data-part="consent" id={consentId}>
        {messages.add.consent}
      </p>
      <div data-scope="phonekit" data-part="form-actions">
        <Button type="submit" variant="primary" busy={add.isPending}>
          {messages.add.submit}
        </Button>
        {onCancel && (
          <Button variant="plain" onClick={onCancel}>
            {messages.add.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
