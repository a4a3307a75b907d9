import { beforeEach, describe, expect, it } from 'vitest';
import { supabaseAdapter, type SupabaseAdapter } from '../../../src/adapters/supabase/index.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { fail, lost } from '../../../src/testing/index.js';
import { next } from '../../support/network.js';
import { refusal } from '../../support/phone-service.js';
import { goTrueForEachTest } from '../../support/supabase/for-each-test.js';
import { refuse, signUp, type Person } from '../../support/supabase/person.js';

const phoneNumber = '+12015550123';

const goTrue = goTrueForEachTest();
let ada: Person;
let factors: SupabaseAdapter;
let signInNumber: SupabaseAdapter;
let id = '';

beforeEach(async () => {
  ada = await signUp(goTrue);
  factors = supabaseAdapter(ada.client, { addAs: 'secondFactor' });
  signInNumber = supabaseAdapter(ada.client, { addAs: 'signIn' });
  ({ id } = await factors.create({ phoneNumber }));
  await signInNumber.create({ phoneNumber });
});

describe('a refusal by GoTrue', () => {
  it.each<[number, string, PhoneErrorCode, string?]>([
    [400, 'validation_failed', 'invalid_phone_number', 'Invalid phone number format (E.164 required)'],
    [400, 'validation_failed', 'unsupported', "Invalid channel, supported values are 'sms' or 'whatsapp'."],
    [400, 'validation_failed', 'unknown', 'factor_type needs to be totp'],
    [422, 'phone_exists', 'phone_number_taken'],
    [422, 'sms_send_failed', 'message_not_sent', 'Error sending phone_change OTP to provider: timeout'],
    [
      422,
      'sms_send_failed',
      'invalid_phone_number',
      'Invalid parameter `To`: https://www.twilio.com/docs/errors/60200',
    ],
    [422, 'sms_send_failed', 'unsupported_country', 'not enabled for the region: https://twilio.com/docs/errors/21408'],
    [422, 'sms_send_failed', 'recipient_opted_out', 'unsubscribed recipient: https://twilio.com/docs/errors/21610'],
    ...[21614, 21635, 30005, 30006, 60205].map((twilioCode): [number, string, PhoneErrorCode, string] => [
      422,
      'sms_send_failed',
      'recipient_unreachable',
      `out of reach: https://twilio.com/docs/errors/${twilioCode}`,
    ]),
    [422, 'sms_send_failed', 'message_not_sent', 'message SM216100021408 was not accepted'],
    [422, 'hook_timeout', 'message_not_sent'],
    [422, 'too_many_enrolled_mfa_factors', 'too_many_phone_numbers'],
    [422, 'mfa_verified_factor_exists', 'already_verified'],
    [429, 'over_sms_send_rate_limit', 'rate_limited', 'SMS rate limit exceeded'],
    [429, 'over_request_rate_limit', 'rate_limited', 'Request rate limit reached'],
    [429, 'something_new', 'rate_limited'],
    [401, 'insufficient_aal', 'step_up_required'],
    [403, 'insufficient_aal', 'step_up_required'],
    [400, 'reauthentication_needed', 'step_up_required'],
    [401, 'no_authorization', 'unauthenticated'],
    [403, 'no_authorization', 'forbidden', 'Anonymous user not allowed to perform these actions'],
    [403, 'bad_jwt', 'unauthenticated'],
    [403, 'session_not_found', 'unauthenticated'],
    [403, 'user_not_found', 'unauthenticated'],
    [403, 'user_banned', 'unauthenticated'],
    [401, 'something_new', 'unauthenticated'],
    [403, 'something_new', 'forbidden'],
    [422, 'user_sso_managed', 'forbidden'],
    [400, 'phone_provider_disabled', 'unsupported'],
    [422, 'mfa_phone_enroll_not_enabled', 'unsupported'],
    [422, 'mfa_phone_verify_not_enabled', 'unsupported'],
    [409, 'conflict', 'unknown'],
    [400, 'toString', 'unknown'],
  ])('on sending, %i %s, is %s', async (status, vendorCode, code, message) => {
    const refuses = refuse(status, vendorCode, message);
    ada.network.faults = next(/PUT|challenge/, refuses, refuses);
    for (const adapter of [factors, signInNumber]) {
      const refused = await refusal(adapter.prepareVerification({ id }));
      expect(refused).toMatchObject({ code, retryAfter: null, cause: { __isAuthError: true } });
      // The client itself ends the session.
      if (vendorCode === 'session_not_found') return;
      expect(await adapter.list({})).toMatchObject([{ id, verification: null }]);
    }
    expect(goTrue.sms).toEqual([]);
  });

  it.each<[number, string, PhoneErrorCode, string?]>([
    [422, 'mfa_verification_failed', 'incorrect_code'],
    [400, 'validation_failed', 'incorrect_code', 'Code needs to be non-empty'],
    [403, 'otp_expired', 'incorrect_code', 'Token has expired or is invalid'],
    [422, 'mfa_challenge_expired', 'code_expired'],
    [422, 'mfa_ip_address_mismatch', 'code_expired'],
    [422, 'mfa_factor_not_found', 'code_expired', 'MFA factor with the provided challenge ID not found'],
    [404, 'mfa_factor_not_found', 'code_expired', 'Factor not found'],
    [403, 'mfa_verification_rejected', 'unauthenticated'],
    [429, 'over_request_rate_limit', 'rate_limited'],
  ])('of a code, %i %s, is %s, and does not contain the code', async (status, vendorCode, code, message) => {
    await factors.prepareVerification({ id });
    await signInNumber.prepareVerification({ id });
    const refuses = refuse(status, vendorCode, message);
    ada.network.faults = next(/verify/, refuses, refuses);
    for (const adapter of vendorCode.startsWith('mfa') ? [factors] : [factors, signInNumber]) {
      const refused = await refusal(adapter.attemptVerification({ id, code: '918273' }));
      expect(refused).toMatchObject({ code, cause: { code: vendorCode } });
      expect(JSON.stringify([refused, refused.cause, String(refused.cause), refused.message])).not.toContain('918273');
      const expected = code === 'code_expired' ? 'expired' : 'unverified';
      expect(await adapter.list({})).toMatchObject([{ id, verification: { status: expected } }]);
    }
  });

  it.each([
    ['For security purposes, you can only request this after 17 seconds.', 18],
    // GoTrue rounds the remaining seconds down.
    ['For security purposes, you can only request this after 0 seconds.', 1],
    ['For security purposes, you can only request this after 1 second.', 2],
    ['SMS rate limit exceeded', null],
  ])('has the wait that its text names: %s', async (message, retryAfter) => {
    ada.network.faults = next(/PUT/, refuse(429, 'over_sms_send_rate_limit', message));
    const refused = await refusal(signInNumber.prepareVerification({ id }));
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfter, message });
  });

  it('of a removal is distinguished', async () => {
    const factor = goTrue.addFactor(ada.user, 'phone', phoneNumber);
    ada.network.faults = next(/DELETE/, refuse(422, 'insufficient_aal'));
    expect(await refusal(factors.delete({ id }))).toMatchObject({ code: 'step_up_required' });
    expect(ada.user.factors).toEqual([factor]);
  });

  it('is a PhoneError as well if the client throws it', async () => {
    const { auth } = ada.client;
    auth.getUser = async () => {
      throw Object.assign(new Error('Auth session missing!'), { name: 'AuthSessionMissingError' });
    };
    expect(await refusal(factors.list({}))).toMatchObject({ code: 'unauthenticated' });
    auth.getUser = async () => {
      throw new TypeError('Cannot read properties of undefined');
    };
    expect(await refusal(factors.list({}))).toMatchObject({ code: 'unknown', cause: expect.any(TypeError) });
  });
});

