import type { PhoneNumber } from '../core/model.js';

/** The one thing that is open in the drop-in: everything else stays calm. */
export type PhoneTask =
  | { kind: 'add' }
  | {
      kind: 'verify' | 'remove';
      number: PhoneNumber;
      /** Opened by a reload rather than by the person, so that it must not take the focus. */
      resumed?: boolean;
    };
