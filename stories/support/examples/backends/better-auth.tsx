import { createAuthClient } from 'better-auth/react';
import { phoneNumberClient, twoFactorClient } from 'better-auth/client/plugins';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { betterAuthAdapter } from '../../../../src/adapters/better-auth/index.js';
import '../../../../src/styles/styles.css';

const auth = createAuthClient({ plugins: [phoneNumberClient(), twoFactorClient()] });
const adapter = betterAuthAdapter(auth, { getPassword });

export function Settings() {
  const { data: session } = auth.useSession();
  if (!session) return null;
  return (
    <PhoneNumbersProvider adapter={adapter} userId={session.user.id}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}

/** Resolves with the password; rejects if the user cancels. `prompt()` stands in for your dialog. */
async function getPassword(): Promise<string> {
  const password = window.prompt('Your password');
  if (password === null) throw new Error('not now');
  return password;
}
