import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firebaseAdapter, type FirebaseAdapter } from '../../../src/adapters/firebase/index.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { fail } from '../../../src/testing/index.js';
import { openNetwork, refuse, type PageNetwork } from '../../support/firebase/page-network.js';
import { readyVerifier, signUp, type Person } from '../../support/firebase/person.js';
import { refusal } from '../../support/phone-service.js';

const start = 'accounts/mfaEnrollment:start';
const finalize = 'accounts/mfaEnrollment:finalize';

let network: PageNetwork;
let ada: Person;
let adapter: FirebaseAdapter;
let id = '';

beforeEach(async () => {
  ada = await signUp();
  network = openNetwork();
  adapter = firebaseAdapter(ada.auth, { createVerifier: readyVerifier });
  ({ id } = await adapter.create({ phoneNumber: '+12015550123' }));
});

afterEach(async () => {
  network.close();
  await ada.leave();
});

describe('a refusal by Firebase', () => {
  // The server's own names, which the SDK maps to its codes.
  it.each<[string, PhoneErrorCode, string]>([
    ['INVALID_PHONE_NUMBER : TOO_SHORT', 'invalid_phone_number', 'auth/invalid-phone-number'],
    ['TOO_MANY_ATTEMPTS_TRY_LATER : Blocked.', 'rate_limited', 'auth/too-many-requests'],
    ['QUOTA_EXCEEDED : Exceeded quota.', 'message_not_sent', 'auth/quota-exceeded'],
    ['CAPTCHA_CHECK_FAILED', 'message_not_sent', 'auth/captcha-check-failed'],
    ['INVALID_APP_CREDENTIAL', 'message_not_sent', 'auth/invalid-app-credential'],
    ['SECOND_FACTOR_LIMIT_EXCEEDED', 'too_many_phone_numbers', 'auth/maximum-second-factor-count-exceeded'],
    ['SECOND_FACTOR_EXISTS', 'already_verified', 'auth/second-factor-already-in-use'],
    ['CREDENTIAL_TOO_OLD_LOGIN_AGAIN', 'step_up_required', 'auth/requires-recent-login'],
    ['INVALID_ID_TOKEN', 'unauthenticated', 'auth/invalid-user-token'],
    ['TOKEN_EXPIRED', 'unauthenticated', 'auth/user-token-expired'],
    ['USER_DISABLED', 'unauthenticated', 'auth/user-disabled'],
    ['UNVERIFIED_EMAIL', 'forbidden', 'auth/unverified-email'],
    ['UNSUPPORTED_FIRST_FACTOR : Not for this one.', 'forbidden', 'auth/unsupported-first-factor'],
    ['ADMIN_ONLY_OPERATION', 'forbidden', 'auth/admin-restricted-operation'],
    ['OPERATION_NOT_ALLOWED : SMS based MFA not enabled.', 'unsupported', 'auth/operation-not-allowed'],
    [
      'OPERATION_NOT_ALLOWED : SMS unable to be sent until this region enabled by the app developer.',
      'unsupported_country',
      'auth/operation-not-allowed',
    ],
    ['SOMETHING_NEW', 'unknown', 'auth/something-new'],
  ])('on sending, %s, is %s', async (message, code, cause) => {
    network.faults = { [start]: [refuse(message)] };
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code, cause: { code: cause } });
    expect(network.sentCount()).toBe(0);
  });

  it.each<[string, PhoneErrorCode, string]>([
    ['INVALID_CODE', 'incorrect_code', 'auth/invalid-verification-code'],
    ['MISSING_CODE', 'incorrect_code', 'auth/missing-code'],
    ['SESSION_EXPIRED', 'code_expired', 'auth/code-expired'],
    ['INVALID_SESSION_INFO', 'code_expired', 'auth/invalid-verification-id'],
    ['TOO_MANY_ATTEMPTS_TRY_LATER', 'rate_limited', 'auth/too-many-requests'],
    ['CREDENTIAL_TOO_OLD_LOGIN_AGAIN', 'step_up_required', 'auth/requires-recent-login'],
  ])('of a code, %s, is %s, and does not contain the code', async (message, code, cause) => {
    await adapter.prepareVerification({ id });
    network.faults = { [finalize]: [refuse(message)] };
    const refused = await refusal(adapter.attemptVerification({ id, code: '918273' }));
    expect(refused).toMatchObject({ code, cause: { code: cause } });
    expect(JSON.stringify([refused, refused.cause, String(refused.cause), refused.message])).not.toContain('918273');
    const status = code === 'code_expired' ? 'expired' : 'unverified';
    expect(await adapter.list({})).toMatchObject([{ id, verification: { status } }]);
  });

  it('ends the session if another device has ended it', async () => {
    network.faults = { 'accounts:lookup': [refuse('TOKEN_EXPIRED')] };
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(adapter.currentUserId()).toBeNull();
  });
});

describe('a bad connection', () => {
  const calls = [() => adapter.prepareVerification({ id }), () => adapter.list({})];

  it('rejects with network, and sends nothing', async () => {
    network.faults = () => fail('network');
    for (const call of calls) expect(await refusal(call())).toMatchObject({ code: 'network' });
    network.faults = {};
    expect(await adapter.list({})).toMatchObject([{ id, verification: null }]);
    expect(network.sentCount()).toBe(0);
  });

  it.each<[string, () => Response]>([
    ['a page of HTML', () => new Response('<!doctype html><h1>Bad gateway</h1>', { status: 502 })],
    ['nothing', () => new Response(null, { status: 204 })],
    ['half a response', () => new Response('{"phoneSessionInfo": {"sess')],
    ['an error without a name', () => Response.json({ error: {} }, { status: 500 })],
    ['a response of another shape', () => Response.json([])],
    ['a response without its data', () => Response.json({ phoneSessionInfo: {}, users: [{}] })],
  ])('that responds with %s leaves the number unchanged', async (_, respond) => {
    network.faults = { [start]: [respond], 'accounts:lookup': [respond] };
    for (const call of calls) expect(['network', 'unknown']).toContain((await refusal(call())).code);
    expect(await adapter.list({})).toMatchObject([{ id, verification: null }]);
  });
});
