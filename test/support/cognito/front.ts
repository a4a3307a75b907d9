import { mask } from '../../../src/adapters/kit/index.js';
import type { SettableClock } from '../settable-clock.js';
import { createCode, type LocalPool, type User } from './cognito-local.js';
import { CognitoRefusal } from './refusals.js';

interface Body {
  AccessToken?: string;
  UserAttributes?: readonly { Name: string; Value: string }[];
  Code?: string;
  Session?: string;
  ChallengeName?: string;
  ChallengeResponses?: Readonly<Record<string, string>>;
  SMSMfaSettings?: { Enabled: boolean; PreferredMfa?: boolean };
  SoftwareTokenMfaSettings?: { Enabled: boolean; PreferredMfa?: boolean };
}

interface Challenge {
  ChallengeName?: string;
  ChallengeParameters?: Record<string, string>;
  Session?: string;
}

/** A code, with the attempts that Cognito counts. */
interface Count {
  readonly sentAt: number;
  wrong: number;
}

interface SignIn extends Count {
  readonly username: string;
  readonly code: string;
}

export type Front = (target: string, body: Body) => Promise<object>;

const day = 24 * 60 * 60 * 1000;
const threeMinutes = 3 * 60 * 1000;
/** Cognito documents no limit; it allows about this many. */
const wrongCodes = 5;

