import { Amplify } from 'aws-amplify';
import * as auth from 'aws-amplify/auth';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { cognitoAdapter } from '../../../../src/adapters/cognito/index.js';
import '../../../../src/styles/styles.css';

Amplify.configure({ Auth: { Cognito: { userPoolId: 'eu-west-1_YourPool', userPoolClientId: 'your client' } } });
const adapter = cognitoAdapter(auth);

/** `user` comes from Amplify's `getCurrentUser()`. */
export function Settings({ user }: { user: auth.AuthUser }) {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={user.userId}>
      <PhoneNumbers />
    </PhoneNumbersProvider>
  );
}
