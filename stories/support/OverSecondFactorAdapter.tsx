import { useEffect, useState } from 'react';
import {
  SecondFactorChallenge,
  type SecondFactorChallengeProps,
} from '../../src/components/challenge/SecondFactorChallenge.js';
import type { SecondFactorAdapter } from '../../src/core/second-factor-adapter.js';
import type { Backend } from './backend.js';
import { useBackend } from './BackendContext.js';
import { messagesOf } from './environment.js';

export interface OverSecondFactorAdapterProps<Session> extends Omit<
  SecondFactorChallengeProps<Session>,
  'adapter' | 'messages'
> {
  /** Passes the first step of a sign-in. Called once. */
  start: (backend: Backend) => Promise<SecondFactorAdapter<Session>>;
}

/** The second step of the story user's sign-in. */
export function OverSecondFactorAdapter<Session>({ start, ...props }: OverSecondFactorAdapterProps<Session>) {
  const backend = useBackend();
  const [begun] = useState(() => start(backend));
  const [adapter, setAdapter] = useState<SecondFactorAdapter<Session>>();
  useEffect(() => void begun.then(setAdapter), [begun]);
  if (!adapter) return <div data-waiting />;
  return <SecondFactorChallenge {...props} adapter={adapter} messages={messagesOf[backend.environment.language]} />;
}
