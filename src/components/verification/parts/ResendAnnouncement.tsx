'use client';
import { useState } from 'react';
import { useMessages } from '../../shared/useMessages.js';

export interface ResendAnnouncementProps {
  /** Seconds until the next code may be sent. */
  secondsLeft: number;
}

/**
 * Announces to screen readers how long the wait still is, at milestones and at its end. The button shows each second,
 * which would be too much to listen to.
 */
export function ResendAnnouncement({ secondsLeft }: ResendAnnouncementProps) {
  const messages = useMessages();
  const [longest, setLongest] = useState(secondsLeft);
  const [wasOver, setWasOver] = useState(secondsLeft === 0);
  const isOver = secondsLeft === 0;
  // A new wait began.
  if (secondsLeft > longest || (wasOver && !isOver)) setLongest(secondsLeft);
  if (wasOver !== isOver) setWasOver(isOver);

  const milestone = milestones.find((seconds) => secondsLeft <= seconds && seconds < longest);
  const text = isOver ? longest > 0 && messages.verify.resendReady : milestone && messages.verify.resendIn(milestone);
  return (
    <p role="status" data-scope="phonekit" data-part="announcement">
      {text || null}
    </p>
  );
}

/** In seconds, in ascending order. */
const milestones = [10, 60];
