import type { PhoneError } from './errors.js';
import type { PhoneNumber } from './model.js';
import type { Optional } from './optional.js';

/**
 * The callbacks of an app. Each is called once per outcome, whichever component started the operation, even if that
 * component has been unmounted since.
 */
export interface PhoneEvents {
  /** Called when a number was added, which is not yet verified; not for one that was on the list before. */
  onAdded?: ((number: PhoneNumber) => void) | undefined;
  /** Called when a number was verified. */
  onVerified?: ((number: PhoneNumber) => void) | undefined;
  /** Called when a number was removed, with what was known about it. */
  onRemoved?: ((number: RemovedPhoneNumber) => void) | undefined;
  /** Called with the list when an operation has changed which numbers are second factors, or the default one. */
  onSecondFactorChange?: ((numbers: readonly PhoneNumber[]) => void) | undefined;
  /**
   * Called when an operation has failed or the list could not be fetched, also for a mistake of the person, such as
   * `incorrect_code`. Not called for `step_up_cancelled`.
   */
  onError?: ((error: PhoneError) => void) | undefined;
  /** Called when the backend says that the session has ended; once, until a call succeeds again. */
  onSignedOut?: ((error: PhoneError) => void) | undefined;
}

/** A number that is no longer on the list: only its `id` if the list was never fetched. */
export type RemovedPhoneNumber = Pick<PhoneNumber, 'id'> & Optional<PhoneNumber>;

/** Calls the callback of this name. `onSignedOut` with null: a call has succeeded, so the session is back. */
export type Notify = <Name extends keyof PhoneEvents>(
  name: Name,
  argument: Parameters<NonNullable<PhoneEvents[Name]>>[0] | (Name extends 'onSignedOut' ? null : never),
) => void;
