import { useCallback, useEffect, useRef, useState } from 'react';
import type { SupabaseClient } from '@supabase/supabase-js';
import {
  PhoneNumbers,
  PhoneNumbersProvider,
  SecondFactorChallenge,
  type PhoneAdapter,
  type SecondFactorAdapter,
} from '../../../../src/index.js';
import { supabaseSecondFactorAdapter } from '../../../../src/adapters/supabase/index.js';

interface PhoneSettingsProps {
  supabase: SupabaseClient;
  /** `supabaseAdapter(supabase, …)` */
  adapter: PhoneAdapter;
  userId: string;
}

/** Asks for a code when a change requires the second level, and then repeats the change. */
export function PhoneSettings({ supabase, adapter, userId }: PhoneSettingsProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  const onStepUp = useCallback(async () => {
    const { data } = await supabase.auth.getSession();
    if (!data.session) throw new Error('Nobody is signed in.');
    const challenge = supabaseSecondFactorAdapter(supabase, data.session);
    await new Promise<void>((onPassed, onClosed) => setQuestion({ challenge, onPassed, onClosed })).finally(() =>
      setQuestion(null),
    );
  }, [supabase]);
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId} onStepUp={onStepUp}>
      <PhoneNumbers />
      {question && <ConfirmIdentity {...question} />}
    </PhoneNumbersProvider>
  );
}

interface Question {
  challenge: SecondFactorAdapter<unknown>;
  onPassed: () => void;
  onClosed: () => void;
}

function ConfirmIdentity({ challenge, onPassed, onClosed }: Question) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClosed} aria-labelledby="confirm-identity">
      <h2 id="confirm-identity">Confirm that it is you</h2>
      <SecondFactorChallenge adapter={challenge} onComplete={onPassed} />
      <button type="button" onClick={onClosed}>
        Cancel
      </button>
    </dialog>
  );
}
