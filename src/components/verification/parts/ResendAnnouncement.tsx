'use client';
import { useState } from 'react';
import { useMessages } from '../../shared/useMessages.js';

export interface ResendAnnouncementProps {
  /** Until a code may be sent again. */
  secondsLeft: number;
}

/**
 * Tells those who listen how long the wait still is, at milestones and at its end: the button says it each second, which
 * nobody could listen to.
 */
export function ResendAnnouncement({ secondsLeft }: ResendAnnouncementProps) {
  const messages = useMessages();
  const [longest, setLongest] = useState(secondsLeft);
  const [wasOver, setWasOver] = useState(secondsLeft === 0);
  const isOver = secondsLeft === 0;
  // A new wait has begun.
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

/** Seconds, the least first. */
const milestones = [10, 60];
