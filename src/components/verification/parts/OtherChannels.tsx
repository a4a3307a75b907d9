'use client';
import type { Channel } from '../../../core/model.js';
import { Button } from '../../../primitives/Button.js';
import { useMessages } from '../../shared/useMessages.js';

export interface OtherChannelsProps {
  verification: { otherChannels: readonly Channel[] };
  onSend: (channel: Channel) => void;
}

/** A button for each other way to send the code, such as a call. */
export function OtherChannels({ verification, onSend }: OtherChannelsProps) {
  const { channels } = useMessages().verify;
  if (verification.otherChannels.length === 0) return null;
  return (
    <div data-scope="phonekit" data-part="ways">
      {verification.otherChannels.map((channel) => (
        <Button key={channel} variant="plain" onClick={() => onSend(channel)}>
          {channels[channel]}
        </Button>
      ))}
    </div>
  );
}
