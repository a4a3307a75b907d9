import type { PhoneError } from '../../core/errors.js';

/** How the contract brings a refusal about at any backend; `Opened` is what a test works on. */
export interface Provocation<Opened> {
  /** In the name of the test. */
  readonly when: string;
  /** Answers what the refused call does; rejects with `CannotProvoke` where this backend gives no means. */
  bringAbout(opened: Opened): Promise<unknown>;
  /** What is to hold of the error besides its code. */
  check?(error: PhoneError): void;
}

/** The backend gives no means to bring a refusal about; the message completes "since …". */
export class CannotProvoke extends Error {
  override readonly name = 'CannotProvoke';
}
