'use client';
import { useEffect, useId, useRef, useState } from 'react';
// The kit's own modules come next to each other, because a bundle keeps this order and similar code compresses better.
import { useNumberForm, type NumberFormValues } from './useNumberForm.js';
import { ControlledPhoneField } from '../../../primitives/PhoneField.js';
import { isVerified, type PhoneNumber } from '../../../core/model.js';
import type { PhoneProblem } from '../../../core/phone-text.js';
import { useAddPhone } from '../../../hooks/useAddPhone.js';
import { useStartVerification } from '../../../hooks/useStartVerification.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import { Alert } from '../../../primitives/Alert.js';
import { splitRootProps } from '../../../primitives/root-props.js';
import { Button } from '../../../primitives/Button.js';
import { useAfterPress } from './useAfterPress.js';
import type { AddPhoneFormProps } from '../AddPhoneForm.js';
import { errorText } from '../../../core/error-text.js';
import { useFormRoot } from '../../shared/useFormRoot.js';
import { useWhenSettled } from '../../shared/useWhenSettled.js';
import { useMessages } from '../../shared/useMessages.js';

export interface AddPhoneProps extends AddPhoneFormProps {
  /** The accessible name of the form. @default that the number is added */
  title?: string | undefined;
  /** What happens to the current number. @default nothing */
  description?: string | undefined;
}

/** The form of `AddPhoneForm`, which is remounted for another user. */
export function AddPhone({
  onAdded,
  onCancel,
  autoFocus = true,
  phoneField: NumberField = ControlledPhoneField,
  title,
  description,
  ...rest
}: AddPhoneProps) {
  const [own, field] = splitRootProps(rest);
  const messages = useMessages();
  // This one sends the first code.
  const [channel = 'sms'] = usePhoneNumbersContext().adapter.channels;
  const add = useAddPhone();
  const startVerification = useStartVerification();
  const [mayNotReceiveTexts, setMayNotReceiveTexts] = useState(false);
  /** The outcome of the request is shown until the number is edited. */
  const [isEdited, setIsEdited] = useState(false);
  const [phoneNumber, setPhoneNumber] = useState<string | null>(null);
  const { register, getValues, setValue, trigger, handleSubmit, clearErrors, formState } = useNumberForm();
  register('phoneNumber', {
    validate: (value, { problem }) => (problem === undefined && !value ? 'empty' : (problem ?? true)),
  });
  const input = useRef<HTMLInputElement>(null);
  const afterPress = useAfterPress();
  const whenSettled = useWhenSettled();
  const consentId = useId();
  const errorId = useId();
  const hintId = useId();
  const descriptionId = useId();
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  const addNumber = ({ phoneNumber }: NumberFormValues) => {
    if (!phoneNumber) return;
    setIsEdited(false);
    whenSettled(add.mutateAsync({ phoneNumber }), goOn, focusField);
  };
  const focusField = () => input.current?.focus();
  const goOn = (number: PhoneNumber) => {
    if (isVerified(number)) return focusField();
    startVerification(number);
    onAdded?.(number);
  };
  // An error is shown on blur and on submit, until it is corrected or changes.
  const noteProblem = (next: PhoneProblem | null) => {
    if (next !== getValues('problem') && formState.errors?.phoneNumber) clearErrors('phoneNumber');
    setValue('problem', next);
  };

  const { Root, root, submitButton, field: inside } = useFormRoot(() => void handleSubmit(addNumber, focusField)());

  const found = formState.errors?.phoneNumber?.message as PhoneProblem | undefined;
  // An empty field is not an error until the form is submitted.
  const fieldProblem = found === 'empty' && !formState.isSubmitted ? undefined : found;
  const answer = isEdited ? null : add;
  const isListed = answer?.data && isVerified(answer.data);
  const error = fieldProblem
    ? messages.phoneField.problems[fieldProblem]
    : isListed
      ? messages.add.alreadyVerified
      : errorText(messages, answer?.error);
  const isInvalid = fieldProblem !== undefined || isListed || answer?.error?.field === 'phoneNumber';

  return (
    <Root {...own} {...root} data-scope="phonekit" data-part="add-form" aria-label={title ?? messages.add.title}>
      {description && (
        <p data-scope="phonekit" data-part="form-description" id={descriptionId}>
          {description}
        </p>
      )}
      <NumberField
        {...field}
        {...inside}
        // A field of the app's own may ignore `form`.
        name={inside ? undefined : 'phoneNumber'}
        value={phoneNumber}
        onChange={(value) => {
          setIsEdited(true);
          if (value && getValues('problem') === undefined) clearErrors('phoneNumber');
          setPhoneNumber(value);
          setValue('phoneNumber', value);
        }}
        onProblem={noteProblem}
        onHint={(hint) => setMayNotReceiveTexts(hint !== null)}
        onBlur={() => afterPress(() => void trigger('phoneNumber'))}
        labels={messages.phoneField}
        locale={messages.locale}
        invalid={isInvalid}
        readOnly={add.isPending}
        inputRef={input}
        aria-describedby={[errorId, hintId, descriptionId, consentId].join(' ')}
      />
      <Alert id={errorId}>{error}</Alert>
      {mayNotReceiveTexts && channel === 'sms' && (
        <p data-scope="phonekit" data-part="hint" id={hintId}>
          {messages.add.mayNotReceiveTexts}
        </p>
      )}
      <p data-scope="phonekit" data-part="consent" id={consentId}>
        {channel === 'sms' ? messages.add.consent : messages.add.consentBy[channel]}
      </p>
      <div data-scope="phonekit" data-part="form-actions">
        <Button {...submitButton} variant="primary" busy={add.isPending}>
          {messages.add.submit}
        </Button>
        {onCancel && (
          <Button variant="plain" onClick={onCancel}>
            {messages.add.cancel}
          </Button>
        )}
      </div>
    </Root>
  );
}
