import * as auth from 'aws-amplify/auth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cognitoAdapter,
  cognitoSecondFactorAdapter,
  type CognitoSecondFactorAdapterOptions,
} from '../../../src/adapters/cognito/index.js';
import { lost } from '../../../src/testing/index.js';
import { refuse } from '../../support/cognito/refusals.js';
import { openUserPool, type Person, type UserPool } from '../../support/cognito/user-pool.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';

const id = 'SMS';
const number = '+12015550123';

let pool: UserPool;
let ada: Person;

beforeEach(async () => {
  pool = await openUserPool();
  ada = await pool.signUp();
  const settings = cognitoAdapter(auth);
  await settings.create({ phoneNumber: number });
  await settings.prepareVerification({ id: number });
  await settings.attemptVerification({ id: number, code: pool.codeTo(number) });
  await settings.setReservedForSecondFactor?.({ id: number, reserved: true });
  await auth.signOut();
  pool.sent.length = 0;
});

afterEach(() => pool.close());

describe('cognitoSecondFactorAdapter', () => {
  it('signs a person in by the code that the first step has sent', async () => {
    const adapter = await begin();
    expect(adapter).toMatchObject({ sentTo: id, limits: { codeLength: 6, codeLifetime: 180, resendCooldown: 30 } });
    expect(await adapter.list({})).toEqual([{ id, maskedPhoneNumber: '+•••••••0123', default: true }]);
    expect(pool.sent).toHaveLength(1);
    const code = pool.codeTo(number);
    expect(await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
      field: 'code',
    });
    expect(await adapter.attempt({ id, code })).toEqual({ userId: ada.userId });
    expect(await auth.getCurrentUser()).toMatchObject({ userId: ada.userId });
    expect(pool.sent).toHaveLength(1);
    for (const over of [adapter.attempt({ id, code }), adapter.prepare({ id })])
      expect(await refusal(over)).toMatchObject({ code: 'unauthenticated' });
  });

  it('sends another code by signing in again, which voids the previous one', async () => {
    const adapter = await begin({ signInAgain: firstStep });
    const first = pool.codeTo(number);
    expect(await adapter.prepare({ id })).toEqual({ expireAt: null });
    expect(pool.sent).toHaveLength(2);
    expect(await refusal(adapter.attempt({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    await adapter.attempt({ id, code: pool.codeTo(number) });
  });

  it('cannot send another code without that, and the code stays good', async () => {
    const adapter = await begin();
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'unsupported' });
    await adapter.attempt({ id, code: pool.codeTo(number) });
  });

  it('rejects with the error of signing in again', async () => {
    const adapter = await begin({ signInAgain: firstStep });
    pool.network.faults = { InitiateAuth: [refuse('CodeDeliveryFailureException')] };
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'message_not_sent' });
    await ada.change({ UserMFASettingList: [], MFAOptions: [] });
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'unauthenticated' });
  });

  it('ends after three minutes, until it is started again', async () => {
    const adapter = await begin({ signInAgain: firstStep });
    pool.clock.advance(181);
    expect(await refusal(adapter.attempt({ id, code: pool.codeTo(number) }))).toMatchObject({
      code: 'unauthenticated',
      cause: { name: 'NotAuthorizedException' },
    });
  });

  it('ends once another sign-in has started', async () => {
    const adapter = await begin();
    const code = pool.codeTo(number);
    const other = await begin();
    expect(await refusal(adapter.attempt({ id, code: pool.codeTo(number) }))).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await refusal(other.attempt({ id, code }))).toMatchObject({ code: 'incorrect_code' });
    await other.attempt({ id, code: pool.codeTo(number) });
  });

  it('is the same sign-in for two adapters of one first step', async () => {
    const signIn = await firstStep();
    const [one, other] = [cognitoSecondFactorAdapter(auth, signIn), cognitoSecondFactorAdapter(auth, signIn)];
    await refusal(other.attempt({ id, code: wrongCodeFor(pool.codeTo(number)) }));
    await one.attempt({ id, code: pool.codeTo(number) });
  });

  it('chooses SMS if the user has several methods, which sends the code', async () => {
    await ada.change({
      UserMFASettingList: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
      SoftwareTokenMfaConfiguration: { Secret: 'JBSWY3DPEHPK3PXP', Verified: true },
    });
    const adapter = await begin({ signInAgain: firstStep });
    expect(adapter.sentTo).toBeUndefined();
    expect(pool.sent).toEqual([]);
    expect(await adapter.list({})).toEqual([{ id, maskedPhoneNumber: '*** *** ***', default: true }]);
    expect(await refusal(adapter.attempt({ id, code: '123456' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepare({ id });
    expect(await adapter.list({})).toMatchObject([{ maskedPhoneNumber: '+•••••••0123' }]);
    await adapter.prepare({ id });
    expect(pool.sent).toHaveLength(2);
    await adapter.attempt({ id, code: pool.codeTo(number) });
  });

  it('throws for a sign-in that requires no code by SMS', async () => {
    await ada.change({ UserMFASettingList: [], MFAOptions: [] });
    const signIn = await firstStep();
    expect(() => cognitoSecondFactorAdapter(auth, signIn)).toThrow('DONE');
    for (const signInStep of ['CONFIRM_SIGN_IN_WITH_TOTP_CODE', 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION'])
      expect(() =>
        cognitoSecondFactorAdapter(auth, { isSignedIn: false, nextStep: { signInStep, allowedMFATypes: ['TOTP'] } }),
      ).toThrow(signInStep);
  });

  it('does not treat a further step as a session', async () => {
    const adapter = await begin();
    pool.network.faults = {
      RespondToAuthChallenge: [
        () =>
          Response.json({
            ChallengeName: 'NEW_PASSWORD_REQUIRED',
            ChallengeParameters: { requiredAttributes: '[]' },
            Session: 'next',
          }),
      ],
    };
    expect(await refusal(adapter.attempt({ id, code: pool.codeTo(number) }))).toMatchObject({
      code: 'unknown',
      message: expect.stringContaining('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED'),
    });
  });

  it('ends if a response is lost, because Amplify repeats the code and Cognito accepts it once', async () => {
    const adapter = await begin();
    pool.network.faults = { RespondToAuthChallenge: [lost()] };
    expect(await refusal(adapter.attempt({ id, code: pool.codeTo(number) }))).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('ends after too many wrong codes', async () => {
    const adapter = await begin();
    const code = wrongCodeFor(pool.codeTo(number));
    for (const _ of [1, 2, 3, 4, 5])
      expect(await refusal(adapter.attempt({ id, code }))).toMatchObject({ code: 'incorrect_code' });
    expect(await refusal(adapter.attempt({ id, code: pool.codeTo(number) }))).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('does not include the code in the error', async () => {
    const { cause, message } = await refusal((await begin()).attempt({ id, code: '918273' }));
    expect(JSON.stringify([cause, message, Object.values(cause ?? {})])).not.toContain('918273');
  });
});

async function begin(options: CognitoSecondFactorAdapterOptions = {}) {
  return cognitoSecondFactorAdapter(auth, await firstStep(), options);
}

function firstStep() {
  return pool.signIn(ada.username);
}
