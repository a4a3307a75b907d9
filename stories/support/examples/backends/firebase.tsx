import { initializeApp } from 'firebase/app';
import { getAuth, type User } from 'firebase/auth';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { firebaseAdapter } from '../../../../src/adapters/firebase/index.js';
import '../../../../src/styles/styles.css';

const auth = getAuth(initializeApp({ apiKey: 'your key', projectId: 'your-project' }));
const adapter = firebaseAdapter(auth);

/** `user` comes from `onAuthStateChanged`. */
export function Settings({ user }: { user: User }) {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={user.uid}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
