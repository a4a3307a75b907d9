import type { PhoneAdapter } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';

/** Whose numbers are spoken of, and with which backend. */
export interface PhoneSession {
  adapter: PhoneAdapter;
  userId: string;
}

/**
 * One call of the adapter. It rejects with a `PhoneError` only, and with `unauthenticated` where the adapter speaks
 * for another user than the session before or after the call, so that no answer reaches the wrong person.
 */
export async function call<Answer>(session: PhoneSession, run: (adapter: PhoneAdapter) => Promise<Answer>): Promise<Answer> {
  assertSameUser(session);
  const answer = await run(session.adapter).catch((thrown: unknown) => {
    throw toPhoneError(thrown);
  });
  assertSameUser(session);
  return answer;
}

function assertSameUser({ adapter, userId }: PhoneSession): void {
  if (adapter.currentUserId && adapter.currentUserId() !== userId) {
    throw new PhoneError('unauthenticated', {
      message: 'The adapter is signed in as another user than the userId given to PhoneNumbersProvider. Pass the same one.',
    });
  }
}
