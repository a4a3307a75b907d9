import { locks, type ServiceContext } from './context.js';
import { createEvent } from './events.js';
import { getSentCode } from './prepare-second-factor.js';
import { attemptCode } from './sent-code.js';
import {
  findSecondFactor,
  getOpenSignIn,
  getReservedPhoneNumber,
  passSignIn,
  type SecondFactorOutcome,
} from './sign-in.js';
import { createSignInTarget } from './attempt-target.js';

/**
 * Tries the code of a sign-in attempt and resolves with the user who signed in. Of any number of concurrent tries one
 * succeeds.
 */
export async function attemptSecondFactor(
  context: ServiceContext,
  attemptId: string,
  { id, code }: { id: string; code: string },
): Promise<{ userId: string }> {
  const { store, clock, codes, emit } = context;
  const { signIn: found, number } = await findSecondFactor(context, attemptId, id);
  const { userId, phoneNumber } = number;
  const target = await createSignInTarget(codes, phoneNumber);
  const hashes = await codes.hashes('sign_in_code', found.id, id, code);
  const { error, events } = await store.transaction([locks.user(userId)], async (tx): Promise<SecondFactorOutcome> => {
    const signIn = await getOpenSignIn(tx, found.id, clock.now());
    await getReservedPhoneNumber(tx, signIn, id);
    const attempt = await attemptCode(tx, context, {
      userId,
      phoneNumber,
      purpose: 'sign_in',
      target,
      sent: getSentCode(signIn, id),
      code,
      hashes,
    });
    if (attempt.isRight) {
      await passSignIn(tx, signIn, attempt.throttle.wrongCodes);
      return { error: null, events: [createEvent('second_factor_passed', number, clock)] };
    }
    await tx.putSignIn({ ...signIn, codes: { ...signIn.codes, [id]: attempt.sent } });
    const refusal = createEvent('second_factor_refused', number, clock);
    return {
      error: attempt.error,
      events: attempt.isLocked ? [refusal, createEvent('verification_locked', number, clock)] : [refusal],
    };
  });
  await emit(...events);
  if (error) throw error;
  return { userId };
}
