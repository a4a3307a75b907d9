import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../../core/adapter.js';
import { checked, isText } from '../../core/checked.js';
import { isAmbiguous, PhoneError } from '../../core/errors.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { answered } from './answered.js';
import type { ClerkSecondFactor, ClerkSignIn, ClerkSignInClient } from './client.js';
import { clerkLimits } from './limits.js';

export interface ClerkSecondFactorAdapterOptions {
  /** Where the Clerk application's rules are other than the usual ones. @default 6 digits, 600 s, 30 s */
  limits?: Partial<SecondFactorAdapter['limits']>;
}

/** What a sign-in that was passed has made. */
export interface ClerkSession {
  /** Give it to `clerk.setActive({ session })`, which signs the person in and leaves this page where the app says. */
  createdSessionId: string;
}

/**
 * The second step of the sign-in that the client is in now, `clerk.client.signIn`, whose status is `needs_second_factor`;
 * throws where there is none. It makes nobody active: that is the app's, which knows where to go from there.
 */
export function clerkSecondFactorAdapter(
  clerk: ClerkSignInClient,
  options: ClerkSecondFactorAdapterOptions = {},
): SecondFactorAdapter<ClerkSession> {
  const attemptId = attemptIdOf(clerk);
  const { codeLength, codeLifetime, resendCooldown } = { ...clerkLimits, ...options.limits };
  // A sign-in has one code, whichever number it went to. null: not known, after a reload or a lost answer.
  let sentTo: string | null = null;

  return {
    attemptId,
    limits: { codeLength, codeLifetime, resendCooldown },
    list: ({ signal }) => unlessAborted(signal, async () => factorsOf(signInOf(clerk, attemptId)).filter(isPhoneCode).map(toNumber)),
    prepare: async ({ id, channel = 'sms' }) => {
      if (channel !== 'sms') throw new PhoneError('unsupported', { message: `Clerk's client sends no code by ${channel}.` });
      const signIn = phoneSignInOf(clerk, attemptId, id);
      const prepared = await ask(signIn, () => signIn.prepareSecondFactor({ strategy: 'phone_code', phoneNumberId: id })).catch((error: PhoneError) => {
        if (isAmbiguous(error)) sentTo = null;
        throw error;
      });
      sentTo = id;
      return { expireAt: prepared.secondFactorVerification.expireAt?.getTime() ?? null };
    },
    attempt: async ({ id, code }) => {
      const signIn = phoneSignInOf(clerk, attemptId, id);
      if (sentTo !== null && sentTo !== id) throw new PhoneError('code_expired', { message: 'A code that was sent to another number since has voided this one.' });
      return passed(await ask(signIn, () => signIn.attemptSecondFactor({ strategy: 'phone_code', code })));
    },
    get attemptBackupCode() {
      const factors = clerk.client?.signIn.supportedSecondFactors ?? [];
      return factors.some(({ strategy }) => strategy === 'backup_code') ? attemptBackupCode : undefined;
    },
  };

  async function attemptBackupCode({ code }: { code: string }) {
    const signIn = signInOf(clerk, attemptId);
    return passed(await ask(signIn, () => signIn.attemptSecondFactor({ strategy: 'backup_code', code })));
  }
}

function attemptIdOf({ client }: ClerkSignInClient): string {
  if (client?.signIn.id !== undefined) return client.signIn.id;
  throw new Error(
    'Clerk is in no sign-in, so there is no second step to pass. Make the adapter once signIn.status is "needs_second_factor".',
  );
}

/** The sign-in as it is now: `unauthenticated` where it is over, or another one has begun. */
function signInOf({ client }: ClerkSignInClient, attemptId: string): ClerkSignIn {
  if (client?.signIn.id === attemptId) return client.signIn;
  throw new PhoneError('unauthenticated', { message: 'This sign-in is over. Begin again with its first step.' });
}

/** The same, where the number is one of its second factors; else `not_found`. */
function phoneSignInOf(clerk: ClerkSignInClient, attemptId: string, id: string): ClerkSignIn {
  const signIn = signInOf(clerk, attemptId);
  if (factorsOf(signIn).some((factor) => isPhoneCode(factor) && factor.phoneNumberId === id)) return signIn;
  throw new PhoneError('not_found');
}

function ask(signIn: ClerkSignIn, call: () => Promise<ClerkSignIn>): Promise<ClerkSignIn> {
  return answered(signIn, ({ secondFactorVerification }) => secondFactorVerification, call);
}

function passed({ status, createdSessionId }: ClerkSignIn): ClerkSession {
  if (status === 'complete') return { createdSessionId: checked('createdSessionId', createdSessionId, isText) };
  throw new PhoneError('unknown', { message: `Clerk took the code, and the sign-in is not complete: ${String(status)}.` });
}

function factorsOf({ supportedSecondFactors }: ClerkSignIn): readonly ClerkSecondFactor[] {
  return supportedSecondFactors ?? [];
}

function isPhoneCode({ strategy }: ClerkSecondFactor): boolean {
  return strategy === 'phone_code';
}

function toNumber(factor: ClerkSecondFactor): SecondFactorPhoneNumber {
  return {
    id: checked('phoneNumberId', factor.phoneNumberId, isText),
    maskedPhoneNumber: checked('safeIdentifier', factor.safeIdentifier, isText),
    default: factor.default === true,
  };
}
