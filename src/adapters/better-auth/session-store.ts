import { isRecord, isText } from '../../core/checked.js';
import { PhoneError } from '../../core/errors.js';
import type { BetterAuthClient } from './client.js';

/**
 * Who is signed in, as `useSession` has it; null: nobody. undefined where it is not known: nothing on the page reads the
 * session (a store that nobody listens to is not kept up to date), or it is being read for the first time.
 */
export function userInStore({ $store }: BetterAuthClient): string | null | undefined {
  const session = $store?.atoms.session;
  if (!isRecord(session) || !session.lc || !isRecord(session.value) || session.value.isPending) return undefined;
  const { data } = session.value;
  const id = isRecord(data) && isRecord(data.user) ? data.user.id : null;
  return isText(id) ? id : null;
}

/**
 * `unauthenticated` where the server answered as somebody else than `useSession` has: another tab has signed in or out,
 * and this one has not heard of it. It is told, so that the app follows.
 */
export function refuseOtherUser(client: BetterAuthClient, userId: string | null): void {
  const known = userInStore(client);
  if (known === undefined || known === userId) return;
  client.$store?.notify('$sessionSignal');
  throw new PhoneError('unauthenticated', { message: 'The server speaks of another user than useSession() does.' });
}
