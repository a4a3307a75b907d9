import { listPhoneSpellings, type PhoneService, type PhoneStore } from '../../../../src/service/index.js';

export interface KnownNumber {
  userId: string;
  /** E.164, such as `+12015550123`. */
  phoneNumber: string;
  /** Whether codes at sign-in go to it. */
  isSecondFactor: boolean;
}

/**
 * Adds a number that another system has verified. Nothing is sent. Call it again for the same number, and nothing
 * changes; it rejects with `invalid_phone_number` for one that the service would not take from a user either.
 */
export async function importNumber(
  service: PhoneService,
  store: PhoneStore,
  { userId, isSecondFactor, ...known }: KnownNumber,
): Promise<'imported' | 'taken'> {
  // In the one spelling that is stored, whatever the other system has.
  const { id, phoneNumber } = await service.create(userId, { phoneNumber: known.phoneNumber });
  // The service locks the same keys: nobody verifies the number meanwhile.
  const spellings = listPhoneSpellings(phoneNumber);
  return store.transaction([`user:${userId}`, `phone_number:${spellings[0]}`], async (tx) => {
    const number = await tx.phoneNumber(id);
    const verified = await Promise.all(spellings.map((spelling) => tx.verifiedPhoneNumber(spelling)));
    const owner = verified.find((one) => one !== null);
    if (!number || owner?.id === id) return 'imported';
    if (owner) {
      await tx.removePhoneNumber(id);
      return 'taken';
    }
    const others = await tx.phoneNumbers(userId);
    await tx.putPhoneNumber({
      ...number,
      verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null },
      primary: !others.some(({ primary }) => primary),
      reservedForSecondFactor: isSecondFactor,
      defaultSecondFactor: isSecondFactor && !others.some(({ defaultSecondFactor }) => defaultSecondFactor),
    });
    return 'imported';
  });
}
