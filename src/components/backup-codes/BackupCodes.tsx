'use client';
import type { Secret } from '../../query/secret.js';
import type { RootProps } from '../../primitives/root-props.js';
import { DisclosureRoot } from '../shared/Disclosure.js';
import type { HeadingLevel } from '../shared/SectionHeader.js';
import { useOwnerKey } from '../shared/useMessages.js';
import { BackupCodesSection } from './parts/BackupCodesSection.js';

export interface BackupCodesProps extends RootProps {
  /**
   * Codes to show at once, as `onBackupCodes` of `SecondFactorSettings` passes them. Codes created here are shown
   * without it. @default null
   */
  codes?: Secret<readonly string[]> | null | undefined;
  /** Called when the user closes the codes, after which they are discarded. */
  onDone?: (() => void) | undefined;
  /**
   * Called with true when backup codes are shown that are not saved, and with false when they are saved or gone: what a
   * router must know to ask before it leaves the page. The browser asks by itself before it unloads the page.
   */
  onUnsavedChange?: ((unsaved: boolean) => void) | undefined;
  /** The heading level of the title. @default 2 */
  headingLevel?: HeadingLevel | undefined;
}

/**
 * Creates backup codes, after a confirmation, and shows them once: to copy, download or print. Leaving them asks for
 * confirmation unless they were copied; they are discarded when the person is done, and without asking when this
 * unmounts. Renders a `<section data-part="section">`, or nothing if there are no codes to show and the backend cannot
 * create any.
 */
export function BackupCodes({ codes = null, headingLevel = 2, ...rest }: BackupCodesProps) {
  const key = useOwnerKey();
  return (
    <DisclosureRoot key={key}>
      <BackupCodesSection {...rest} codes={codes} headingLevel={headingLevel} />
    </DisclosureRoot>
  );
}
