import type { SyntheticEvent } from 'react';
import { maxPhoneTextLength } from '../core/phone-characters.js';

/**
 * Rejects a huge text that is pasted or dropped: a browser needs seconds to lay out a megabyte on one line. Marks the
 * lines of a pasted text, which a browser would join.
 */
export function prepareInsertion(event: SyntheticEvent, transfer: DataTransfer, refuse: () => void) {
  const text = transfer.getData('text');
  const lines = text.trim().replace(/\n/g, '|');
  if (text.length > maxPhoneTextLength) refuse();
  else if (event.type !== 'paste' || lines === text || !document.execCommand?.('insertText', false, lines)) return;
  event.preventDefault();
}
