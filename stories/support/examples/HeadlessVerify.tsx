import { useState } from 'react';
import { CodeField, usePrepareVerification, useResendCountdown, useVerifyPhone } from '../../../src/index.js';
import { en } from '../../../src/messages/en.js';

export function Verify({ id }: { id: string }) {
  const send = usePrepareVerification();
  const verify = useVerifyPhone();
  const secondsLeft = useResendCountdown(id);
  const [code, setCode] = useState('');

  return (
    <>
      <button aria-disabled={secondsLeft > 0} onClick={() => secondsLeft > 0 || send.mutate({ id })}>
        {secondsLeft > 0 ? `Send again in ${secondsLeft} s` : 'Send a code'}
      </button>
      <CodeField
        value={code}
        onChange={setCode}
        onComplete={(whole) => verify.mutate({ id, code: whole })}
        readOnly={verify.isPending}
        invalid={verify.error?.field === 'code'}
        labels={en.codeField}
      />
      {verify.error?.code === 'incorrect_code' && (
        <p role="alert">Not that one. {verify.error.attemptsLeft} tries left.</p>
      )}
      {verify.isSuccess && <p role="status">It is yours.</p>}
    </>
  );
}
