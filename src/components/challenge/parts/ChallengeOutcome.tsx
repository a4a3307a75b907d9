'use client';
import type { RefObject } from 'react';
import { useChallengeMessages } from './useChallengeMessages.js';

/** The text that says how a challenge was passed, by its name in `messages.challenge`. */
export type PassedText = 'passed' | 'passedWithBackupCode';

export interface ChallengeOutcomeProps {
  /** It gets the focus when the form is removed. */
  textRef: RefObject<HTMLParagraphElement | null>;
  passed: PassedText | null;
  hasEnded: boolean;
  backupCodesLeft: number | null;
}

/**
 * Announces that the challenge was passed or has ended, and how many backup codes are left. Rendered from the start: a
 * live region must exist before its text.
 */
export function ChallengeOutcome({ textRef, passed, hasEnded, backupCodesLeft: left }: ChallengeOutcomeProps) {
  const { challenge, backupCodes } = useChallengeMessages();
  return (
    <p ref={textRef} tabIndex={-1} role="status" data-scope="phonekit" data-part="passed">
      {passed ? challenge[passed] : hasEnded && challenge.ended}
      {passed && left !== null && (
        <>
          {left > 0 && <Line text={`${backupCodes.title}: ${backupCodes.left(left, null)}`} />}
          {left <= 3 && <Line text={backupCodes[left > 0 ? 'few' : 'none']} />}
        </>
      )}
    </p>
  );
}

function Line({ text }: { text: string }) {
  return (
    <>
      {' '}
      <br />
      {text}
    </>
  );
}
