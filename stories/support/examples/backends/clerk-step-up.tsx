import { useCallback, useEffect, useRef, useState, type FormEvent } from 'react';
import type { Clerk } from '@clerk/clerk-js';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { clerkAdapter } from '../../../../src/adapters/clerk/index.js';

export function PhoneSettings({ clerk, userId }: { clerk: Clerk; userId: string }) {
  const [adapter] = useState(() => clerkAdapter(clerk));
  const [question, setQuestion] = useState<Question | null>(null);
  const onStepUp = useCallback(
    () =>
      new Promise<void>((onConfirmed, onClosed) => setQuestion({ onConfirmed, onClosed })).finally(() =>
        setQuestion(null),
      ),
    [],
  );
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId} onStepUp={onStepUp}>
      <PhoneNumbers />
      {question && <ConfirmIdentity clerk={clerk} {...question} />}
    </PhoneNumbersProvider>
  );
}

interface Question {
  onConfirmed: () => void;
  onClosed: () => void;
}

/** Lets Clerk verify the user's password again. */
function ConfirmIdentity({ clerk, onConfirmed, onClosed }: Question & { clerk: Clerk }) {
  const [isWrong, setIsWrong] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    try {
      await clerk.session?.startVerification({ level: 'first_factor' });
      await clerk.session?.attemptFirstFactorVerification({ strategy: 'password', password });
      onConfirmed();
    } catch {
      setIsWrong(true);
    }
  }

  return (
    <dialog ref={dialog} onClose={onClosed} aria-labelledby="confirm-identity">
      <form onSubmit={(event) => void confirm(event)}>
        <h2 id="confirm-identity">Confirm that it is you</h2>
        <label>
          Password <input name="password" type="password" autoComplete="current-password" required />
        </label>
        {isWrong && <p role="alert">That did not work. Try again.</p>}
        <button>Confirm</button>
        <button type="button" onClick={onClosed}>
          Cancel
        </button>
      </form>
    </dialog>
  );
}
