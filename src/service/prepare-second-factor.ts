import type { ServiceContext } from './context.js';
import { sendCode, type SendCodeInput } from './send-code.js';
import type { CodePlace, StoredCode } from './send-record.js';
import { findSecondFactor, getOpenSignIn, getReservedPhoneNumber } from './sign-in.js';
import type { SentCode, StoredSignIn } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { createSignInTarget, type AttemptTarget } from './attempt-target.js';
import { assertNotThrottled } from './throttle.js';

export interface PrepareSecondFactorInput extends SendCodeInput {
  id: string;
}

/** Sends the code of a sign-in attempt to a reserved number, which voids the previous one to that number. */
export async function prepareSecondFactor(
  context: ServiceContext,
  attemptId: string,
  { id, ...input }: PrepareSecondFactorInput,
): Promise<{ expireAt: number }> {
  const { signIn, number } = await findSecondFactor(context, attemptId, id);
  const target = await createSignInTarget(context.codes, number.phoneNumber);
  const place = createSignInPlace(context, signIn, { id, target });
  const job = { number, purpose: 'sign_in', validUntil: signIn.expireAt, place } as const;
  return { expireAt: await sendCode(context, job, input) };
}

/** Returns the last code that was sent to a number in a sign-in attempt. */
export function getSentCode(signIn: StoredSignIn, id: string): SentCode {
  return signIn.codes[id] ?? { verification: null, codeHash: null, updatedAt: null };
}

function createSignInPlace(
  { codes, clock, policy }: ServiceContext,
  { id: signInId, userId }: StoredSignIn,
  { id, target }: { id: string; target: AttemptTarget },
): CodePlace {
  return {
    hash: (code) => codes.hash('sign_in_code', signInId, id, code),
    async open(tx) {
      const signIn = await getOpenSignIn(tx, signInId, clock.now());
      await getReservedPhoneNumber(tx, signIn, id);
      await assertNotThrottled(tx, policy, { userId, target }, clock.now());
      return placeInSignIn(tx, signIn, id);
    },
    async find(tx) {
      const signIn = await tx.signIn(signInId);
      return signIn && placeInSignIn(tx, signIn, id);
    },
  };
}

function placeInSignIn(tx: PhoneStoreTransaction, signIn: StoredSignIn, id: string): StoredCode {
  return {
    sent: getSentCode(signIn, id),
    replace: (sent) => tx.putSignIn({ ...signIn, codes: { ...signIn.codes, [id]: sent } }),
  };
}
