import { lockOf, type ServiceContext } from './context.js';
import { eventAbout } from './events.js';
import { sentCodeOf } from './prepare-second-factor.js';
import { tryCode } from './sent-code.js';
import { findSignIn, openSignIn, passSignIn, reservedPhoneNumber, type SecondStepOutcome } from './sign-in.js';

/** Tries the code of a sign-in; one of any number of tries at the same time succeeds. Answers who has signed in. */
export async function attemptSecondFactor(
  context: ServiceContext,
  attemptId: string,
  { id, code }: { id: string; code: string },
): Promise<{ userId: string }> {
  const { store, clock, codes, tell } = context;
  const { id: signInId, userId } = await findSignIn(context, attemptId);
  const codeHash = await codes.hash('sign_in_code', signInId, id, code);
  const { error, events } = await store.transaction([lockOf.user(userId)], async (tx): Promise<SecondStepOutcome> => {
    const signIn = await openSignIn(tx, signInId, clock.now());
    const number = await reservedPhoneNumber(tx, signIn, id);
    const { phoneNumber } = number;
    const trial = await tryCode(tx, context, { userId, phoneNumber, sent: sentCodeOf(signIn, id), codeHash });
    if (trial.isRight) {
      await passSignIn(tx, signIn, trial.wrongCodes);
      return { error: null, events: [eventAbout('second_factor_passed', number, clock)] };
    }
    await tx.putSignIn({ ...signIn, codes: { ...signIn.codes, [id]: trial.sent } });
    const refused = eventAbout('second_factor_refused', number, clock);
    return {
      error: trial.error,
      events: trial.isLocked ? [refused, eventAbout('verification_locked', number, clock)] : [refused],
    };
  });
  await tell(...events);
  if (error) throw error;
  return { userId };
}
