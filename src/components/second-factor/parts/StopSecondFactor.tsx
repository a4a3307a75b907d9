'use client';
import type { PhoneNumber } from '../../../core/model.js';
import { withReservation } from '../../../core/transitions.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import { useReserveForSecondFactor } from '../../../hooks/useReserveForSecondFactor.js';
import { Confirmation } from '../../shared/Confirmation.js';
import { useCodesAfter } from '../../shared/useCodesAfter.js';
import { useMessages } from '../../shared/useMessages.js';

export interface StopSecondFactorProps {
  number: PhoneNumber;
  /** The formatted number. */
  name: string;
  onCancel: () => void;
}

/** Asks for confirmation before a number stops being a second factor, and names the next one that receives codes. */
export function StopSecondFactor({ number, name, onCancel }: StopSecondFactorProps) {
  const messages = useMessages().secondFactor;
  const { data: numbers = [] } = usePhoneNumbers();
  const codesAfter = useCodesAfter(number, withReservation(numbers, number.id, false));
  const reserve = useReserveForSecondFactor();

  return (
    <Confirmation
      title={messages.stopTitle(name)}
      meaning={[codesAfter]}
      confirm={messages.stopConfirm}
      cancel={messages.stopCancel}
      isPending={reserve.isPending}
      error={reserve.error}
      onConfirm={() => reserve.mutate({ id: number.id, reserved: false })}
      onCancel={onCancel}
    />
  );
}
