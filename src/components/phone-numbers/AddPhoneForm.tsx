'use client';
// The kit's own modules come next to each other, because a bundle keeps this order and similar code compresses better.
import { AddPhone, type AddPhoneProps } from './parts/AddPhone.js';
import { isVerified, type PhoneNumber } from '../../core/model.js';
import { usePhoneNumbers } from '../../hooks/usePhoneNumbers.js';
import type { RootProps } from '../../primitives/root-props.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import type { NumberFieldOptions } from '../shared/number-field.js';
import { useMessages, useOwnerKey } from '../shared/useMessages.js';
import { useReadableNumbers } from '../shared/useReadableNumbers.js';

export interface AddPhoneFormProps extends NumberFieldOptions, RootProps {
  /** Called when the number was added and a code is being sent to it. Continue with `VerifyPhoneForm`. */
  onAdded?: ((number: PhoneNumber) => void) | undefined;
  /** Called when the cancel button is clicked, which is rendered only if this is set. */
  onCancel?: (() => void) | undefined;
  /** Whether the field is focused when it mounts. @default true */
  autoFocus?: boolean | undefined;
}

/**
 * Validates a phone number before any request, adds it and sends a code to it. A number that is already on the list but
 * not verified is handled like a new one. If the account has one number, whose place the new one takes
 * (`limits.replaces`), the form says so. Renders a `<form data-part="add-form">`.
 */
export function AddPhoneForm(props: AddPhoneFormProps) {
  const key = useOwnerKey();
  const { adapter, phoneField } = usePhoneNumbersContext();
  const Form = adapter.limits.replaces ? ChangePhone : AddPhone;
  return <Form key={key} {...props} phoneField={props.phoneField ?? phoneField} />;
}

/** The form for the account's one number. */
function ChangePhone(props: AddPhoneProps) {
  const messages = useMessages().add;
  const readable = useReadableNumbers();
  const { data: numbers = [] } = usePhoneNumbers();
  const current = numbers.find(isVerified);
  return (
    <AddPhone
      {...props}
      title={numbers[0] && messages.change}
      description={current && messages.changeHint(readable(current.phoneNumber))}
    />
  );
}
