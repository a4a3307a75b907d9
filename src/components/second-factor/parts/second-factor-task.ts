import type { PhoneNumber } from '../../../core/model.js';

/** The one thing that the person does about second factors, or has just done: that it is done is read from the list. */
export type SecondFactorTask =
  /** Chooses one of the numbers, or types a new one. */
  | { kind: 'choose' | 'new' }
  /** `verify` goes on to reserve by itself; `reserve` and `default` show at once. */
  | { kind: 'verify' | 'reserve' | 'default' | 'stop'; number: PhoneNumber };
