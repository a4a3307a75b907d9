import type { PhoneAdapter, StepUp } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';
import { stepUpOnce } from './step-up.js';

/** Whose numbers are spoken of, with which backend, and how the person proves again who they are. */
export interface PhoneSession {
  adapter: PhoneAdapter;
  userId: string;
  onStepUp?: StepUp;
}

/**
 * One call of the adapter. It rejects with a `PhoneError` only, and with `unauthenticated` where the adapter speaks
 * for another user than the session before or after the call, so that no answer reaches the wrong person. Where the
 * backend asks for a step-up the person is asked for it, and the call is made once more.
 */
export async function call<Answer>(
  session: PhoneSession,
  run: (adapter: PhoneAdapter) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await callOnce(session, run);
  } catch (thrown) {
    const error = toPhoneError(thrown);
    if (error.code !== 'step_up_required' || !session.onStepUp) throw error;
    await stepUpOnce(session.onStepUp, session.userId, error);
    return callOnce(session, run);
  }
}

async function callOnce<Answer>(session: PhoneSession, run: (adapter: PhoneAdapter) => Promise<Answer>): Promise<Answer> {
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
      message:
        'The adapter is signed in as another user than the userId given to PhoneNumbersProvider. Pass the same one.',
    });
  }
}
