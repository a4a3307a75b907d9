'use client';
import type { Channel } from '../../../core/model.js';
import { Button } from '../../../primitives/Button.js';
import { useMessages } from '../../shared/useMessages.js';

export interface OtherChannelsProps {
  verification: { otherChannels: readonly Channel[]; secondsUntilResend: number };
  onSend: (channel: Channel) => void;
}

/** A button for each other way to send the code, such as a call, after the wait. */
export function OtherChannels({ verification, onSend }: OtherChannelsProps) {
  const { channels } = useMessages().verify;
  const { otherChannels, secondsUntilResend } = verification;
  if (secondsUntilResend > 0 || otherChannels.length === 0) return null;
  return (
    <div data-scope="phonekit" data-part="ways">
      {otherChannels.map((channel) => (
        <Button key={channel} variant="plain" onClick={() => onSend(channel)}>
          {channels[channel]}
        </Button>
      ))}
    </div>
  );
}
