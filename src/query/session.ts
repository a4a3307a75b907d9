import type { PhoneAdapter, StepUp } from '../core/adapter.js';
import { PhoneError, toPhoneError } from '../core/errors.js';
import type { Notify } from '../core/events.js';
import { warn } from '../core/warn.js';
import { requestStepUp } from './step-up.js';

/** The backend, the signed-in user, and how to ask them for a step-up. */
export interface PhoneSession {
  adapter: PhoneAdapter;
  userId: string;
  onStepUp?: StepUp | undefined;
  /** The texts of the screens, whose language messages are sent in; null if it is not known. */
  messages?: { locale: string } | null | undefined;
  /** Tells the app about an outcome. */
  notify?: Notify | undefined;
}

/**
 * Runs one call of the adapter. Rejects with a `PhoneError` only; with `unauthenticated` if another user than the
 * session's is signed in to the backend before or after the call, so that no response reaches the wrong user; waits up
 * to 10 s while the adapter does not know the user yet. If the backend requires a step-up, asks the user for it and
 * runs the call once more.
 */
export async function callAdapter<Result>(
  session: PhoneSession,
  run: (adapter: PhoneAdapter) => Promise<Result>,
): Promise<Result> {
  const { onStepUp, notify } = session;
  try {
    const result = await callOnce(session, run).catch(async (thrown: unknown) => {
      const error = toPhoneError(thrown);
      if (error.code !== 'step_up_required' || !onStepUp) throw error;
      await requestStepUp(onStepUp, session.userId, error);
      return callOnce(session, run);
    });
    notify?.('onSignedOut', null);
    return result;
  } catch (thrown) {
    const error = toPhoneError(thrown);
    warn((warnings) => warnings.warnOfUnknown(error));
    if (error.code === 'unauthenticated') notify?.('onSignedOut', error);
    throw error;
  }
}

/** Returns the result of an optional method; throws `unsupported` if the adapter has no such method. */
export function assertSupported<Result>(result: Result | undefined, method: string): Result {
  if (!result) throw new PhoneError('unsupported', { message: `This adapter has no ${method}.` });
  return result;
}

async function callOnce<Result>(
  session: PhoneSession,
  run: (adapter: PhoneAdapter) => Promise<Result>,
): Promise<Result> {
  const wait = assertSameUser(session);
  // A call that need not wait begins at once.
  if (wait) await wait;
  const result = await run(session.adapter).catch((thrown: unknown) => {
    throw toPhoneError(thrown);
  });
  await assertSameUser(session);
  return result;
}

/**
 * Throws `unauthenticated` if another user is signed in to the backend. Returns a promise only if it has to wait:
 * clients that read the session from storage or a server know their user only after a while.
 */
function assertSameUser(session: PhoneSession, triesLeft = 200): Promise<void> | void {
  const { adapter, userId } = session;
  const user = adapter.currentUserId ? adapter.currentUserId() : userId;
  if (user === userId) return;
  if (user === undefined && triesLeft > 0)
    return new Promise((resolve) => setTimeout(resolve, 50)).then(() => assertSameUser(session, triesLeft - 1));
  throw new PhoneError('unauthenticated', {
    message: 'The adapter acts for another user than the userId of PhoneNumbersProvider. Pass the same one.',
  });
}
