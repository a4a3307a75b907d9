import type { MemorySecondFactorOperation } from '../../src/adapters/memory/index.js';
import type { StoryFault } from './backend.js';
import { OverSecondFactorAdapter, type OverSecondFactorAdapterProps } from './OverSecondFactorAdapter.js';

export interface SignInStepProps extends Omit<OverSecondFactorAdapterProps<{ userId: string }>, 'start'> {
  faults?: readonly StoryFault<MemorySecondFactorOperation>[];
}

/** The second step of the story user's sign-in, on the story's backend. */
export function SignInStep({ faults, ...props }: SignInStepProps) {
  return <OverSecondFactorAdapter {...props} start={({ startSignIn }) => startSignIn(faults)} />;
}
