import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { PhoneError } from '../../core/errors.js';
import { createPhoneNumber, isVerified, type Channel, type PhoneNumber } from '../../core/model.js';
import { validateVerified } from '../../core/validate.js';
import { callVendor } from './call-vendor.js';
import { refuseImpossible } from './refuse-impossible.js';
import { unlessAborted } from './unless-aborted.js';
import { createUnverifiedNumbers } from './unverified-numbers.js';

/** What the backend stores about the signed-in user. */
export interface Account {
  readonly userId: string;
  /** The numbers, in E.164, that the user has verified. */
  readonly phoneNumbers: readonly string[];
  /** Those of them that receive the codes of the second step, the default one first. @default none */
  readonly secondFactors?: readonly string[];
}

export interface SendInput {
  /** E.164. */
  readonly phoneNumber: string;
  readonly channel: Channel;
  /** The account as it is before. */
  readonly account: Account;
}

export interface ConfirmInput {
  /** E.164. */
  readonly phoneNumber: string;
  readonly code: string;
  /** The account as it is before. */
  readonly account: Account;
}

export interface NumberAdapterOptions extends Pick<PhoneAdapter, 'scope' | 'currentUserId'> {
  readonly limits: AdapterLimits;
  /** @default ['sms'] */
  readonly channels?: readonly Channel[];
  /** Reads the account. Throw `PhoneError('unauthenticated')` if nobody is signed in. */
  read(options: { signal?: AbortSignal }): Promise<Account>;
  /** Sends a code to a number that is not verified yet. */
  send(input: SendInput): Promise<void>;
  /** Tries a code. Resolves once `read` returns the number. */
  confirm(input: ConfirmInput): Promise<void>;
  /** Removes a verified number. @default none can be removed once it is verified */
  remove?(input: { phoneNumber: string; account: Account }): Promise<void>;
  /**
   * Reserves a number for the second factor, or ends that; returns the backup codes that were created with it, if any.
   * @default the adapter has no `setReservedForSecondFactor`
   */
  setSecondFactor?(input: {
    phoneNumber: string;
    reserved: boolean;
    account: Account;
  }): Promise<readonly string[] | null | void>;
  /** Returns what the functions above threw as a `PhoneError`. Not called for one that is a `PhoneError` already. */
  translateError(thrown: unknown): PhoneError;
}

/**
 * The adapter of a backend that stores verified numbers as attributes of the account: no ids, and no number before its
 * code was entered. Until then this tab keeps it, and a reload loses it. The id of a number is the number itself.
 */
export function numberAdapter(options: NumberAdapterOptions): PhoneAdapter {
  const { scope, limits, channels = ['sms'], currentUserId, remove, setSecondFactor } = options;
  const unverified = createUnverifiedNumbers((phoneNumber) => phoneNumber);
  const call = <Result>(run: () => Promise<Result>) => callVendor(run, options.translateError);
  const read = (signal?: AbortSignal) => unlessAborted(signal, () => call(() => options.read({ signal })));

  function toNumbers({ userId, phoneNumbers, secondFactors = [] }: Account): readonly PhoneNumber[] {
    // Another tab may have verified a number that this one still keeps.
    for (const phoneNumber of phoneNumbers) unverified.remove(userId, phoneNumber);
    const verified = phoneNumbers.map((phoneNumber) =>
      createPhoneNumber(phoneNumber, phoneNumber, {
        verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: null, expireAt: null },
        reservedForSecondFactor: secondFactors.includes(phoneNumber),
        defaultSecondFactor: secondFactors[0] === phoneNumber,
      }),
    );
    return [...verified, ...unverified.all(userId)];
  }

  /** Throws `not_found` for an unknown id. */
  async function find(id: string): Promise<{ account: Account; number: PhoneNumber }> {
    const account = await read();
    const number = toNumbers(account).find((candidate) => candidate.id === id);
    if (!number) throw new PhoneError('not_found');
    return { account, number };
  }

  async function findUnverified(id: string): Promise<Account> {
    const { account, number } = await find(id);
    if (isVerified(number)) throw new PhoneError('already_verified');
    return account;
  }

  function noteFailure(userId: string, id: string, { code }: PhoneError): void {
    const { verification } = unverified.get(userId, id);
    if (code === 'incorrect_code' && verification)
      unverified.update(userId, id, { attempts: (verification.attempts ?? 0) + 1 });
    if (code === 'too_many_attempts') unverified.update(userId, id, { status: 'failed' });
    if (code === 'code_expired' && verification) unverified.update(userId, id, { status: 'expired' });
  }

  return {
    scope,
    limits,
    channels,
    list: async ({ signal }) => toNumbers(await read(signal)),
    async create({ phoneNumber }) {
      const account = await read();
      const known = toNumbers(account);
      const existing = known.find((number) => number.phoneNumber === phoneNumber);
      if (existing) return existing;
      refuseImpossible(phoneNumber);
      if (known.length >= (limits.maxPhoneNumbers ?? Infinity)) throw new PhoneError('too_many_phone_numbers');
      return unverified.add(account.userId, phoneNumber);
    },
    async prepareVerification({ id, channel = channels[0] ?? 'sms' }) {
      const account = await findUnverified(id);
      if (!channels.includes(channel)) throw new PhoneError('unsupported');
      await call(() => options.send({ phoneNumber: id, channel, account }));
      return unverified.update(account.userId, id, { status: 'unverified', attempts: 0, channel });
    },
    async attemptVerification({ id, code }) {
      const account = await findUnverified(id);
      if (unverified.get(account.userId, id).verification === null)
        throw new PhoneError('code_expired', { message: 'No code was sent yet.' });
      await call(() => options.confirm({ phoneNumber: id, code, account })).catch((error: PhoneError) => {
        noteFailure(account.userId, id, error);
        throw error;
      });
      return validateVerified(toNumbers(await read()), id);
    },
    async delete({ id }) {
      const { account, number } = await find(id);
      if (!isVerified(number)) {
        unverified.remove(account.userId, id);
        return toNumbers(account);
      }
      if (!remove) throw new PhoneError('unsupported');
      await call(() => remove({ phoneNumber: id, account }));
      return toNumbers(await read());
    },
    ...(setSecondFactor && {
      async setReservedForSecondFactor({ id, reserved }) {
        const { account, number } = await find(id);
        if (!isVerified(number)) throw new PhoneError('verification_required');
        if (number.reservedForSecondFactor === reserved) return toNumbers(account);
        const backupCodes = (await call(() => setSecondFactor({ phoneNumber: id, reserved, account }))) ?? null;
        return toNumbers(await read()).map((other) => (other.id === id ? { ...other, backupCodes } : other));
      },
    }),
    ...(currentUserId && { currentUserId }),
  };
}
