import { useEffect, useState } from 'react';
import type { MemorySecondFactorOperation } from '../../src/adapters/memory.js';
import { SecondFactorChallenge, type SecondFactorChallengeProps } from '../../src/components/SecondFactorChallenge.js';
import type { SecondFactorAdapter } from '../../src/core/adapter.js';
import type { StoryFault } from './backend.js';
import { useBackend } from './BackendContext.js';
import { messagesOf } from './environment.js';

export interface SignInStepProps extends Omit<SecondFactorChallengeProps<{ userId: string }>, 'adapter' | 'messages'> {
  faults?: readonly StoryFault<MemorySecondFactorOperation>[];
}

/** The second step of a sign-in of the story's person, on the story's backend. */
export function SignInStep({ faults, ...props }: SignInStepProps) {
  const { startSignIn, environment } = useBackend();
  const [begun] = useState(() => startSignIn(faults));
  const [adapter, setAdapter] = useState<SecondFactorAdapter<{ userId: string }>>();
  useEffect(() => void begun.then(setAdapter), [begun]);
  if (!adapter) return <div data-waiting />;
  return <SecondFactorChallenge {...props} adapter={adapter} messages={messagesOf[environment.language]} />;
}
