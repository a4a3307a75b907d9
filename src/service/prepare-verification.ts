import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { ownPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { sendCode, type CodePlace, type PlacedCode, type SendCodeInput } from './send-code.js';
import type { StoredPhoneNumber, StoreTransaction } from './store.js';

export interface PrepareVerificationInput extends SendCodeInput {
  id: string;
}

/** Sends a code to a number that is not verified yet; it voids the one before. */
export async function prepareVerification(
  context: ServiceContext,
  userId: string,
  { id, ...input }: PrepareVerificationInput,
): Promise<PhoneNumber> {
  const { store, clock } = context;
  const number = await store.transaction([], (tx) => ownPhoneNumber(tx, userId, id));
  await sendCode(context, { number, purpose: 'verification', place: withNumber(context, userId, id) }, input);
  // Read again: the code may have been entered, and the number verified, before the provider answered.
  return toPhoneNumber(await store.transaction([], (tx) => ownPhoneNumber(tx, userId, id)), clock.now());
}

function withNumber({ codes }: ServiceContext, userId: string, id: string): CodePlace {
  return {
    hash: (code) => codes.hash('verification', id, code),
    async open(tx) {
      const number = await ownPhoneNumber(tx, userId, id);
      if (isVerified(number)) throw new PhoneError('already_verified');
      return placedWith(tx, number);
    },
    async find(tx) {
      const number = await tx.phoneNumber(id);
      return number && placedWith(tx, number);
    },
  };
}

function placedWith(tx: StoreTransaction, number: StoredPhoneNumber): PlacedCode {
  const { verification, codeHash, updatedAt } = number;
  return {
    sent: { verification, codeHash, updatedAt },
    replace: (sent) => tx.putPhoneNumber({ ...number, ...sent }),
  };
}
