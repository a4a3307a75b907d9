import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import './index.css';
import { memoryAdapter, memorySecondFactorAdapter } from 'phonekit/adapters/memory';
import { AccountSettings } from '@/components/account-settings';
import { SignInSecondStep } from '@/components/sign-in-second-step';
import { CodeField } from '@/components/ui/code-field';
import { PhoneField } from '@/components/ui/phone-field';

const backend = memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }] });
const signIn = memorySecondFactorAdapter(backend);

function App() {
  const [phone, setPhone] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [isSignedIn, setIsSignedIn] = useState(false);
  return (
    <main className="mx-auto grid max-w-2xl gap-8 p-8">
      <h1 className="text-2xl font-semibold">Account</h1>
      <AccountSettings />
      {isSignedIn ? <p>Signed in.</p> : <SignInSecondStep adapter={signIn} onSignedIn={() => setIsSignedIn(true)} />}
      <PhoneField value={phone} onChange={setPhone} defaultCountry="US" className="max-w-sm" />
      <CodeField value={code} onChange={setCode} className="mt-8" />
      <output>{`${phone} ${code}`}</output>
    </main>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
