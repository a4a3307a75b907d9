import { useState } from 'react';
import {
  AddPhoneForm,
  formatPhoneNumber,
  isVerified,
  usePhoneNumbers,
  useStartVerification,
  VerifyPhoneForm,
  type PhoneNumber,
} from '../../../src/index.js';

/** A step of a sign-up, made of the same forms. */
export function AskForNumber({ onDone }: { onDone: () => void }) {
  const [id, setId] = useState<string | null>(null);
  if (id === null) return <AddPhoneForm onAdded={(number) => setId(number.id)} />;
  return <VerifyPhoneForm id={id} onVerified={onDone} />;
}

export interface OwnRowsProps {
  onCall: (phoneNumber: string) => void;
}

/** A list of your own, with a button that `PhoneNumberList` does not have. */
export function OwnRows({ onCall }: OwnRowsProps) {
  const { data: numbers = [] } = usePhoneNumbers();
  return (
    <ul>
      {numbers.map((number) => (
        <Row key={number.id} number={number} onCall={onCall} />
      ))}
    </ul>
  );
}

function Row({ number, onCall }: OwnRowsProps & { number: PhoneNumber }) {
  const [isOpen, setIsOpen] = useState(false);
  const startVerification = useStartVerification();

  function verify() {
    startVerification(number);
    setIsOpen(true);
  }

  return (
    <li>
      {formatPhoneNumber(number.phoneNumber)}{' '}
      {isVerified(number) ? (
        <button onClick={() => onCall(number.phoneNumber)}>Call me here</button>
      ) : (
        <button onClick={verify}>Verify</button>
      )}
      {isOpen && <VerifyPhoneForm id={number.id} onVerified={() => setIsOpen(false)} />}
    </li>
  );
}
