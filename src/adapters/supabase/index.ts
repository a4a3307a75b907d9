import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import type { SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { type Optional, withDefaults } from '../../core/optional.js';
import type { SupabaseChannel, SupabasePhoneClient } from './client.js';
import { secondFactorLimits, signInLimits } from './limits.js';
import { createPhoneFactors } from './phone-factors.js';
import { watchUserId } from './session.js';
import { createSignInNumber } from './sign-in-number.js';
import { fetchUser, type SupabaseUser } from './user.js';

export {
  supabaseSecondFactorAdapter,
  type SupabaseSecondFactorAdapterOptions,
  type SupabaseSession,
} from './second-factor.js';
export type { SupabaseChannel, SupabasePhoneClient, SupabaseSecondFactorClient } from './client.js';

export interface SupabaseAdapterOptions {
  /**
   * What a number becomes once its code is right. `secondFactor`: it is enrolled as a factor of its own, which requires
   * phone MFA in the project. `signIn`: it is the account's phone, so that the phone alone is enough to sign in; an
   * account has one, and a new one takes its place. The two are stored apart.
   */
  addAs: 'secondFactor' | 'signIn';
  /** The channels that the project can send by, the default one first. @default ['sms'] */
  channels?: readonly SupabaseChannel[] | undefined;
  /** The adapter's `scope`: which project it is. @default read from the client */
  scope?: string | undefined;
  /** Limits that differ in your project, because Supabase does not report them to a client. */
  limits?: Optional<Omit<AdapterLimits, 'replaces' | 'secondFactorRequired' | 'verifiedNumberRequired'>> | undefined;
}

/** The port without what Supabase lacks: a primary number, a choice of second factors and backup codes. */
export interface SupabaseAdapter extends PhoneAdapter {
  delete: NonNullable<PhoneAdapter['delete']>;
  currentUserId: NonNullable<PhoneAdapter['currentUserId']>;
  /** The user's second factors that are not numbers: `totp` (an authenticator app) and `passkey`. */
  readonly otherFactors: readonly string[];
}

/**
 * The phone numbers of the user who is signed in at Supabase: with `addAs: 'secondFactor'` those that receive the codes
 * of the second step, with `addAs: 'signIn'` the one to sign in by. A factor is a second factor from the moment its
 * code was entered until it is removed, so there is no `setReservedForSecondFactor`. An unverified number is kept in
 * this tab. Create it once, since it subscribes to the client's session.
 */
export function supabaseAdapter(client: SupabasePhoneClient, options: SupabaseAdapterOptions): SupabaseAdapter {
  const { addAs, channels = ['sms'] } = options;
  const currentUserId = watchUserId(client);
  let latest: SupabaseUser | null = null;
  const isKnown = (user: SupabaseUser | null): user is SupabaseUser => user !== null && user.id === currentUserId();
  const shared = {
    scope: `${options.scope ?? `supabase:${getProjectUrl(client)}`}:${addAs}`,
    channels,
    currentUserId,
    fetchUser: async (signal?: AbortSignal) => (latest = await fetchUser(client, signal)),
  };

  if (addAs === 'signIn') {
    const limits = {
      ...withDefaults<SecondFactorAdapter['limits']>(signInLimits, options.limits),
      maxPhoneNumbers: 1,
      replaces: true,
      get verifiedNumberRequired() {
        return isKnown(latest) && latest.identities.every(({ provider }) => provider === 'phone');
      },
    };
    return withOtherFactors(createSignInNumber(client, { ...shared, limits }));
  }
  const limits = withDefaults<AdapterLimits>({ ...secondFactorLimits, maxPhoneNumbers: 10 }, options.limits);
  return withOtherFactors({
    scope: shared.scope,
    limits,
    channels,
    ...createPhoneFactors(client, { ...shared, maxPhoneNumbers: limits.maxPhoneNumbers }),
  });

  function withOtherFactors(adapter: PhoneAdapter & Pick<SupabaseAdapter, 'delete'>): SupabaseAdapter {
    return {
      ...adapter,
      currentUserId,
      get otherFactors() {
        return isKnown(latest) ? latest.otherFactors : [];
      },
    };
  }
}

/** The client's types hide it. */
function getProjectUrl(client: SupabasePhoneClient): string {
  return 'supabaseUrl' in client ? String(client.supabaseUrl) : '';
}
