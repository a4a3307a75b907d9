import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import { isAmbiguous, PhoneError } from '../../core/errors.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import { numberAdapter } from '../kit/number-adapter.js';
import { callCognito, type CognitoAuth } from './client.js';
import { createCurrentUser } from './current-user.js';
import { translateCognitoError } from './errors.js';
import { fetchCognitoAccount, type CognitoAccount } from './phone-number.js';
import { createCognitoVerification } from './verification.js';

export {
  cognitoSecondFactorAdapter,
  type CognitoSecondFactorAdapterOptions,
  type CognitoSession,
} from './second-factor.js';
export type { CognitoAuth, CognitoSignInAuth, CognitoSignInOutput } from './client.js';

export interface CognitoAdapterOptions {
  /** The adapter's `scope`: set it in an app that has several user pools. @default 'cognito' */
  scope?: string | undefined;
  /**
   * Whether the pool keeps a number until a new one is verified (`AttributesRequireVerificationBeforeUpdate`, in the
   * console "Keep original attribute value active when an update is pending"). If false, a verified number cannot be
   * changed, only removed: Cognito would put the new one in its place, as a second factor too, before anybody proved
   * it. @default true
   */
  keepsOriginal?: boolean | undefined;
  /** Whether the pool has SMS as a second factor. @default true */
  secondFactor?: boolean | undefined;
  /** Limits of your pool, and your app's own rules, because Cognito reports none to a client. */
  limits?: Optional<Omit<AdapterLimits, 'maxPhoneNumbers' | 'replaces'>> | undefined;
}

/** The port without what Cognito lacks: a primary number, a default second factor and backup codes. */
export interface CognitoAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
  currentUserId: NonNullable<PhoneAdapter['currentUserId']>;
  /** `totp` and `email`, as far as the user has them; known once the list was read. */
  readonly otherFactors: readonly string[];
}

/**
 * The one phone number of an Amazon Cognito user, the attribute `phone_number`. `auth` is the namespace
 * `aws-amplify/auth`, version 6. A number that is reserved receives the codes of Cognito's SMS MFA. A change that is
 * pending is kept in this tab only.
 */
export function cognitoAdapter(auth: CognitoAuth, options: CognitoAdapterOptions = {}): CognitoAdapter {
  const { scope = 'cognito', keepsOriginal = true, secondFactor = true } = options;
  const limits: AdapterLimits = {
    // A code is valid for 24 hours.
    ...withDefaults<Omit<AdapterLimits, 'maxPhoneNumbers'>>(
      { codeLength: 6, codeLifetime: 86_400, resendCooldown: 30 },
      options.limits,
    ),
    maxPhoneNumbers: 1,
    replaces: keepsOriginal,
  };
  const currentUser = createCurrentUser(auth);
  let otherFactors: readonly string[] = [];

  async function read(): Promise<CognitoAccount> {
    const account = await callCognito(() => fetchCognitoAccount(auth, secondFactor)).catch((error: PhoneError) => {
      if (error.code === 'unauthenticated') currentUser.set(null);
      throw error;
    });
    currentUser.set(account.userId);
    otherFactors = account.otherFactors;
    return account;
  }

  function assertOtherFactor(account: CognitoAccount): void {
    if (limits.secondFactorRequired && account.otherFactors.length === 0) throw new PhoneError('last_second_factor');
  }

  const adapter = numberAdapter<CognitoAccount>({
    scope,
    limits,
    read,
    ...createCognitoVerification(auth, read),
    async remove({ account }) {
      const { hasSms, phoneNumbers } = account;
      if (limits.verifiedNumberRequired && phoneNumbers.length > 0) throw new PhoneError('last_identification');
      if (hasSms) assertOtherFactor(account);
      // First, because Cognito would go on asking for codes that it has no number to send to.
      if (hasSms) await auth.updateMFAPreference({ sms: 'DISABLED' });
      await callCognito(() => auth.deleteUserAttributes({ userAttributeKeys: ['phone_number'] })).catch(
        (error: PhoneError) => {
          // `unknown` makes the caller read the list again: the number is no longer a second factor.
          throw hasSms && !isAmbiguous(error) ? new PhoneError('unknown', error) : error;
        },
      );
    },
    ...(secondFactor && {
      async setSecondFactor({ reserved, account }) {
        if (!reserved) assertOtherFactor(account);
        // A factor that the user prefers stays the preferred one.
        const sms = !reserved ? 'DISABLED' : account.hasPreferred ? 'ENABLED' : 'PREFERRED';
        await auth.updateMFAPreference({ sms });
      },
    }),
    translateError: translateCognitoError,
  });

  return {
    ...adapter,
    currentUserId: () => currentUser.get(),
    get otherFactors() {
      return otherFactors;
    },
  };
}
