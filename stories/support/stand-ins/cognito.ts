import type { CognitoAuth, CognitoSignInAuth, CognitoSignInOutput } from '../../../src/adapters/cognito/index.js';
import { toPhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { isVerified } from '../../../src/core/model.js';
import type { Backend } from '../backend.js';

/** The part of `aws-amplify/auth` that the adapters and a password sign-in use. */
export interface CognitoStandIn extends CognitoAuth, CognitoSignInAuth {
  signIn(): Promise<CognitoSignInOutput>;
}

/**
 * Amplify and a user pool, as far as the adapters use them, over the story's backend. The pool keeps the original
 * number until the new one is verified.
 */
export function cognitoStandIn({ adapter, userId, startSignIn }: Backend): CognitoStandIn {
  /** The id of the number to which the newest code was sent. */
  let pending = '';
  let signIn: ReturnType<typeof startSignIn> | undefined;
  const getNumber = async () => (await adapter.list({})).find(isVerified);
  const reserve = async (id: string, reserved: boolean) =>
    void (await adapter.setReservedForSecondFactor?.({ id, reserved }));
  const remove = async (id: string) => void (await adapter.delete?.({ id }));
  const send = async () => void (await adapter.prepareVerification({ id: pending }));

  return {
    getCurrentUser: async () => ({ userId }),
    fetchUserAttributes: () =>
      translateErrors(async () => {
        const number = await getNumber();
        return {
          sub: userId,
          ...(number && { phone_number: number.phoneNumber, phone_number_verified: 'true' }),
        };
      }),
    updateUserAttribute: ({ userAttribute: { value } }) =>
      translateErrors(async () => {
        const { id } = await adapter.create({ phoneNumber: value });
        if (pending !== '' && pending !== id) await remove(pending);
        pending = id;
        await send();
        return { nextStep: { updateAttributeStep: 'CONFIRM_ATTRIBUTE_WITH_CODE' } };
      }),
    sendUserAttributeVerificationCode: () => translateErrors(send),
    confirmUserAttribute: ({ confirmationCode }) =>
      translateErrors(async () => {
        const original = await getNumber();
        await adapter.attemptVerification({ id: pending, code: confirmationCode });
        if (original?.reservedForSecondFactor) await reserve(pending, true);
        if (original) await remove(original.id);
        pending = '';
      }),
    deleteUserAttributes: () =>
      translateErrors(async () => {
        for (const { id } of await adapter.list({})) await remove(id);
      }),
    fetchMFAPreference: () =>
      translateErrors(async () =>
        (await getNumber())?.reservedForSecondFactor ? { enabled: ['SMS'], preferred: 'SMS' } : { enabled: [] },
      ),
    updateMFAPreference: ({ sms }) =>
      translateErrors(async () => {
        const number = await getNumber();
        if (number) await reserve(number.id, sms !== 'DISABLED');
      }),
    signIn: () =>
      translateErrors(async () => {
        const begun = await (signIn = startSignIn());
        const [number] = await begun.list({});
        await begun.prepare({ id: number?.id ?? '' });
        const codeDeliveryDetails = { deliveryMedium: 'SMS', destination: number?.maskedPhoneNumber };
        return { isSignedIn: false, nextStep: { signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE', codeDeliveryDetails } };
      }),
    confirmSignIn: ({ challengeResponse }) =>
      translateErrors(async () => {
        const begun = await (signIn ??= startSignIn());
        const [number] = await begun.list({});
        await begun.attempt({ id: number?.id ?? '', code: challengeResponse });
        return { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
      }),
  };
}

/** Like Amplify's errors, it carries Cognito's error name. */
async function translateErrors<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (thrown) {
    const { code } = toPhoneError(thrown);
    throw Object.assign(new Error(code, { cause: thrown }), { name: nameOf[code] ?? 'InternalErrorException' });
  }
}

const nameOf: { readonly [Code in PhoneErrorCode]?: string } = {
  incorrect_code: 'CodeMismatchException',
  code_expired: 'ExpiredCodeException',
  too_many_attempts: 'TooManyFailedAttemptsException',
  phone_number_taken: 'AliasExistsException',
  rate_limited: 'LimitExceededException',
  unauthenticated: 'NotAuthorizedException',
  network: 'NetworkError',
};
