'use client';
import type { UseSecondFactorChallengeResult } from '../../../hooks/useSecondFactorChallenge.js';
import { Button } from '../../../primitives/Button.js';
import { useChallengeMessages } from './useChallengeMessages.js';

/** What the challenge shows: the code of a message, the choice of a number, or the backup code. */
export type WayIn = 'text' | 'choose' | 'backup';

export interface OtherWaysProps<Session> {
  challenge: UseSecondFactorChallengeResult<Session>;
  way: WayIn;
  onChoose: (way: WayIn) => void;
  onCancel: (() => void) | undefined;
}

/** The buttons that switch to another way in, and the one that cancels. Renders a `<div data-part="ways">`. */
export function OtherWays<Session>({ challenge, way, onChoose, onCancel }: OtherWaysProps<Session>) {
  const messages = useChallengeMessages();
  const { numbers, number, hasEnded, channel } = challenge;
  return (
    <div data-scope="phonekit" data-part="ways">
      {!hasEnded && way === 'text' && challenge.step !== 'blocked' && (numbers.data?.length ?? 0) > 1 && (
        <Button variant="plain" onClick={() => onChoose('choose')}>
          {messages.challenge.otherNumber}
        </Button>
      )}
      {!hasEnded && way !== 'backup' && challenge.attemptBackupCode.isSupported && (
        <Button variant="plain" onClick={() => onChoose('backup')}>
          {messages.challenge.useBackupCode}
        </Button>
      )}
      {!hasEnded && way !== 'text' && number && (
        <Button variant="plain" onClick={() => onChoose('text')}>
          {channel === 'sms' ? messages.challenge.useText : messages.verify.channels[channel]}
        </Button>
      )}
      {onCancel && (
        <Button variant="plain" onClick={onCancel}>
          {messages.challenge.cancel}
        </Button>
      )}
    </div>
  );
}
