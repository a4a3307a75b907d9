import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../../core/second-factor-adapter.js';
import { isAmbiguous, PhoneError } from '../../core/errors.js';
import { isText, validate } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callResource, type ClerkSecondFactor, type ClerkSignIn, type ClerkSignInClient } from './client.js';
import { clerkLimits } from './limits.js';

export interface ClerkSecondFactorAdapterOptions {
  /** Limits that differ in your Clerk application. @default 6 digits, 600 s, 30 s */
  limits?: Optional<SecondFactorAdapter['limits']> | undefined;
}

/** The session that Clerk created when the second step was passed. */
export interface ClerkSession {
  /** Pass it to `clerk.setActive({ session })`, which signs the person in and redirects as the app configures. */
  createdSessionId: string;
}

/**
 * The second step of the client's current sign-in, `clerk.client.signIn`, whose status is `needs_second_factor`. Throws
 * if there is no sign-in. It does not activate the session, because only the app knows where to go from there.
 */
export function clerkSecondFactorAdapter(
  clerk: ClerkSignInClient,
  options: ClerkSecondFactorAdapterOptions = {},
): SecondFactorAdapter<ClerkSession> {
  const attemptId = getSignInId(clerk);
  const { codeLength, codeLifetime, resendCooldown } = withDefaults<SecondFactorAdapter['limits']>(
    clerkLimits,
    options.limits,
  );
  // A sign-in has one code, whichever number it was sent to. null if that is not known: after a reload or a lost
  // response.
  let sentTo: string | null = null;

  return {
    attemptId,
    limits: { codeLength, codeLifetime, resendCooldown },
    channels: ['sms'],
    list: ({ signal }) =>
      unlessAborted(signal, async () =>
        listFactors(getSignIn(clerk, attemptId)).filter(isPhoneCode).map(fromClerkFactor),
      ),
    prepare: async ({ id, channel }) => {
      refuseOtherChannel('Clerk’s client', channel);
      const signIn = getSignInWith(clerk, attemptId, id);
      const prepared = await callSignIn(signIn, () =>
        signIn.prepareSecondFactor({ strategy: 'phone_code', phoneNumberId: id }),
      ).catch((error: PhoneError) => {
        if (isAmbiguous(error)) sentTo = null;
        throw error;
      });
      sentTo = id;
      return { expireAt: prepared.secondFactorVerification.expireAt?.getTime() ?? null };
    },
    attempt: async ({ id, code }) => {
      const signIn = getSignInWith(clerk, attemptId, id);
      if (sentTo !== null && sentTo !== id)
        throw new PhoneError('code_expired', {
          message: 'A newer code was sent to another number, which voids this one.',
        });
      return parseSession(await callSignIn(signIn, () => signIn.attemptSecondFactor({ strategy: 'phone_code', code })));
    },
    get attemptBackupCode() {
      const factors = clerk.client?.signIn.supportedSecondFactors ?? [];
      return factors.some(({ strategy }) => strategy === 'backup_code') ? attemptBackupCode : undefined;
    },
  };

  async function attemptBackupCode({ code }: { code: string }) {
    const signIn = getSignIn(clerk, attemptId);
    return parseSession(await callSignIn(signIn, () => signIn.attemptSecondFactor({ strategy: 'backup_code', code })));
  }
}

function getSignInId({ client }: ClerkSignInClient): string {
  if (client?.signIn.id !== undefined) return client.signIn.id;
  throw new Error(
    'Clerk has no sign-in in progress, so there is no second step to pass. Create the adapter ' +
      'once signIn.status is "needs_second_factor".',
  );
}

/** Returns the current sign-in; throws `unauthenticated` if it is over, or another one has begun. */
function getSignIn({ client }: ClerkSignInClient, attemptId: string): ClerkSignIn {
  if (client?.signIn.id === attemptId) return client.signIn;
  throw new PhoneError('unauthenticated', { message: 'This sign-in is over. Start again with its first step.' });
}

/** Returns the current sign-in; throws `not_found` if the number is not one of its second factors. */
function getSignInWith(clerk: ClerkSignInClient, attemptId: string, id: string): ClerkSignIn {
  const signIn = getSignIn(clerk, attemptId);
  if (listFactors(signIn).some((factor) => isPhoneCode(factor) && factor.phoneNumberId === id)) return signIn;
  throw new PhoneError('not_found');
}

function callSignIn(signIn: ClerkSignIn, run: () => Promise<ClerkSignIn>): Promise<ClerkSignIn> {
  return callResource(signIn, ({ secondFactorVerification }) => secondFactorVerification, run);
}

function parseSession({ status, createdSessionId }: ClerkSignIn): ClerkSession {
  if (status === 'complete') return { createdSessionId: validate('createdSessionId', createdSessionId, isText) };
  throw new PhoneError('unknown', {
    message: `Clerk accepted the code, but the sign-in is not complete: its status is ${String(status)}.`,
  });
}

function listFactors({ supportedSecondFactors }: ClerkSignIn): readonly ClerkSecondFactor[] {
  return supportedSecondFactors ?? [];
}

function isPhoneCode({ strategy }: ClerkSecondFactor): boolean {
  return strategy === 'phone_code';
}

function fromClerkFactor(factor: ClerkSecondFactor): SecondFactorPhoneNumber {
  return {
    id: validate('phoneNumberId', factor.phoneNumberId, isText),
    maskedPhoneNumber: validate('safeIdentifier', factor.safeIdentifier, isText),
    default: factor.default === true,
  };
}
