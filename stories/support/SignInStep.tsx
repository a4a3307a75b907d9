import { useState } from 'react';
import { memorySecondFactorAdapter, type MemorySecondFactorAdapter, type MemorySecondFactorOperation } from '../../src/adapters/memory.js';
import { SecondFactorChallenge, type SecondFactorChallengeProps } from '../../src/components/SecondFactorChallenge.js';
import type { PhoneError, PhoneErrorCode } from '../../src/core/errors.js';
import { useBackend } from './BackendContext.js';
import { messagesOf } from './environment.js';

export interface SignInStepProps extends Omit<SecondFactorChallengeProps<{ userId: string }>, 'adapter' | 'messages'> {
  /** Each fails the next call of its operation. */
  faults?: readonly { operation: MemorySecondFactorOperation; error: PhoneError | PhoneErrorCode }[];
}

/** The second step of a sign-in of the story's person, on the story's backend. */
export function SignInStep({ faults, ...props }: SignInStepProps) {
  const { adapter, environment } = useBackend();
  const [signIn] = useState(() => {
    const step = memorySecondFactorAdapter(adapter);
    for (const { operation, error } of faults ?? []) step.failNext(operation, error);
    return step;
  });
  const live: MemorySecondFactorAdapter = Object.assign(signIn, { latency: environment.latency, offline: environment.offline });
  return <SecondFactorChallenge {...props} adapter={live} messages={messagesOf[environment.language]} />;
}
