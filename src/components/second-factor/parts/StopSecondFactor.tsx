'use client';
import type { PhoneNumber } from '../../../core/model.js';
import { withReservation } from '../../../core/transitions.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import { useReserveForSecondFactor } from '../../../hooks/useReserveForSecondFactor.js';
import { codesAfter } from '../../shared/codesAfter.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import { Confirmation } from '../../shared/Confirmation.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';

export interface StopSecondFactorProps {
  number: PhoneNumber;
  /** The formatted number. */
  name: string;
  onCancel: () => void;
}

/** Asks for confirmation before a number stops being a second factor, and names the next one that receives codes. */
export function StopSecondFactor({ number, name, onCancel }: StopSecondFactorProps) {
  const messages = useMessages().secondFactor;
  const readable = useReadableNumbers();
  const { data: numbers = [] } = usePhoneNumbers();
  const { otherFactors } = usePhoneNumbersContext().adapter;
  const reserve = useReserveForSecondFactor();

  return (
    <Confirmation
      title={messages.stopTitle(name)}
      meaning={[codesAfter(messages, readable, number, withReservation(numbers, number.id, false), otherFactors)]}
      confirm={messages.stopConfirm}
      cancel={messages.stopCancel}
      isPending={reserve.isPending}
      error={reserve.error}
      onConfirm={() => reserve.mutate({ id: number.id, reserved: false })}
      onCancel={onCancel}
    />
  );
}
