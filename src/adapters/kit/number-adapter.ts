import type { PhoneAdapter } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { isVerified } from '../../core/model.js';
import { withReservation } from '../../core/transitions.js';
import { validateVerified } from '../../core/validate.js';
import { callVendor } from './call-vendor.js';
import type { Account, NumberAdapterOptions } from './number-account.js';
import { createNumberList } from './number-list.js';
import { refuseImpossible } from './refuse-impossible.js';
import { unlessAborted } from './unless-aborted.js';

/** What `numberAdapter` returns. */
export interface NumberAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
}

/**
 * The adapter of a backend that stores verified numbers as attributes of the account: no ids, and no number before its
 * code was entered. Until then this tab keeps it, and a reload loses it. The id of a number is the number itself.
 */
export function numberAdapter<Own extends Account>(options: NumberAdapterOptions<Own>): NumberAdapter {
  const { scope, limits, channels = ['sms'], remove, setSecondFactor, createBackupCodes } = options;
  const numbers = createNumberList(limits);
  const call = <Result>(run: () => Promise<Result>) => callVendor(run, options.translateError);
  const read = (signal?: AbortSignal) => unlessAborted(signal, () => call(() => options.read({ signal })));

  /** Throws `already_verified`, or `too_many_phone_numbers` if the number would silently replace another. */
  async function readUnverified(id: string): Promise<Own> {
    const account = await read();
    if (isVerified(numbers.get(account, id))) throw new PhoneError('already_verified');
    if (!limits.replaces && account.phoneNumbers.length >= (limits.maxPhoneNumbers ?? Infinity))
      throw new PhoneError('too_many_phone_numbers');
    return account;
  }

  /** Returns a more precise error if this tab, or the account as it is now, says more than the backend. */
  async function refineError(account: Own, id: string, error: PhoneError): Promise<PhoneError> {
    const { cause } = error;
    // A backend may forget a burnt code as soon as it has reported it.
    const isBurnt = numbers.all(account).some((number) => number.id === id && number.verification?.status === 'failed');
    if (error.code === 'code_expired' && isBurnt) return new PhoneError('too_many_attempts', { cause });
    if (error.code !== 'phone_number_taken') return error;
    // It may be this user's own number, which was verified in another tab.
    const now = await read().catch(() => account);
    return now.userId === account.userId && now.phoneNumbers.includes(id)
      ? new PhoneError('already_verified', { cause })
      : error;
  }

  return {
    scope,
    limits,
    channels,
    list: async ({ signal }) => numbers.all(await read(signal)),
    async create({ phoneNumber }) {
      const account = await read();
      const known = numbers.all(account);
      const existing = known.find((number) => number.phoneNumber === phoneNumber);
      if (existing) return existing;
      refuseImpossible(phoneNumber);
      if (!limits.replaces && known.length >= (limits.maxPhoneNumbers ?? Infinity))
        throw new PhoneError('too_many_phone_numbers');
      return numbers.add(account, phoneNumber);
    },
    async prepareVerification({ id, channel = channels[0] ?? 'sms', locale }) {
      const account = await readUnverified(id);
      if (!channels.includes(channel))
        throw new PhoneError('unsupported', { message: `This backend cannot send a code by ${channel}.` });
      await call(() => options.send({ phoneNumber: id, channel, locale, account }));
      // An earlier code may have been entered before this one was sent.
      return numbers.recordSend(account, id, channel) ?? numbers.get(await read(), id);
    },
    async attemptVerification({ id, code }) {
      const account = await readUnverified(id);
      const after = await call(() => options.confirm({ phoneNumber: id, code, account })).catch(async (thrown) => {
        const error = await refineError(account, id, thrown as PhoneError);
        numbers.recordFailure(account, id, error);
        throw error;
      });
      return validateVerified(numbers.all(after ?? (await read())), id);
    },
    async delete({ id }) {
      const account = await read();
      numbers.get(account, id);
      if (numbers.isKeptHere(account, id)) {
        numbers.remove(account, id);
        return numbers.all(account);
      }
      if (!remove) throw new PhoneError('unsupported');
      const after = await call(() => remove({ phoneNumber: id, account }));
      numbers.remove(account, id);
      return numbers.all(after ?? (await read()));
    },
    ...(setSecondFactor && {
      async setReservedForSecondFactor({ id, reserved }) {
        const account = await read();
        const number = numbers.get(account, id);
        if (!isVerified(number)) throw new PhoneError('verification_required');
        if (number.reservedForSecondFactor === reserved) return numbers.all(account);
        const change = await call(() => setSecondFactor({ phoneNumber: id, reserved, account }));
        const { backupCodes = null, account: after } = change ?? {};
        // The codes are shown only now: they must not be lost with the account.
        const list = await Promise.resolve(after ?? read())
          .then(numbers.all)
          .catch(() => withReservation(numbers.all(account), id, reserved));
        return list.map((other) => (other.id === id ? { ...other, backupCodes } : other));
      },
    }),
    ...(createBackupCodes && { createBackupCodes: () => call(createBackupCodes) }),
    // A getter, because a vendor's client may learn of the user only later.
    get currentUserId() {
      return options.currentUserId;
    },
  };
}
