import type * as amplify from 'aws-amplify/auth';
import { PhoneError, type PhoneAdapter } from '../../../../src/index.js';
import { findErrorCode, numberAdapter } from '../../../../src/adapters/kit/index.js';

type Auth = Pick<
  typeof amplify,
  | 'fetchUserAttributes'
  | 'fetchMFAPreference'
  | 'updateUserAttribute'
  | 'confirmUserAttribute'
  | 'deleteUserAttributes'
  | 'updateMFAPreference'
>;

/** The phone number of a Cognito user, in a pool that keeps the original value until the new one is verified. */
export function cognitoAdapter(auth: Auth, userPoolId: string): PhoneAdapter {
  return numberAdapter({
    scope: `cognito:${userPoolId}`,
    limits: { codeLength: 6, codeLifetime: 86_400, resendCooldown: 30, maxPhoneNumbers: 1, replaces: true },
    async read() {
      const [user, mfa] = await Promise.all([auth.fetchUserAttributes(), auth.fetchMFAPreference()]);
      const { sub, phone_number: number, phone_number_verified: verified } = user;
      if (!sub) throw new PhoneError('unauthenticated');
      const phoneNumbers = number && verified === 'true' ? [number] : [];
      return { userId: sub, phoneNumbers, secondFactors: mfa.enabled?.includes('SMS') ? phoneNumbers : [] };
    },
    async send({ phoneNumber }) {
      await auth.updateUserAttribute({ userAttribute: { attributeKey: 'phone_number', value: phoneNumber } });
    },
    confirm: ({ code }) => auth.confirmUserAttribute({ userAttributeKey: 'phone_number', confirmationCode: code }),
    async remove() {
      // Otherwise the next number would be a second factor at once.
      await auth.updateMFAPreference({ sms: 'DISABLED' });
      await auth.deleteUserAttributes({ userAttributeKeys: ['phone_number'] });
    },
    setSecondFactor: ({ reserved }) => auth.updateMFAPreference({ sms: reserved ? 'ENABLED' : 'DISABLED' }),
    translateError: (thrown) =>
      new PhoneError(findErrorCode(errorCodes, Object(thrown).name) ?? 'unknown', { cause: thrown }),
  });
}

const errorCodes = {
  InvalidParameterException: 'invalid_phone_number',
  AliasExistsException: 'phone_number_taken',
  CodeMismatchException: 'incorrect_code',
  ExpiredCodeException: 'code_expired',
  TooManyFailedAttemptsException: 'too_many_attempts',
  LimitExceededException: 'rate_limited',
  TooManyRequestsException: 'rate_limited',
  CodeDeliveryFailureException: 'message_not_sent',
  UserUnAuthenticatedException: 'unauthenticated',
  NotAuthorizedException: 'unauthenticated',
  ForbiddenException: 'forbidden',
  NetworkError: 'network',
} as const;
