'use client';
import { useState } from 'react';
import { useBackupCodeStatus } from '../../hooks/useBackupCodeStatus.js';
import { splitRootProps, type RootProps } from '../../primitives/root-props.js';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import type { Secret } from '../../query/secret.js';
import { BackupCodes } from '../backup-codes/BackupCodes.js';
import { DisclosureRoot } from '../shared/Disclosure.js';
import type { NumberFieldOptions } from '../shared/number-field.js';
import { below, type HeadingLevel } from '../shared/SectionHeader.js';
import { useOwnerKey } from '../shared/useMessages.js';
import { SecondFactorSection } from './parts/SecondFactorSection.js';

export interface SecondFactorSettingsProps extends NumberFieldOptions, RootProps {
  /** The heading level of the title. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /**
   * Whether to show a note that SMS is a restricted factor and which factors are stronger (NIST SP 800-63B).
   * @default false
   */
  smsNotice?: boolean | undefined;
  /**
   * Called with the backup codes that the backend created with the first number, to show them yourself.
   * @default shown in `BackupCodes` below
   */
  onBackupCodes?: ((codes: Secret<readonly string[]>) => void) | undefined;
  /**
   * Called with true when backup codes are shown that are not saved, and with false when they are saved or gone: what a
   * router must know to ask before it leaves the page. The browser asks by itself before it unloads the page.
   */
  onUnsavedChange?: ((unsaved: boolean) => void) | undefined;
}

/**
 * The numbers that receive codes at sign-in, the default one first: adds one (verifying it first if needed), makes one
 * the default, and stops using one, after a confirmation. Renders a `<section data-part="section">`, or nothing if the
 * backend has no second factor.
 */
export function SecondFactorSettings(props: SecondFactorSettingsProps) {
  const key = useOwnerKey();
  const { adapter } = usePhoneNumbersContext();
  return adapter.setReservedForSecondFactor ? <Settings key={key} {...props} /> : null;
}

function Settings({
  headingLevel = 2,
  smsNotice = false,
  onBackupCodes,
  onUnsavedChange,
  ...rest
}: SecondFactorSettingsProps) {
  const [root, field] = splitRootProps(rest);
  const [codes, setCodes] = useState<Secret<readonly string[]> | null>(null);
  const { warning } = useBackupCodeStatus();
  /** Stays until the user is done with the new codes, which are seen as soon as they are there. */
  const [isReplacing, setIsReplacing] = useState(false);
  if (warning === 'unseen' && !isReplacing) setIsReplacing(true);
  const finish = () => {
    setCodes(null);
    setIsReplacing(false);
  };
  return (
    <DisclosureRoot>
      <SecondFactorSection
        root={root}
        onBackupCodes={onBackupCodes ?? setCodes}
        headingLevel={headingLevel}
        smsNotice={smsNotice}
        field={field}
      />
      {(codes || isReplacing) && (
        <BackupCodes
          codes={codes}
          headingLevel={below(headingLevel)}
          onDone={finish}
          onUnsavedChange={onUnsavedChange}
        />
      )}
    </DisclosureRoot>
  );
}
