import { ClerkRuntimeError, isClerkAPIResponseError } from '@clerk/clerk-js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clerkAdapter } from '../../../src/adapters/clerk/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import type { PhoneErrorField } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { openClerkApp, type ClerkApp } from '../../support/clerk/app.js';
import { refusal } from '../../support/phone-service.js';
import { refuse } from '../../support/clerk/refusals.js';
import { change, next } from '../../support/network.js';

let app: ClerkApp;
let adapter: PhoneAdapter;
let id = '';

beforeEach(async () => {
  app = await openClerkApp();
  adapter = clerkAdapter(app.clerk);
  ({ id } = await adapter.create({ phoneNumber: '+12015550123' }));
  await adapter.prepareVerification({ id });
});

afterEach(() => app.close());

describe('a refusal by Clerk', () => {
  it.each<
    [Operation, code: string, status: number, parameter: string | undefined, PhoneErrorCode, PhoneErrorField | null]
  >([
    ['create', 'form_param_format_invalid', 422, 'phone_number', 'invalid_phone_number', 'phoneNumber'],
    ['create', 'form_param_nil', 422, 'phone_number', 'invalid_phone_number', 'phoneNumber'],
    ['create', 'form_param_missing', 422, 'phone_number', 'invalid_phone_number', 'phoneNumber'],
    ['create', 'form_identifier_exists', 422, 'phone_number', 'phone_number_taken', 'phoneNumber'],
    ['create', 'identification_claimed', 400, undefined, 'phone_number_taken', 'phoneNumber'],
    ['create', 'unsupported_country_code', 403, 'phone_number', 'unsupported_country', 'phoneNumber'],
    ['create', 'too_many_unverified_identifications', 400, undefined, 'too_many_phone_numbers', null],
    ['create', 'quota_exceeded', 403, undefined, 'too_many_phone_numbers', null],
    ['attemptVerification', 'form_code_incorrect', 422, 'code', 'incorrect_code', 'code'],
    ['attemptVerification', 'form_param_nil', 422, 'code', 'incorrect_code', 'code'],
    ['attemptVerification', 'verification_expired', 400, undefined, 'code_expired', 'code'],
    ['attemptVerification', 'verification_missing', 400, undefined, 'code_expired', 'code'],
    ['attemptVerification', 'verification_not_sent', 400, undefined, 'code_expired', 'code'],
    ['attemptVerification', 'verification_failed', 400, undefined, 'too_many_attempts', 'code'],
    ['attemptVerification', 'identification_claimed', 400, undefined, 'phone_number_taken', 'phoneNumber'],
    ['prepareVerification', 'verification_code_too_many_requests', 429, undefined, 'rate_limited', null],
    ['prepareVerification', 'verification_code_rate_limit_exceeded', 429, undefined, 'rate_limited', null],
    ['prepareVerification', 'too_many_requests', 429, undefined, 'rate_limited', null],
    ['attemptVerification', 'user_locked', 403, undefined, 'rate_limited', null],
    ['prepareVerification', 'verification_already_verified', 400, undefined, 'already_verified', null],
    ['prepareVerification', 'sms_send_error', 400, undefined, 'message_not_sent', null],
    ['prepareVerification', 'dev_monthly_sms_limit_exceeded', 400, undefined, 'message_not_sent', null],
    [
      'setReservedForSecondFactor',
      'form_verification_needed',
      422,
      'reserved_for_second_factor',
      'verification_required',
      null,
    ],
    [
      'setReservedForSecondFactor',
      'identification_update_second_factor_unverified',
      400,
      undefined,
      'verification_required',
      null,
    ],
    [
      'setReservedForSecondFactor',
      'form_disable_default_second_factor_not_allowed',
      422,
      undefined,
      'last_second_factor',
      null,
    ],
    ['delete', 'second_factor_deletion_not_allowed', 400, undefined, 'last_second_factor', null],
    ['delete', 'last_required_identification_deletion_failed', 400, undefined, 'last_identification', null],
    ['delete', 'identification_deletion_failed', 400, undefined, 'last_identification', null],
    ['makePrimary', 'identification_update_failed', 400, undefined, 'last_identification', null],
    ['delete', 'session_reverification_required', 403, undefined, 'step_up_required', null],
    ['makeDefaultSecondFactor', 'resource_not_found', 404, undefined, 'not_found', null],
    ['makePrimary', 'authentication_invalid', 401, undefined, 'unauthenticated', null],
    ['makePrimary', 'not_allowed_access', 403, undefined, 'forbidden', null],
    ['create', 'immutable_attribute_modification_not_allowed', 403, 'phone_number', 'forbidden', null],
    // For a code that is in no list of Clerk's, the status decides.
    ['delete', 'a_new_one', 401, undefined, 'unauthenticated', null],
    ['delete', 'a_new_one', 403, undefined, 'forbidden', null],
    ['delete', 'a_new_one', 404, undefined, 'not_found', null],
    ['prepareVerification', 'a_new_one', 429, undefined, 'rate_limited', null],
    ['delete', 'a_new_one', 400, undefined, 'unknown', null],
    ['delete', 'toString', 422, undefined, 'unknown', null],
    ['create', 'form_param_nil', 422, 'a_field_of_the_app', 'unknown', null],
  ])('to %s with %s, %i, about %s, is %s', async (operation, code, status, field, expected, expectedField) => {
    app.api.network.faults = next(requestOf[operation], refuse({ status, code, field }));
    const error = await refusal(operate(operation));
    expect(error).toMatchObject({
      code: expected,
      field: expectedField,
      retryAfter: null,
      attemptsLeft: null,
      message: code,
    });
    expect(isClerkAPIResponseError(error.cause)).toBe(true);
    expect(error.cause).toMatchObject({ status, errors: [{ code, meta: { paramName: field } }] });
  });

  it('returns how long to wait, if Clerk does', async () => {
    app.api.network.faults = next(/prepare/, refuse({ status: 429, code: 'too_many_requests', retryAfter: 47 }));
    expect(await refusal(operate('prepareVerification'))).toMatchObject({ code: 'rate_limited', retryAfter: 47 });
  });

  it('contains nothing that was sent', async () => {
    const error = await refusal(adapter.attemptVerification({ id, code: '493027' }));
    expect(error).toMatchObject({ code: 'incorrect_code' });
    expect(JSON.stringify([error.message, error.cause, Object.values(error.cause ?? {})])).not.toContain('493027');
  });

  it('signs the person out if Clerk returns that they are signed out', async () => {
    app.api.userId = null;
    expect(await refusal(operate('delete'))).toMatchObject({ code: 'unauthenticated' });
    expect(adapter.currentUserId?.()).toBeNull();
  });

  it.each<[string, (transform: Response) => Response, PhoneErrorCode]>([
    ['a page of HTML', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'unknown'],
    ['an error without errors', () => Response.json({}, { status: 500 }), 'unknown'],
    ['an error with none in the list', () => Response.json({ errors: [] }, { status: 404 }), 'not_found'],
    ['an error that is a word', () => Response.json({ errors: ['no'] }, { status: 403 }), 'forbidden'],
  ])('that is %s', async (_, transform, expected) => {
    app.api.network.faults = next(/POST/, change(transform));
    expect(await refusal(operate('attemptVerification'))).toMatchObject({ code: expected });
  });

  it('is step_up_cancelled if the person closed Clerk’s own step-up, which wraps the client', async () => {
    const cancelled = new ClerkRuntimeError('User cancelled attempted verification', {
      code: 'reverification_cancelled',
    });
    const [number] = app.clerk.user?.phoneNumbers ?? [];
    Object.assign(number ?? {}, { destroy: () => Promise.reject(cancelled) });
    expect(await refusal(operate('delete'))).toMatchObject({ code: 'step_up_cancelled', cause: cancelled });
  });
});

type Operation = keyof typeof requestOf;

const requestOf = {
  create: /^POST \/me\/phone_numbers$/,
  prepareVerification: /prepare_verification$/,
  attemptVerification: /attempt_verification$/,
  delete: /^DELETE/,
  makePrimary: /^PATCH \/me$/,
  setReservedForSecondFactor: /^PATCH \/me\/phone_numbers/,
  makeDefaultSecondFactor: /^PATCH \/me\/phone_numbers/,
};

async function operate(operation: Operation): Promise<unknown> {
  return adapter[operation]?.({ id, phoneNumber: '+447400123456', code: '000000', reserved: true });
}
