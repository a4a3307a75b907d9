import { callVendor } from '../kit/call-vendor.js';
import { translateCognitoError } from './errors.js';

/**
 * The part of `aws-amplify/auth` that the adapter uses: pass the namespace, `import * as auth from
 * 'aws-amplify/auth'`. Described by its shape, so that the declarations depend on no package. What Cognito's server
 * fills is `unknown`, because Amplify passes on whatever it receives.
 */
export interface CognitoAuth {
  getCurrentUser(): Promise<{ readonly userId: string }>;
  fetchUserAttributes(): Promise<{
    readonly sub?: unknown;
    readonly phone_number?: unknown;
    readonly phone_number_verified?: unknown;
  }>;
  updateUserAttribute(input: {
    userAttribute: { attributeKey: 'phone_number'; value: string };
    options?: CognitoSendOptions;
  }): Promise<{ readonly nextStep: { readonly updateAttributeStep: unknown } }>;
  sendUserAttributeVerificationCode(input: {
    userAttributeKey: 'phone_number';
    options?: CognitoSendOptions;
  }): Promise<unknown>;
  confirmUserAttribute(input: { userAttributeKey: 'phone_number'; confirmationCode: string }): Promise<void>;
  deleteUserAttributes(input: { userAttributeKeys: ['phone_number'] }): Promise<void>;
  fetchMFAPreference(): Promise<{ readonly enabled?: readonly unknown[] | undefined; readonly preferred?: unknown }>;
  updateMFAPreference(input: { sms: 'PREFERRED' | 'ENABLED' | 'DISABLED' }): Promise<void>;
}

/** Options of a call that sends a message: the pool's Custom Message Lambda trigger gets `clientMetadata`. */
export type CognitoSendOptions = { clientMetadata?: { [key: string]: string } };

/** Returns the options of a message in this language. */
export function inLanguage(locale: string | undefined): { options?: CognitoSendOptions } {
  return locale === undefined ? {} : { options: { clientMetadata: { locale } } };
}

/** The part of `aws-amplify/auth` that the second step of a sign-in uses. */
export interface CognitoSignInAuth {
  getCurrentUser(): Promise<{ readonly userId: string }>;
  confirmSignIn(input: { challengeResponse: string; options?: CognitoSendOptions }): Promise<CognitoSignInOutput>;
}

/** What Amplify's `signIn` and `confirmSignIn` resolve with. */
export interface CognitoSignInOutput {
  readonly isSignedIn: boolean;
  readonly nextStep: {
    readonly signInStep: string;
    readonly codeDeliveryDetails?: { readonly destination?: unknown } | undefined;
    readonly allowedMFATypes?: readonly string[] | undefined;
  };
}

/** Calls Amplify. Every rejection is a `PhoneError`. */
export function callCognito<Result>(run: () => Promise<Result>): Promise<Result> {
  return callVendor(run, translateCognitoError);
}
