import { PhoneError } from '../../core/errors.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { answered } from './answered.js';
import type { ClerkClient, ClerkPhoneNumber, ClerkUser } from './client.js';

/** Whoever is signed in now: `unauthenticated` where nobody is, or the client has not loaded yet. */
export function currentUser({ user }: ClerkClient): ClerkUser {
  if (user) return user;
  throw new PhoneError('unauthenticated', { message: 'Nobody is signed in at Clerk, or its client has not loaded yet.' });
}

/** Has the client read the user again. It takes no signal, so that an abort only ends the wait: `network`. */
export async function readUser(clerk: ClerkClient, signal?: AbortSignal): Promise<ClerkUser> {
  await unlessAborted(signal, async () =>
    answered(
      currentUser(clerk),
      (user) => user.phoneNumbers,
      (user) => user.reload(),
    ),
  );
  return currentUser(clerk);
}

/**
 * The number with this id, as it is now: each answer of Clerk's gives the client other objects for the same numbers. One
 * that the client does not know may have been added in another tab, so it is looked for once more: `not_found`.
 */
export async function numberOf(clerk: ClerkClient, id: string): Promise<ClerkPhoneNumber> {
  const number = find(currentUser(clerk), id) ?? find(await readUser(clerk), id);
  if (number) return number;
  throw new PhoneError('not_found');
}

function find(user: ClerkUser, id: string): ClerkPhoneNumber | undefined {
  return user.phoneNumbers.find((number) => number.id === id);
}
