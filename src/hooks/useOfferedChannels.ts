'use client';
import { useState } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { PhoneErrorCode } from '../core/error-codes.js';
import type { Channel } from '../core/model.js';
import type { SendCodeCallbacks, SendCodeOptions } from './code-verification.js';

/**
 * Returns the channels to offer: the adapter's, without those that were refused for the number; and a function that
 * adds this to the callbacks of a send.
 */
export function useOfferedChannels(id: string | null, available: readonly Channel[]) {
  const [refused, setRefused] = useState<readonly string[]>([]);
  return {
    offered: available.filter((channel) => !refused.includes(`${channel} ${id}`)),
    noteRefusal: (input?: SendCodeOptions, callbacks?: SendCodeCallbacks) => ({
      onSuccess: () => callbacks?.onSuccess?.(),
      onError: (error: PhoneError) => {
        if (input?.channel && refusals.includes(error.code)) setRefused((all) => [...all, `${input.channel} ${id}`]);
        callbacks?.onError?.(error);
      },
    }),
  };
}

/** What a channel that does not reach the number is refused with. */
const refusals: readonly PhoneErrorCode[] = [
  'unsupported',
  'recipient_opted_out',
  'recipient_unreachable',
  'message_not_sent',
];
