import { PhoneError } from '../../core/errors.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callResource, type ClerkClient, type ClerkPhoneNumber, type ClerkUser } from './client.js';

/** Returns the signed-in user; throws `unauthenticated` if nobody is signed in, or the client has not loaded yet. */
export function getUser({ user }: ClerkClient): ClerkUser {
  if (user) return user;
  throw new PhoneError('unauthenticated', {
    message: 'Nobody is signed in at Clerk, or its client has not loaded yet.',
  });
}

/** Reloads the user. Clerk's client takes no signal, so an abort only ends the wait: it rejects with `network`. */
export async function reloadUser(clerk: ClerkClient, signal?: AbortSignal): Promise<ClerkUser> {
  await unlessAborted(signal, async () =>
    callResource(
      getUser(clerk),
      (user) => user.phoneNumbers,
      (user) => user.reload(),
    ),
  );
  return getUser(clerk);
}

/**
 * Returns the current object for the number with this id: every response of Clerk's replaces the objects. Reloads the
 * user once if the client does not know the number, which another tab may have added; throws `not_found` if it is not
 * there.
 */
export async function getClerkPhoneNumber(clerk: ClerkClient, id: string): Promise<ClerkPhoneNumber> {
  const number = findById(getUser(clerk), id) ?? findById(await reloadUser(clerk), id);
  if (number) return number;
  throw new PhoneError('not_found');
}

function findById({ phoneNumbers }: ClerkUser, id: string): ClerkPhoneNumber | undefined {
  return phoneNumbers.find((number) => number.id === id);
}