describe('a bad connection', () => {
  const calls = () => [
    () => factors.list({}),
    () => factors.prepareVerification({ id }),
    () => signInNumber.prepareVerification({ id }),
  ];

  it('rejects with network, and sends nothing', async () => {
    ada.network.faults = () => fail('network');
    for (const call of calls()) expect(await refusal(call())).toMatchObject({ code: 'network' });
    ada.network.faults = {};
    expect(await factors.list({})).toMatchObject([{ id, verification: null }]);
    expect(goTrue.sms).toEqual([]);
  });

  it('rejects with network if the response is lost, although the message was sent', async () => {
    ada.network.faults = next(/challenge/, lost());
    expect(await refusal(factors.prepareVerification({ id }))).toMatchObject({ code: 'network' });
    expect(goTrue.sms).toHaveLength(1);
  });

  it.each<[string, () => Response]>([
    ['a page of HTML and 200', () => new Response('<!doctype html><h1>Sign in to the Wi-Fi</h1>')],
    ['a page of HTML and 502', () => new Response('<!doctype html><h1>Bad gateway</h1>', { status: 502 })],
    ['a page of HTML and 404', () => new Response('<!doctype html><h1>Not found</h1>', { status: 404 })],
    ['nothing', () => new Response(null, { status: 204 })],
    ['half a response', () => new Response('{"id": "1')],
    ['an error of the server', refuse(503, 'unexpected_failure')],
    ['an error that took too long', refuse(504, 'request_timeout')],
    ['a response of another shape', () => Response.json([])],
    ['a response without its data', () => Response.json({ factors: [{}] })],
    ['null', () => Response.json(null)],
  ])('that responds with %s is unknown, not offline', async (_, respond) => {
    ada.network.faults = next(/GET|challenge|PUT/, respond, respond, respond);
    for (const call of calls()) expect(await refusal(call())).toMatchObject({ code: 'unknown' });
    expect(await factors.list({})).toMatchObject([{ id, verification: null }]);
  });

  it('reports a message that was not sent, whose reason the client drops', async () => {
    goTrue.settings.smsFailure = 'The carrier takes no message.';
    expect(await refusal(factors.prepareVerification({ id }))).toMatchObject({
      code: 'message_not_sent',
      cause: { status: 500 },
    });
    expect(await refusal(signInNumber.prepareVerification({ id }))).toMatchObject({ code: 'message_not_sent' });
  });
});