/** Fills the gaps of cognito-local that affect the adapters. Each is described at its place. */
export function createFront(pool: LocalPool, clock: SettableClock, autoVerifies: boolean): Front {
  const codes = new Map<string, Count>();
  const signIns = new Map<string, SignIn>();

  const steps: Readonly<Record<string, Front>> = {
    async UpdateUserAttributes(target, body) {
      const number = body.UserAttributes?.find(({ Name }) => Name === 'phone_number')?.Value ?? '';
      // Gap: it accepts any text as a number.
      if (!/^\+[1-9]\d{7,14}$/.test(number))
        throw new CognitoRefusal('InvalidParameterException', 'Invalid phone number format.');
      codes.set(userOf(body), { sentAt: clock.now(), wrong: 0 });
      return pool.call(target, body);
    },

    async GetUserAttributeVerificationCode(target, body) {
      const user = await findUser(userOf(body));
      codes.set(userOf(body), { sentAt: clock.now(), wrong: 0 });
      if (autoVerifies) await pool.call(target, body);
      // Gap: it sends only the codes of automatic verification.
      else {
        const code = createCode();
        await pool.saveUser({ ...user, AttributeVerificationCode: code });
        pool.sent.push({ to: attributeOf(user, 'phone_number'), code });
      }
      // Gap: it does not return where the code was sent.
      return {
        CodeDeliveryDetails: {
          AttributeName: 'phone_number',
          DeliveryMedium: 'SMS',
          Destination: mask(attributeOf(user, 'phone_number')),
        },
      };
    },

    async VerifyUserAttribute(target, body) {
      const user = await findUser(userOf(body));
      const count = codes.get(userOf(body));
      // Gap: codes never expire.
      if (!count || clock.now() - count.sentAt > day)
        throw new CognitoRefusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');
      // Gap: wrong codes are not counted.
      if (count.wrong >= wrongCodes)
        throw new CognitoRefusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
      if (body.Code !== user.AttributeVerificationCode) count.wrong += 1;
      // Gap: two users can verify the same number, even if it is an alias for signing in.
      else if (await isTaken(user))
        throw new CognitoRefusal('AliasExistsException', 'An account with the phone_number already exists.');
      return pool.call(target, body);
    },

    async SetUserMFAPreference(target, body) {
      const user = await findUser(userOf(body));
      const { SMSMfaSettings: sms } = body;
      // Gap: SMS can be enabled without a number to send to.
      if (sms?.Enabled && attributeOf(user, 'phone_number') === '')
        throw new CognitoRefusal(
          'InvalidParameterException',
          'User does not have delivery config set to turn on SMS_MFA',
        );
      // Gap: a method that is not in the request should no longer be the preferred one.
      const isKept = sms?.PreferredMfa === undefined;
      await pool.call(target, {
        ...body,
        ...(isKept &&
          sms?.Enabled &&
          isPreferred(user, 'SMS_MFA') && { SMSMfaSettings: { ...sms, PreferredMfa: true } }),
        ...(isKept &&
          isPreferred(user, 'SOFTWARE_TOKEN_MFA') && {
            SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
          }),
      });
      // Gap: sign-in codes are sent according to the options of an older operation.
      const after = await findUser(userOf(body));
      const hasSms = after.UserMFASettingList?.includes('SMS_MFA');
      await pool.saveUser({
        ...after,
        MFAOptions: hasSms ? [{ DeliveryMedium: 'SMS', AttributeName: 'phone_number' }] : [],
      });
      return {};
    },

    InitiateAuth: async (target, body) => withSession(await pool.call(target, body)),

    async RespondToAuthChallenge(target, body) {
      if (body.ChallengeName !== 'SMS_MFA') return withSession(await pool.call(target, body));
      const signIn = signIns.get(body.Session ?? '');
      // Gap: it accepts any session, any number of times, forever.
      if (!signIn) throw invalidSession('session can only be used once.');
      if (clock.now() - signIn.sentAt > threeMinutes) throw invalidSession('session is expired.');
      if (signIn.wrong >= wrongCodes) throw invalidSession('session is no longer valid.');
      // Gap: a code belongs to the user instead of the sign-in.
      if (body.ChallengeResponses?.SMS_MFA_CODE !== signIn.code) {
        signIn.wrong += 1;
        throw new CognitoRefusal('CodeMismatchException', 'Invalid code or auth state for the user.');
      }
      signIns.delete(body.Session ?? '');
      await pool.saveUser({ ...(await findUser(signIn.username)), MFACode: signIn.code });
      return pool.call(target, body);
    },
  };

  /** Stores a sign-in code, and masks the number that it was sent to. Gap: it returns the full number. */
  async function withSession(response: Challenge): Promise<object> {
    const { ChallengeName, ChallengeParameters = {}, Session = '' } = response;
    if (ChallengeName !== 'SMS_MFA') return response;
    const user = await findUser(ChallengeParameters.USER_ID_FOR_SRP ?? '');
    const { Username: username, MFACode: code = '' } = user;
    signIns.set(Session, { username, code, sentAt: clock.now(), wrong: 0 });
    const destination = mask(attributeOf(user, 'phone_number'));
    return { ...response, ChallengeParameters: { ...ChallengeParameters, CODE_DELIVERY_DESTINATION: destination } };
  }

  async function findUser(name: string): Promise<User> {
    const found = (await pool.listUsers()).find((user) => user.Username === name || attributeOf(user, 'sub') === name);
    if (!found) throw new CognitoRefusal('UserNotFoundException', 'User does not exist.');
    return found;
  }

  async function isTaken(user: User): Promise<boolean> {
    const pending = user.UnverifiedAttributeChanges?.find(({ Name }) => Name === 'phone_number')?.Value;
    const number = pending ?? attributeOf(user, 'phone_number');
    return (await pool.listUsers()).some(
      (other) =>
        other.Username !== user.Username &&
        attributeOf(other, 'phone_number') === number &&
        attributeOf(other, 'phone_number_verified') === 'true',
    );
  }

  let last: Promise<unknown> = Promise.resolve();
  // Gap: two concurrent requests may both read before either writes.
  return (target, body) => {
    const run = () => (steps[target] ?? pool.call)(target, body);
    const result = last.then(run, run);
    last = result.catch(() => undefined);
    return result;
  };
}

/** The `sub` of the token's user. */
function userOf({ AccessToken = '' }: Body): string {
  const { sub }: { sub: string } = JSON.parse(atob(AccessToken.split('.')[1] ?? ''));
  return sub;
}

export function attributeOf({ Attributes }: User, name: string): string {
  return Attributes.find(({ Name }) => Name === name)?.Value ?? '';
}

function isPreferred(user: User, method: string): boolean {
  return user.PreferredMfaSetting === method;
}

function invalidSession(reason: string): CognitoRefusal {
  return new CognitoRefusal('NotAuthorizedException', `Invalid session for the user, ${reason}`);
}
