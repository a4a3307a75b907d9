import * as auth from 'aws-amplify/auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cognitoAdapter, type CognitoAdapter } from '../../../src/adapters/cognito/index.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { fail } from '../../../src/testing/index.js';
import { refuse } from '../../support/cognito/refusals.js';
import { openUserPool, type UserPool } from '../../support/cognito/user-pool.js';
import { refusal } from '../../support/phone-service.js';

const id = '+12015550123';

let pool: UserPool;
let adapter: CognitoAdapter;

beforeEach(async () => {
  pool = await openUserPool();
  await pool.signUp();
  adapter = cognitoAdapter(auth);
  await adapter.create({ phoneNumber: id });
  await adapter.prepareVerification({ id });
});

afterEach(() => pool.close());

type Operation = 'list' | 'prepareVerification' | 'attemptVerification' | 'setReservedForSecondFactor' | 'delete';

describe('a refusal by Cognito', () => {
  it.each<[Operation, name: string, message: string, PhoneErrorCode]>([
    ['prepareVerification', 'InvalidParameterException', 'Invalid phone number format.', 'invalid_phone_number'],
    [
      'prepareVerification',
      'InvalidParameterException',
      'user.phone_number: Attribute cannot be updated. (changing an immutable attribute)',
      'forbidden',
    ],
    [
      'prepareVerification',
      'InvalidParameterException',
      'user.phone_number: Attribute does not exist in the schema.',
      'forbidden',
    ],
    ['prepareVerification', 'InvalidParameterException', 'Something else is wrong.', 'unknown'],
    ['prepareVerification', 'AliasExistsException', 'It exists.', 'phone_number_taken'],
    ['prepareVerification', 'LimitExceededException', 'Attempt limit exceeded.', 'rate_limited'],
    ['prepareVerification', 'TooManyRequestsException', 'Rate exceeded', 'rate_limited'],
    ['prepareVerification', 'ThrottlingException', 'Rate exceeded', 'rate_limited'],
    ['prepareVerification', 'CodeDeliveryFailureException', 'It was not delivered.', 'message_not_sent'],
    ['prepareVerification', 'InvalidSmsRoleAccessPolicyException', 'No permission.', 'message_not_sent'],
    ['prepareVerification', 'InvalidSmsRoleTrustRelationshipException', 'No trust.', 'message_not_sent'],
    ['prepareVerification', 'UserLambdaValidationException', 'PreUpdate failed.', 'forbidden'],
    ['prepareVerification', 'ForbiddenException', 'Request not allowed due to WAF block.', 'forbidden'],
    [
      'prepareVerification',
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
      'forbidden',
    ],
    ['prepareVerification', 'NotAuthorizedException', 'Access Token does not have required scopes', 'forbidden'],
    ['prepareVerification', 'InternalErrorException', 'Something went wrong', 'unknown'],
    ['attemptVerification', 'CodeMismatchException', 'Invalid verification code provided.', 'incorrect_code'],
    ['attemptVerification', 'ExpiredCodeException', 'Invalid code provided, please request again.', 'code_expired'],
    ['attemptVerification', 'AliasExistsException', 'An account with it exists.', 'phone_number_taken'],
    ['attemptVerification', 'LimitExceededException', 'Attempt limit exceeded.', 'rate_limited'],
    ['attemptVerification', 'TooManyFailedAttemptsException', 'Too many.', 'too_many_attempts'],
    ['list', 'NotAuthorizedException', 'Access Token has been revoked', 'unauthenticated'],
    ['list', 'NotAuthorizedException', 'Access Token has expired', 'unauthenticated'],
    ['list', 'NotAuthorizedException', 'User is disabled.', 'unauthenticated'],
    ['list', 'UserNotFoundException', 'User does not exist.', 'unauthenticated'],
    ['list', 'UserNotConfirmedException', 'User is not confirmed.', 'unauthenticated'],
    ['list', 'PasswordResetRequiredException', 'Password reset required', 'unauthenticated'],
    ['list', 'ResourceNotFoundException', 'User pool client does not exist.', 'unknown'],
    ['list', 'toString', 'A name that every object has.', 'unknown'],
    [
      'setReservedForSecondFactor',
      'InvalidParameterException',
      'User does not have delivery config set to turn on SMS_MFA',
      'verification_required',
    ],
    [
      'setReservedForSecondFactor',
      'InvalidParameterException',
      'User pool does not have SMS MFA enabled.',
      'unsupported',
    ],
    ['setReservedForSecondFactor', 'InvalidUserPoolConfigurationException', 'No SMS.', 'unsupported'],
    ['delete', 'InvalidParameterException', 'user.phone_number: Attribute is required', 'last_identification'],
  ])('of %s with %s, "%s", is %s', async (operation, name, message, code) => {
    if (operation === 'setReservedForSecondFactor' || operation === 'delete') await verify();
    // As often as Amplify repeats the call.
    pool.network.faults = (request) => (request === requestOf[operation] ? refuse(name, message) : null);
    const error = await refusal(operate(operation));
    expect(error).toMatchObject({ code, message, retryAfter: null, attemptsLeft: null, cause: { name } });
    pool.network.faults = {};
    if (code === 'unauthenticated') return;
    const status = { code_expired: 'expired', too_many_attempts: 'failed' }[code as string];
    if (operation === 'attemptVerification' && status)
      expect(await adapter.list({})).toMatchObject([{ id, verification: { status } }]);
  });

  it('contains nothing that was sent', async () => {
    const error = await refusal(adapter.attemptVerification({ id, code: '918273' }));
    expect(error).toMatchObject({ code: 'incorrect_code' });
    expect(JSON.stringify([error.message, error.cause, Object.values(error.cause ?? {})])).not.toContain('918273');
  });

  it('makes no request for an empty code', async () => {
    expect(await refusal(adapter.attemptVerification({ id, code: '' }))).toMatchObject({ code: 'incorrect_code' });
    expect(pool.network.requests).not.toContain('VerifyUserAttribute');
  });
});

