import { PhoneError, toPhoneError } from '../../core/errors.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import { isRecord } from '../../core/validate.js';
import { findErrorCode, type ErrorCodes } from '../kit/call-vendor.js';

/** Returns what Amplify threw as a `PhoneError`, whose `cause` is the original, which holds no part of the request. */
export function translateCognitoError(thrown: unknown): PhoneError {
  if (!isRecord(thrown) || typeof thrown.name !== 'string') return toPhoneError(thrown);
  const message = String(thrown.message);
  return new PhoneError(findByMessage(thrown.name, message) ?? findErrorCode(cognitoCodes, thrown.name) ?? 'unknown', {
    cause: thrown,
    message,
  });
}

/** Cognito uses one name for many reasons; only the message tells them apart. */
function findByMessage(name: string, message: string): PhoneErrorCode | null {
  return wordings.find((wording) => wording.name === name && wording.message.test(message))?.code ?? null;
}

const wordings: readonly { name: string; message: RegExp; code: PhoneErrorCode }[] = [
  { name: 'InvalidParameterException', message: /cannot be updated|not exist in the schema/i, code: 'forbidden' },
  // The pool requires the attribute.
  { name: 'InvalidParameterException', message: /phone_number.*(required|deleted)/i, code: 'last_identification' },
  { name: 'InvalidParameterException', message: /delivery config/i, code: 'verification_required' },
  { name: 'InvalidParameterException', message: /\bMFA\b/i, code: 'unsupported' },
  { name: 'InvalidParameterException', message: /phone[ _]?number/i, code: 'invalid_phone_number' },
  { name: 'NotAuthorizedException', message: /\bscopes?\b|unauthorized attribute/i, code: 'forbidden' },
  { name: 'NotAuthorizedException', message: /attempts exceeded/i, code: 'rate_limited' },
  // A request that failed outside of Amplify, such as in a `fetch` that the app has replaced.
  { name: 'TypeError', message: /fetch|network|load failed/i, code: 'network' },
];

/** The names that the adapters' calls can reject with: Cognito's, then Amplify's own. */
const cognitoCodes: ErrorCodes = {
  AliasExistsException: 'phone_number_taken',
  CodeMismatchException: 'incorrect_code',
  ExpiredCodeException: 'code_expired',
  TooManyFailedAttemptsException: 'too_many_attempts',

  // Also at an attempt: Cognito blocks the user and not the code, so a new code would not help.
  LimitExceededException: 'rate_limited',
  TooManyRequestsException: 'rate_limited',
  ThrottlingException: 'rate_limited',
  RequestLimitExceeded: 'rate_limited',

  CodeDeliveryFailureException: 'message_not_sent',
  InvalidSmsRoleAccessPolicyException: 'message_not_sent',
  InvalidSmsRoleTrustRelationshipException: 'message_not_sent',

  NotAuthorizedException: 'unauthenticated',
  UserNotFoundException: 'unauthenticated',
  UserNotConfirmedException: 'unauthenticated',
  PasswordResetRequiredException: 'unauthenticated',
  TokenRevokedException: 'unauthenticated',
  RefreshTokenReuseException: 'unauthenticated',

  // A Lambda trigger of the pool, or its firewall, refused the call.
  UserLambdaValidationException: 'forbidden',
  ForbiddenException: 'forbidden',

  MFAMethodNotFoundException: 'unsupported',
  SoftwareTokenMFANotFoundException: 'unsupported',
  InvalidUserPoolConfigurationException: 'unsupported',
  UnsupportedOperationException: 'unsupported',

  // Thrown by Amplify, which does not send an empty code.
  EmptyConfirmUserAttributeCode: 'incorrect_code',
  EmptyChallengeResponse: 'incorrect_code',
  UserUnAuthenticatedException: 'unauthenticated',
  TokenRefreshException: 'unauthenticated',
  // There is no sign-in in progress: it was passed, or lasted longer than Amplify keeps it.
  SignInException: 'unauthenticated',
  // It was passed, in this tab or another.
  UserAlreadyAuthenticatedException: 'unauthenticated',
  NetworkError: 'network',
  AbortError: 'network',
  TimeoutError: 'network',
};
