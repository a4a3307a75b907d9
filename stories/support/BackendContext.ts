import { createContext, useContext } from 'react';
import type { Backend } from './backend.js';
import type { Environment } from './environment.js';

export interface BackendContextValue extends Backend {
  environment: Environment;
  /** Deletes the stored state, and starts again from the seeds. */
  startAfresh: () => void;
}

export const BackendContext = createContext<BackendContextValue | null>(null);

/** The backend of the enclosing story. */
export function useBackend(): BackendContextValue {
  const value = useContext(BackendContext);
  if (!value)
    throw new Error(
      'There is no story around this component, so it has no backend. Render it in a story that withBackend decorates.',
    );
  return value;
}
