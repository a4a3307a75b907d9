import type { PhoneError } from '../../core/errors.js';

/** How the contract provokes an error at any backend; `Opened` is what a test works on. */
export interface Provocation<Opened> {
  /** Part of the name of the test. */
  readonly when: string;
  /** Makes the call that must reject; rejects with `CannotProvoke` if this backend does not allow it. */
  provoke(opened: Opened): Promise<unknown>;
  /** Checks more of the error than its code. */
  check?: ((error: PhoneError) => void) | undefined;
}

/** This backend does not allow to provoke an error; the message completes "because …". */
export class CannotProvoke extends Error {
  override readonly name = 'CannotProvoke';
}
