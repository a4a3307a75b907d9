import type { SyntheticEvent } from 'react';
import { maxPhoneTextLength } from '../core/phone-characters.js';

/** Rejects a huge text that is pasted or dropped: a browser needs seconds to lay out a megabyte on one line. */
export function refuseHugeText(event: SyntheticEvent, transfer: DataTransfer, refuse: () => void) {
  if (transfer.getData('text').length <= maxPhoneTextLength) return;
  event.preventDefault();
  refuse();
}
