import { useState } from 'react';
import { AddPhoneForm, PhoneNumberList, VerifyPhoneForm } from '../../../src/index.js';

/** A step of a sign-up, made of the same forms. */
export function AskForNumber({ onDone }: { onDone: () => void }) {
  const [id, setId] = useState<string | null>(null);
  if (id === null) return <AddPhoneForm onAdded={(number) => setId(number.id)} />;
  return <VerifyPhoneForm id={id} onVerified={onDone} />;
}

/** The list alone, if numbers are added elsewhere. */
export function Numbers() {
  return <PhoneNumberList />;
}
