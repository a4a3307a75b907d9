import type { SyntheticEvent } from 'react';
import { maxPhoneTextLength } from '../core/phone-characters.js';

/**
 * For `paste` and `drop`: a browser takes seconds to lay out a megabyte on one line, and no such text is a phone
 * number.
 */
export function refuseHugeText(event: SyntheticEvent, transfer: DataTransfer, refuse: () => void) {
  if (transfer.getData('text').length <= maxPhoneTextLength) return;
  event.preventDefault();
  refuse();
}
