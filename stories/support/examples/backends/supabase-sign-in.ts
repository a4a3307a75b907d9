import type { SupabaseClient } from '@supabase/supabase-js';
import type { SecondFactorAdapter } from '../../../../src/index.js';
import { supabaseSecondFactorAdapter, type SupabaseSession } from '../../../../src/adapters/supabase/index.js';

/** Resolves with the adapter of the second step, for `SecondFactorChallenge`; null if the user is signed in. */
export async function signIn(
  supabase: SupabaseClient,
  email: string,
  password: string,
): Promise<SecondFactorAdapter<SupabaseSession> | null> {
  const { data, error } = await supabase.auth.signInWithPassword({ email, password });
  if (error) throw error;
  return (await needsSecondStep(supabase)) ? supabaseSecondFactorAdapter(supabase, data.session) : null;
}

/** Also after a reload, with the session of `getSession()`. */
export async function needsSecondStep(supabase: SupabaseClient): Promise<boolean> {
  const { data, error } = await supabase.auth.mfa.getAuthenticatorAssuranceLevel();
  if (error) throw error;
  return data.currentLevel === 'aal1' && data.nextLevel === 'aal2';
}
