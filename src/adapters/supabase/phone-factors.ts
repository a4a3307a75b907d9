import type { PhoneAdapter } from '../../core/adapter.js';
import { isCodeVoid, PhoneError } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import { isText, validate, validateVerified } from '../../core/validate.js';
import { createRandomId } from '../kit/create-random-id.js';
import { refuseImpossible } from '../kit/refuse-impossible.js';
import { createUnverifiedNumbers } from '../kit/unverified-numbers.js';
import { assertChannel, challengeFactor, verifyChallenge, type FactorChallenge } from './challenge.js';
import { callSupabase, type SupabaseChannel, type SupabasePhoneClient } from './client.js';
import { getSupabaseCode } from './errors.js';
import { fromVerifiedFactor, toNumberKey, toSupabaseId } from './phone-number.js';
import { type SupabaseUser } from './user.js';

type PhoneFactorOperations = Pick<PhoneAdapter, 'list' | 'create' | 'prepareVerification' | 'attemptVerification'> & {
  delete: NonNullable<PhoneAdapter['delete']>;
};

export interface PhoneFactorsOptions {
  readonly channels: readonly SupabaseChannel[];
  readonly maxPhoneNumbers: number | null;
  readonly fetchUser: (signal?: AbortSignal) => Promise<SupabaseUser>;
}

/**
 * The numbers that receive the codes of the second step. A number is enrolled when its first code is sent, because
 * Supabase deletes every unverified factor once one is verified: until then this tab keeps it.
 */
export function createPhoneFactors(
  client: SupabasePhoneClient,
  { channels, maxPhoneNumbers, fetchUser }: PhoneFactorsOptions,
): PhoneFactorOperations {
  const { mfa } = client.auth;
  const unverified = createUnverifiedNumbers(toSupabaseId);
  /** The newest challenge of each number of each user. Supabase leaves the earlier ones valid. */
  const challenges = new Map<string, FactorChallenge>();

  function listNumbers({ id: userId, phoneFactors }: SupabaseUser): readonly PhoneNumber[] {
    const verified = new Map<string, PhoneNumber>();
    for (const factor of phoneFactors.filter(({ isVerified }) => isVerified)) {
      const number = fromVerifiedFactor(factor);
      verified.set(number.id, verified.get(number.id) ?? number);
      unverified.remove(userId, number.id);
    }
    // Another tab, or this one before a reload, may have begun to add a number. Its code is of no use here.
    for (const { phoneNumber, isChallenged } of phoneFactors) {
      const id = toSupabaseId(phoneNumber);
      if (verified.has(id) || unverified.all(userId).some((number) => number.id === id)) continue;
      unverified.add(userId, phoneNumber);
      if (isChallenged) unverified.update(userId, id, { status: 'expired' });
    }
    return [...verified.values(), ...unverified.all(userId)];
  }

  /** Throws `not_found`, or `already_verified`. */
  async function fetchWithUnverified(id: string): Promise<{ user: SupabaseUser; number: PhoneNumber }> {
    const user = await fetchUser();
    const number = listNumbers(user).find((candidate) => candidate.id === id);
    if (!number) throw new PhoneError('not_found');
    if (number.verification?.status === 'verified') throw new PhoneError('already_verified');
    return { user, number };
  }

  function recordFailure(userId: string, { id, verification }: PhoneNumber, error: PhoneError): void {
    if (!verification) return;
    if (error.code === 'incorrect_code') unverified.update(userId, id, { attempts: (verification.attempts ?? 0) + 1 });
    if (isCodeVoid(error)) expire(userId, id);
  }

  function expire(userId: string, id: string): void {
    if (challenges.delete(toNumberKey(userId, id))) unverified.update(userId, id, { status: 'expired' });
  }

  function forget(userId: string, id: string): void {
    unverified.remove(userId, id);
    challenges.delete(toNumberKey(userId, id));
  }

  return {
    list: async ({ signal }) => listNumbers(await fetchUser(signal)),
    async create({ phoneNumber }) {
      const user = await fetchUser();
      const known = listNumbers(user);
      const existing = known.find((number) => number.phoneNumber === phoneNumber);
      if (existing) return existing;
      refuseImpossible(phoneNumber);
      if (known.length >= (maxPhoneNumbers ?? Infinity)) throw new PhoneError('too_many_phone_numbers');
      return unverified.add(user.id, phoneNumber);
    },
    async prepareVerification({ id, ...requested }) {
      const { user, number } = await fetchWithUnverified(id);
      const channel = assertChannel(channels, requested.channel);
      const { phoneNumber } = number;
      // Not enrolled again, which would delete the first factor and with it the wait between two messages.
      const factor = user.phoneFactors.find((candidate) => candidate.phoneNumber === phoneNumber);
      const { challenge, expireAt } = await challengeFactor(client, factor?.id ?? (await enroll(phoneNumber)), channel);
      challenges.set(toNumberKey(user.id, id), challenge);
      return unverified.update(user.id, id, { status: 'unverified', attempts: 0, channel, expireAt });
    },
    async attemptVerification({ id, code }) {
      const { user, number } = await fetchWithUnverified(id);
      await verifyChallenge(client, challenges.get(toNumberKey(user.id, id)), code).catch((error: PhoneError) => {
        recordFailure(user.id, number, error);
        throw error;
      });
      forget(user.id, id);
      // Supabase has just deleted their factors.
      for (const other of unverified.all(user.id)) expire(user.id, other.id);
      return validateVerified(listNumbers(await fetchUser()), id);
    },
    async delete({ id }) {
      const user = await fetchUser();
      if (!listNumbers(user).some((number) => number.id === id)) throw new PhoneError('not_found');
      const factors = user.phoneFactors.filter(({ phoneNumber }) => toSupabaseId(phoneNumber) === id);
      for (const { id: factorId } of factors) await callSupabase(() => mfa.unenroll({ factorId }));
      forget(user.id, id);
      // The session may be at the first level from now on, which the client learns with a new token.
      if (factors.some(({ isVerified }) => isVerified))
        await callSupabase(() => client.auth.refreshSession()).catch(() => null);
      return listNumbers(await fetchUser());
    },
  };

  /** Resolves with the id of a new factor. */
  async function enroll(phoneNumber: string): Promise<string> {
    // Without names, or with equal ones, Supabase refuses the second factor.
    const enrollAs = (friendlyName: string) =>
      callSupabase(() => mfa.enroll({ factorType: 'phone', phone: phoneNumber, friendlyName }));
    const { id } = await enrollAs(phoneNumber).catch((error: PhoneError) => {
      if (getSupabaseCode(error) !== 'mfa_factor_name_conflict') throw error;
      return enrollAs(`${phoneNumber} ${createRandomId()}`);
    });
    return validate('id of the factor', id, isText);
  }
}
