import type { SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { PhoneError } from '../../core/errors.js';
import { isText, validate } from '../../core/validate.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { createRandomId } from '../kit/create-random-id.js';
import { refuseOtherChannel } from '../kit/refuse-channel.js';
import { unlessAborted } from '../kit/unless-aborted.js';
import { callCognito, inLanguage, type CognitoSignInAuth, type CognitoSignInOutput } from './client.js';

export interface CognitoSecondFactorAdapterOptions {
  /**
   * Calls Amplify's `signIn` again with the same user and password, which sends a new code: Cognito has no other way.
   * `locale` is the language of the screen, for its `clientMetadata`.
   * Without it, a code cannot be requested again (`unsupported`). @default none
   */
  signInAgain?: ((input: { locale?: string | undefined }) => Promise<CognitoSignInOutput>) | undefined;
  /** Limits that differ in your pool, such as a longer authentication flow session. @default 6 digits, 180 s, 30 s */
  limits?: Optional<SecondFactorAdapter['limits']> | undefined;
}

/** The user who passed the second step; Amplify has their tokens. */
export interface CognitoSession {
  userId: string;
}

/** The one number of the sign-in. */
const id = 'SMS';
const smsStep = 'CONFIRM_SIGN_IN_WITH_SMS_CODE';
const selectionStep = 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION';

/** The newest sign-in: Amplify has one at a time. */
const newest = new WeakMap<CognitoSignInAuth, CognitoSignInOutput>();

/**
 * The second step of a sign-in; `signIn` is what Amplify's `signIn` resolved with. Throws unless its step is
 * `CONFIRM_SIGN_IN_WITH_SMS_CODE`, where Cognito has sent the code already, or `CONTINUE_SIGN_IN_WITH_MFA_SELECTION`
 * with SMS among the choices, where `prepare` sends it. Cognito ends the sign-in after three minutes; then, and once
 * another one has begun, calls reject with `unauthenticated`. It has no backup codes.
 */
export function cognitoSecondFactorAdapter(
  auth: CognitoSignInAuth,
  signIn: CognitoSignInOutput,
  options: CognitoSecondFactorAdapterOptions = {},
): SecondFactorAdapter<CognitoSession> {
  assertSms(signIn);
  newest.set(auth, signIn);
  let current = signIn;
  let isPassed = false;

  function assertInProgress(numberId: string): void {
    if (numberId !== id) throw new PhoneError('not_found');
    if (isPassed || newest.get(auth) !== signIn)
      throw new PhoneError('unauthenticated', { message: 'This sign-in is over. Start again with its first step.' });
  }

  /** Signs in again, unless the code of this sign-in was not sent yet. */
  async function restart(locale: string | undefined): Promise<CognitoSignInOutput> {
    if (isStep(current, selectionStep)) return current;
    if (options.signInAgain) return options.signInAgain({ locale });
    throw new PhoneError('unsupported', {
      message: 'Cognito cannot send another code for a sign-in. Pass `signInAgain`.',
    });
  }

  async function sendCode(locale: string | undefined): Promise<CognitoSignInOutput> {
    const begun = await restart(locale);
    const next = isStep(begun, selectionStep)
      ? await auth.confirmSignIn({ challengeResponse: id, ...inLanguage(locale) })
      : begun;
    if (isStep(next, smsStep)) return next;
    throw new PhoneError('unauthenticated', {
      message: `The sign-in no longer asks for a code by SMS. Its step is ${next.nextStep.signInStep}.`,
    });
  }

  return {
    attemptId: createRandomId(),
    // The code is valid for as long as the sign-in.
    limits: withDefaults({ codeLength: 6, codeLifetime: 180, resendCooldown: 30 }, options.limits),
    channels: ['sms'],
    ...(isStep(signIn, smsStep) && { sentTo: id }),
    // The number came with the first step, so this makes no request.
    list: ({ signal }) =>
      unlessAborted(signal, async () => [{ id, maskedPhoneNumber: getDestination(current), default: true }]),
    prepare: ({ id: numberId, channel, locale }) =>
      callCognito(async () => {
        assertInProgress(numberId);
        refuseOtherChannel('Cognito', channel);
        current = await sendCode(locale);
        return { expireAt: null };
      }),
    attempt: ({ id: numberId, code }) =>
      callCognito(async () => {
        assertInProgress(numberId);
        if (!isStep(current, smsStep)) throw new PhoneError('code_expired', { message: 'No code was sent yet.' });
        const { isSignedIn, nextStep } = await auth.confirmSignIn({ challengeResponse: code });
        if (!isSignedIn)
          throw new PhoneError('unknown', {
            message: `Cognito accepted the code, but the sign-in is not complete: its step is ${nextStep.signInStep}.`,
          });
        isPassed = true;
        return { userId: validate('id of the user', (await auth.getCurrentUser()).userId, isText) };
      }),
  };
}

function isStep({ nextStep }: CognitoSignInOutput, step: string): boolean {
  return nextStep.signInStep === step;
}

function assertSms(signIn: CognitoSignInOutput): void {
  const canChoose = isStep(signIn, selectionStep) && signIn.nextStep.allowedMFATypes?.includes(id);
  if (!isStep(signIn, smsStep) && !canChoose)
    throw new Error(
      `The step of this sign-in is ${signIn.nextStep.signInStep}, so there is no code by SMS to enter. Create the ` +
        `adapter if nextStep.signInStep is "${smsStep}".`,
    );
}

/** Returns the number as Cognito masks it, which is known once a code was sent. */
function getDestination({ nextStep }: CognitoSignInOutput): string {
  const destination = nextStep.codeDeliveryDetails?.destination;
  return isText(destination) ? destination : '*** *** ***';
}
