import { PhoneNumbers } from '../../../src/index.js';

export interface PhonePageProps {
  showToast: (text: string) => void;
  goToSignIn: () => void;
  /** What your router asks before it leaves the page. */
  setIsUnsaved: (isUnsaved: boolean) => void;
}

export function PhonePage({ showToast, goToSignIn, setIsUnsaved }: PhonePageProps) {
  return (
    <PhoneNumbers
      onVerified={() => showToast('Your number is verified.')}
      onRemoved={() => showToast('Your number was removed.')}
      onSignedOut={goToSignIn}
      onUnsavedChange={setIsUnsaved}
    />
  );
}
