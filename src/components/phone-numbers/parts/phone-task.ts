import type { PhoneNumber } from '../../../core/model.js';

/** The one thing that is open in the drop-in: everything else stays calm. */
export type PhoneTask =
  | { kind: 'add' }
  | {
      /** `primary` shows at once, and opens nothing. */
      kind: 'verify' | 'remove' | 'primary';
      number: PhoneNumber;
      /** Opened by a reload rather than by the person, so that it must not take the focus. */
      resumed?: boolean;
    };
