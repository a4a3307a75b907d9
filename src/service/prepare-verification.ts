import { PhoneError } from '../core/errors.js';
import { isVerified, type PhoneNumber } from '../core/model.js';
import { getOwnPhoneNumber, toPhoneNumber, type ServiceContext } from './context.js';
import { sendCode, type SendCodeInput } from './send-code.js';
import type { CodePlace, StoredCode } from './send-record.js';
import type { StoredPhoneNumber } from './records.js';
import type { PhoneStoreTransaction } from './store.js';
import { createVerificationTarget, type AttemptTarget } from './attempt-target.js';
import { assertNotThrottled } from './throttle.js';

export interface PrepareVerificationInput extends SendCodeInput {
  id: string;
}

/** Sends a code to an unverified number, which voids the previous one. */
export async function prepareVerification(
  context: ServiceContext,
  userId: string,
  { id, ...input }: PrepareVerificationInput,
): Promise<PhoneNumber> {
  const { store, clock } = context;
  const number = await store.transaction([], (tx) => getOwnPhoneNumber(tx, userId, id));
  const target = await createVerificationTarget(context.codes, number.phoneNumber);
  const place = createNumberPlace(context, { userId, id, target });
  await sendCode(context, { number, purpose: 'verification', place }, input);
  // Read again: the person may have entered the code before the provider responded.
  return toPhoneNumber(await store.transaction([], (tx) => getOwnPhoneNumber(tx, userId, id)), clock.now());
}

function createNumberPlace(
  { codes, clock, policy }: ServiceContext,
  { userId, id, target }: { userId: string; id: string; target: AttemptTarget },
): CodePlace {
  return {
    hash: (code) => codes.hash('verification', id, code),
    async open(tx) {
      const number = await getOwnPhoneNumber(tx, userId, id);
      if (isVerified(number)) throw new PhoneError('already_verified');
      await assertNotThrottled(tx, policy, { userId, target }, clock.now());
      return placeInNumber(tx, number);
    },
    async find(tx) {
      const number = await tx.phoneNumber(id);
      return number && placeInNumber(tx, number);
    },
  };
}

function placeInNumber(tx: PhoneStoreTransaction, number: StoredPhoneNumber): StoredCode {
  const { verification, codeHash, updatedAt, earlier } = number;
  return {
    sent: { verification, codeHash, updatedAt, earlier },
    replace: (sent) => tx.putPhoneNumber({ ...number, ...sent }),
  };
}
