import { createClient, type User } from '@supabase/supabase-js';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { supabaseAdapter } from '../../../../src/adapters/supabase/index.js';
import '../../../../src/styles/styles.css';

const supabase = createClient('https://your-project.supabase.co', 'your publishable key');
const adapter = supabaseAdapter(supabase, { addAs: 'secondFactor' });

/** `user` is that of the session, which `onAuthStateChange` passes. */
export function Settings({ user }: { user: User }) {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={user.id}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
