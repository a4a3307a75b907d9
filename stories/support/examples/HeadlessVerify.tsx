import { useState } from 'react';
import { CodeField, usePhoneVerification } from '../../../src/index.js';
import { ErrorNote } from './ErrorNote.js';

export function Verify({ id }: { id: string }) {
  const { step, send, secondsUntilResend, attempt, error } = usePhoneVerification(id);
  const [code, setCode] = useState('');

  if (step === null) return null;
  if (step === 'done') return <p role="status">It is yours.</p>;
  return (
    <>
      {step !== 'blocked' && (
        <button aria-disabled={secondsUntilResend > 0} onClick={() => secondsUntilResend > 0 || send()}>
          {secondsUntilResend > 0 ? `Send again in ${secondsUntilResend} s` : 'Send a code'}
        </button>
      )}
      {step === 'enter' && (
        <CodeField
          value={code}
          onChange={setCode}
          onComplete={(whole) => attempt.mutate({ id, code: whole })}
          readOnly={attempt.isPending}
          invalid={error?.field === 'code'}
        />
      )}
      <ErrorNote error={error} />
    </>
  );
}
