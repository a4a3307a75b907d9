'use client';
import { useEffect, useState, type RefObject } from 'react';
import type { PhoneError } from '../../../core/errors.js';
import type { PhoneNumber } from '../../../core/model.js';
import { useReserveForSecondFactor } from '../../../hooks/useReserveForSecondFactor.js';
import type { Secret } from '../../../query/secret.js';
import { isFocusLost } from '../../shared/focus-watch.js';
import { useKept } from '../../shared/useKept.js';

/** A number that could not be reserved, and why. */
export interface FailedReservation {
  number: PhoneNumber;
  error: PhoneError;
}

/**
 * Reserves numbers, several at a time, and keeps the failures, since the rows of those numbers are gone. If the focus
 * was lost with such a row, `fallback` gets it.
 */
export function useReservations(
  onBackupCodes: (codes: Secret<readonly string[]>) => void,
  fallback: RefObject<HTMLElement | null>,
) {
  const { mutateAsync, isPending } = useReserveForSecondFactor();
  const [failures, setFailures] = useState<readonly FailedReservation[]>([]);
  const keep = useKept<readonly string[]>(null, onBackupCodes);
  useEffect(() => {
    if (failures.length > 0 && isFocusLost(fallback.current)) fallback.current?.focus();
  }, [failures, fallback]);

  const reserve = (number: PhoneNumber) => {
    const { id } = number;
    setFailures((failed) => failed.filter((failure) => failure.number.id !== id));
    mutateAsync({ id, reserved: true }).then(
      ({ backupCodes }) => backupCodes && keep(backupCodes),
      // Two clicks in one task fail together: they are one failure.
      (error: PhoneError) =>
        setFailures((failed) => [...failed.filter((failure) => failure.number.id !== id), { number, error }]),
    );
  };
  return { reserve, isPending, failures, forgetFailures: () => setFailures([]) };
}
