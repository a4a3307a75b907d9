import { callCognito, type CognitoAuth } from './client.js';
import type { PhoneError } from '../../core/errors.js';

/** Who is signed in, which Amplify reads from its storage asynchronously. */
export interface CurrentUser {
  /** Returns the user's id; null if nobody is signed in; undefined if it is not known, or not known any more. */
  get(): string | null | undefined;
  /** Records what a response said. */
  set(userId: string | null): void;
}

/** ms for which a result is valid: another tab, or the app, may sign somebody else in. */
const freshness = 500;

export function createCurrentUser(auth: CognitoAuth): CurrentUser {
  let known: string | null | undefined;
  let readAt = 0;
  let isReading = false;

  function set(userId: string | null | undefined): void {
    known = userId;
    readAt = Date.now();
  }

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    await callCognito(() => auth.getCurrentUser()).then(
      ({ userId }) => set(userId),
      // Tokens that could not be refreshed, such as offline, are still the same user's.
      ({ code }: PhoneError) => set(code === 'unauthenticated' ? null : known),
    );
    isReading = false;
  }

  void read();
  return {
    set,
    get() {
      const isFresh = Math.abs(Date.now() - readAt) < freshness;
      void read();
      return isFresh ? known : undefined;
    },
  };
}