describe('a bad connection', () => {
  it.each<Operation>(['list', 'prepareVerification', 'attemptVerification'])('is network: %s', async (operation) => {
    pool.network.faults = () => fail('network');
    expect(await refusal(operate(operation))).toMatchObject({ code: 'network' });
  });

  it.each<[string, () => Response]>([
    ['a page of HTML', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
    ['a page of HTML with status 200', () => new Response('<h1>Sign in to the hotel’s network</h1>')],
    ['nothing', () => new Response(null, { status: 204 })],
    ['half a response', () => new Response('{"CodeDeliveryDetailsL')],
    ['an error without a name', () => Response.json({}, { status: 400 })],
    ['a response of another shape', () => Response.json([])],
  ])('that responds with %s verifies nothing', async (_, respond) => {
    pool.network.faults = (request) => (request === 'GetUser' ? null : respond);
    for (const operation of ['prepareVerification', 'attemptVerification'] as const) {
      const outcome = await operate(operation).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'unknown' });
    }
    pool.network.faults = {};
    expect(await adapter.list({})).toMatchObject([{ id, verification: { status: 'unverified' } }]);
  });

  it('of an app that has its own fetch is network', async () => {
    const broken = { ...auth, fetchUserAttributes: () => Promise.reject(new TypeError('Failed to fetch')) };
    expect(await refusal(cognitoAdapter(broken).list({}))).toMatchObject({ code: 'network' });
  });

  it('does not include other errors of the client', async () => {
    const broken = { ...auth, fetchUserAttributes: () => Promise.reject(new TypeError('x is not a function')) };
    expect(await refusal(cognitoAdapter(broken).list({}))).toMatchObject({ code: 'unknown' });
  });
});

const requestOf: Readonly<Record<Operation, string>> = {
  list: 'GetUser',
  prepareVerification: 'UpdateUserAttributes',
  attemptVerification: 'VerifyUserAttribute',
  setReservedForSecondFactor: 'SetUserMFAPreference',
  delete: 'DeleteUserAttributes',
};

async function operate(operation: Operation): Promise<unknown> {
  return adapter[operation]?.({ id, code: '918273', reserved: true });
}

async function verify(): Promise<void> {
  await adapter.attemptVerification({ id, code: pool.codeTo(id) });
}
