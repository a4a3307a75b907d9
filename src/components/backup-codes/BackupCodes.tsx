'use client';
import { useState } from 'react';
import { usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import type { Secret } from '../../query/secret.js';
import { BackupCodesSection } from './parts/BackupCodesSection.js';
import type { HeadingLevel } from '../shared/SectionHeader.js';

export interface BackupCodesProps {
  /** Codes that were just made, to be shown at once; those that it makes itself it shows by itself. */
  codes?: Secret<readonly string[]> | null;
  /** The person has left the codes, which are forgotten now. */
  onDone?: () => void;
  /** @default 2 */
  headingLevel?: HeadingLevel;
}

/**
 * Makes backup codes, after asking, and shows them once: to copy, download or print. Leaving them unsaved asks first;
 * they are discarded when the person is done and when this unmounts, which asks nothing. Renders a
 * `<section data-part="section">`, nothing where there are no codes to show and the backend cannot make any.
 */
export function BackupCodes(props: BackupCodesProps) {
  const { userId } = usePhoneNumbersContext();
  return <Alone key={userId} {...props} />;
}

function Alone({ codes = null, headingLevel = 2, onDone }: BackupCodesProps) {
  const [isAsking, setIsAsking] = useState(false);
  return <BackupCodesSection {...{ codes, headingLevel, onDone, isAsking }} onAskingChange={setIsAsking} />;
}
