'use client';
import { useState } from 'react';
import type { PhoneNumber } from '../../../core/model.js';
import type { Secret } from '../../../query/secret.js';
import { BackupCodesSection } from '../../backup-codes/parts/BackupCodesSection.js';
import { SecondFactorSection, type SecondFactorSectionProps } from './SecondFactorSection.js';

export interface SecondFactorSectionsProps extends Omit<SecondFactorSectionProps, 'onBackupCodes'> {
  /** All numbers of the account. */
  numbers: readonly PhoneNumber[];
  onUnsavedChange?: ((unsaved: boolean) => void) | undefined;
}

/** The sections of `PhoneNumbers` below the list: two-step verification, and backup codes once it is on. */
export function SecondFactorSections({ numbers, onUnsavedChange, ...section }: SecondFactorSectionsProps) {
  const [codes, setCodes] = useState<Secret<readonly string[]> | null>(null);
  return (
    <>
      <SecondFactorSection {...section} onBackupCodes={setCodes} />
      <BackupCodesSection
        codes={codes}
        headingLevel={section.headingLevel}
        isOffered={numbers.some((number) => number.reservedForSecondFactor)}
        onDone={() => setCodes(null)}
        onUnsavedChange={onUnsavedChange}
      />
    </>
  );
}
