'use client';
import type { PhoneNumber } from '../../../core/model.js';
import { withoutPhoneNumber } from '../../../core/transitions.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import { useRemovePhone } from '../../../hooks/useRemovePhone.js';
import { Confirmation } from '../../shared/Confirmation.js';
import { useCodesAfter } from '../../shared/useCodesAfter.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';

export interface RemovePhoneProps {
  number: PhoneNumber;
  /** The formatted number. */
  name: string;
  onCancel: () => void;
}

/** Asks for confirmation before a number is removed, and explains the consequences. */
export function RemovePhone({ number, name, onCancel }: RemovePhoneProps) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const { data: numbers = [] } = usePhoneNumbers();
  const remove = useRemovePhone();
  const left = withoutPhoneNumber(numbers, number.id);
  const codesAfter = useCodesAfter(number, left);
  const primary = number.primary && left.find((other) => other.primary);

  return (
    <Confirmation
      title={messages.remove.title(name)}
      meaning={[
        messages.remove.description,
        primary && messages.remove.primaryPasses(readable(primary.phoneNumber)),
        codesAfter,
        number.linkedTo.length > 0 && messages.remove.linkEnds(number.linkedTo.map(({ type }) => type)),
      ]}
      confirm={messages.remove.confirm}
      cancel={messages.remove.cancel}
      isPending={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ id: number.id })}
      onCancel={onCancel}
    />
  );
}
