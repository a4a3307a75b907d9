import type { ServiceContext } from './context.js';
import { sendCode, type CodePlace, type PlacedCode, type SendCodeInput } from './send-code.js';
import { findSignIn, openSignIn, reservedPhoneNumber } from './sign-in.js';
import type { SentCode, StoredSignIn, StoreTransaction } from './store.js';

export interface PrepareSecondFactorInput extends SendCodeInput {
  id: string;
}

/** Sends the code of a sign-in to a reserved number; it voids the one before to that number, in this sign-in. */
export async function prepareSecondFactor(
  context: ServiceContext,
  attemptId: string,
  { id, ...input }: PrepareSecondFactorInput,
): Promise<{ expireAt: number }> {
  const signIn = await findSignIn(context, attemptId);
  const number = await context.store.transaction([], (tx) => reservedPhoneNumber(tx, signIn, id));
  const place = withSignIn(context, signIn, id);
  const errand = { number, purpose: 'sign_in', goodUntil: signIn.expireAt, place } as const;
  return { expireAt: await sendCode(context, errand, input) };
}

/** The code of a sign-in that was sent to a number last. */
export function sentCodeOf(signIn: StoredSignIn, id: string): SentCode {
  return signIn.codes[id] ?? { verification: null, codeHash: null, updatedAt: null };
}

function withSignIn({ codes, clock }: ServiceContext, { id: signInId }: StoredSignIn, id: string): CodePlace {
  return {
    hash: (code) => codes.hash('sign_in_code', signInId, id, code),
    async open(tx) {
      const signIn = await openSignIn(tx, signInId, clock.now());
      await reservedPhoneNumber(tx, signIn, id);
      return placedWith(tx, signIn, id);
    },
    async find(tx) {
      const signIn = await tx.signIn(signInId);
      return signIn && placedWith(tx, signIn, id);
    },
  };
}

function placedWith(tx: StoreTransaction, signIn: StoredSignIn, id: string): PlacedCode {
  return {
    sent: sentCodeOf(signIn, id),
    replace: (sent) => tx.putSignIn({ ...signIn, codes: { ...signIn.codes, [id]: sent } }),
  };
}
