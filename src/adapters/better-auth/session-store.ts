import { PhoneError } from '../../core/errors.js';
import { isRecord, isText } from '../../core/validate.js';
import type { BetterAuthClient } from './client.js';

/** Returns whether a component reads the session: without listeners, the store is not kept up to date. */
export function readsSession({ $store }: BetterAuthClient): boolean {
  return isRecord($store?.atoms.session) && Boolean($store.atoms.session.lc);
}

/**
 * Returns the user id that `useSession` shows; null if nobody is signed in; undefined if it is not known: no component
 * reads the session, or it is loading for the first time.
 */
export function getSessionUserId(client: BetterAuthClient): string | null | undefined {
  const session = client.$store?.atoms.session;
  if (!readsSession(client) || !isRecord(session) || !isRecord(session.value) || session.value.isPending)
    return undefined;
  const { data } = session.value;
  const id = isRecord(data) && isRecord(data.user) ? data.user.id : null;
  return isText(id) ? id : null;
}

/**
 * Throws `unauthenticated` if the server's user is not the one that `useSession` shows: another tab signed in or out.
 * It also notifies the store, so that the app follows.
 */
export function assertSessionUser(client: BetterAuthClient, userId: string | null): void {
  const known = getSessionUserId(client);
  if (known === undefined || known === userId) return;
  client.$store?.notify('$sessionSignal');
  throw new PhoneError('unauthenticated', {
    message: 'The server’s session belongs to another user than useSession() shows.',
  });
}
