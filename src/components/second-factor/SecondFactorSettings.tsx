'use client';
import { useState } from 'react';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import type { Secret } from '../../query/secret.js';
import { BackupCodes } from '../backup-codes/BackupCodes.js';
import type { NumberFieldOptions } from '../shared/number-field.js';
import { below, type HeadingLevel } from '../shared/SectionHeader.js';
import type { SecondFactorTask } from './parts/second-factor-task.js';
import { SecondFactorSection } from './parts/SecondFactorSection.js';

export interface SecondFactorSettingsProps extends NumberFieldOptions {
  /** The level of the title in the page's outline. @default 2 */
  headingLevel?: HeadingLevel;
  /** Says that SMS is a restricted factor, and what is stronger (NIST SP 800-63B). @default false */
  smsNotice?: boolean;
  /** Called with the backup codes that were made with the first number, to show them yourself. @default shown in `BackupCodes` below */
  onBackupCodes?: (codes: Secret<readonly string[]>) => void;
}

/**
 * The numbers that codes are sent to when the person signs in, the default one first: adds one (verifying it first
 * where need be), makes one the default, and stops using one, which asks first. Renders a
 * `<section data-part="section">`, nothing where the backend has no second factor.
 */
export function SecondFactorSettings(props: SecondFactorSettingsProps) {
  const { userId, adapter } = usePhoneNumbersContext();
  return adapter.setReservedForSecondFactor ? <Settings key={userId} {...props} /> : null;
}

function Settings({ headingLevel = 2, smsNotice = false, onBackupCodes, ...field }: SecondFactorSettingsProps) {
  const [task, setTask] = useState<SecondFactorTask | null>(null);
  const [codes, setCodes] = useState<Secret<readonly string[]> | null>(null);

  return (
    <>
      <SecondFactorSection onTaskChange={setTask} onBackupCodes={onBackupCodes ?? setCodes} {...{ task, headingLevel, smsNotice, field }} />
      {codes && <BackupCodes codes={codes} headingLevel={below(headingLevel)} onDone={() => setCodes(null)} />}
    </>
  );
}
